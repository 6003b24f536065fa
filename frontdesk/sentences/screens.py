"""Sentences of the screens: scans, printing, typing."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "scan_damaged": N_("Mã quét bị sai một chỗ. Lau mặt thẻ hoặc giấy rồi quét lại."),
    "scan_unknown": N_("Mã vừa quét không phải thẻ căn cước hay giấy hẹn. Chưa làm gì cả."),
    "birth_date_unreadable": N_("Ngày sinh viết theo ngày/tháng/năm, ví dụ 07/03/1995; không rõ thì để trống."),
    "receipt_not_printed": N_("Máy in {printer} không nhận giấy hẹn. Kiểm tra máy in rồi bấm In lại; mã giữ nguyên."),
    "receipt_not_saved": N_("Không lưu được giấy hẹn vào {path} ({reason}). Kiểm tra ổ đĩa rồi bấm In lại."),
    "print_unrecorded": N_("Giấy đã in, nhưng chưa ghi được lần in ({reason}). Không cần in lại."),
    "save_unrecorded": N_("Giấy đã lưu thành tệp, nhưng chưa ghi được lần in ({reason}). In từ tệp đã lưu."),
    "unexpected_print": N_(
        "Giấy chưa in được vì lỗi ngoài dự kiến; việc đã ghi vẫn còn. In lại; nếu lặp lại, báo người quản trị."
    ),
    "unexpected": N_("Có lỗi ngoài dự kiến, thao tác chưa thực hiện. Hãy thử lại; nếu lặp lại, báo người quản trị."),
}

# Why a print is not on record, inside the sentence that says so.
REASONS: Mapping[str, str] = {
    "disk_full": N_("ổ đĩa đã đầy"),
    "disk_failed": N_("ổ đĩa không ghi được"),
    "home_busy": N_("dữ liệu đang bận"),
    "unexpected": N_("lỗi ngoài dự kiến"),
}
