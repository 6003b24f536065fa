"""Refusals of backup, restore, mirror and repair."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    # new epochs
    "numbers_used_up": N_(
        "Dãy số của thiết bị này đã hết (số cuối: {last}). Báo quản trị; hồ sơ tiếp nhận được ở quầy khác."
    ),
    "epochs_used_up": N_("Quầy này đã khôi phục quá nhiều lần, không còn dãy số trống. Lập quầy mới với mã quầy khác."),
    # restoring
    "restore_unreadable": N_("Không đọc được tệp sao lưu {path}: {reason}."),
    "restore_not_backup": N_("{path} không phải tệp sao lưu của phần mềm này, hoặc chỉ còn một phần. Chọn bản khác."),
    "restore_damaged": N_(
        "Tệp sao lưu {path} bị hỏng hoặc bị sửa (phần {part}). Không khôi phục gì; chọn bản sao lưu khác."
    ),
    "restore_target_taken": N_("{path} đã có dữ liệu. Khôi phục vào thư mục chưa có; không ghi đè quầy nào."),
    "restore_no_room": N_("Ổ đĩa của {path} cần {need} MB để khôi phục, chỉ còn {free} MB. Giải phóng rồi làm lại."),
    "restore_unwritable": N_("Không ghi được vào {path}: {reason}. Chưa khôi phục gì."),
    "restore_nothing": N_("Chọn tệp sao lưu, hoặc thư mục ghi song song: --mirror THƯ-MỤC."),
}
