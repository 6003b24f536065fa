"""Refusals of backup, restore, mirror and repair."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    # new epochs
    "numbers_used_up": N_(
        "Dãy số của thiết bị này đã hết (số cuối: {last}). Báo quản trị; hồ sơ tiếp nhận được ở quầy khác."
    ),
    "epochs_used_up": N_("Quầy này đã khôi phục quá nhiều lần, không còn dãy số trống. Lập quầy mới với mã quầy khác."),
    # the schedule
    "backup_folder_missing": N_("Chưa chọn thư mục sao lưu. Đặt bằng: frontdesk backup schedule THƯ-MỤC"),
    "backup_schedule_wrong": N_("Lịch sao lưu: từ 1 đến 168 giờ, mỗi loại giữ từ 0 đến 120 bản."),
    # restoring
    "restore_unreadable": N_("Không đọc được tệp sao lưu {path}: {reason}."),
    "restore_not_backup": N_("{path} không phải tệp sao lưu của phần mềm này, hoặc chỉ còn một phần. Chọn bản khác."),
    "restore_damaged": N_(
        "Tệp sao lưu {path} bị hỏng hoặc bị sửa (phần {part}). Không khôi phục gì; chọn bản sao lưu khác."
    ),
    "restore_target_taken": N_("{path} đã có dữ liệu. Khôi phục vào thư mục chưa có; không ghi đè quầy nào."),
    "restore_no_room": N_("Ổ đĩa của {path} cần {need} MB để khôi phục, chỉ còn {free} MB. Giải phóng rồi làm lại."),
    "restore_unwritable": N_("Không ghi được vào {path}: {reason}. Chưa khôi phục gì."),
    # the mirror
    "mirror_in_home": N_("{path} nằm trong thư mục dữ liệu của quầy. Chọn ổ đĩa khác để ghi song song."),
    "mirror_away": N_("Không thấy nơi ghi song song {path}. Cắm lại ổ đĩa; phần còn thiếu sẽ được ghi tiếp."),
    "mirror_full": N_("Ổ đĩa ghi song song {path} đã đầy. Giải phóng dung lượng; phần còn thiếu sẽ được ghi tiếp."),
    "mirror_unwritable": N_("Không ghi song song được vào {path}: {reason}. Kiểm tra ổ đĩa."),
    "mirror_busy": N_("Bản ghi song song ở {path} đang được ghi. Thử lại sau ít phút."),
    "mirror_ahead": N_(
        "Bản ghi song song ở {path} có việc mà dữ liệu trên máy không còn: dữ liệu này là bản cũ."
        " Dừng tiếp nhận và chạy: frontdesk repair."
    ),
    "mirror_unreadable": N_("Không có bản ghi song song nào của quầy này ở {path}."),
    "mirror_forked": N_("Bản ghi song song của {device} không cùng lịch sử với bản sao lưu. Không trộn hai bên."),
    # repair
    "repair_nothing": N_(
        "Không cứu được sự việc nào từ tệp dữ liệu. Tệp còn nguyên chỗ cũ; khôi phục từ bản sao lưu: frontdesk restore."
    ),
    "repair_unsound": N_("Dữ liệu cứu được không nối thành nhật ký. Tệp còn nguyên chỗ cũ; khôi phục từ bản sao lưu."),
}
