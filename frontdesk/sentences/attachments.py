"""Refusals of scans, of the watched folder and of backups."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    # a file that comes from outside
    "scan_not_found": N_("Không thấy tệp {name}. Kiểm tra lại nơi lưu rồi chọn lại."),
    "scan_unreadable": N_(
        "Không mở được tệp {name}. Đóng chương trình đang dùng tệp, kiểm tra quyền đọc rồi chọn lại."
    ),
    "scan_not_a_file": N_("{name} là thư mục hoặc thiết bị, không phải bản quét. Chọn từng tệp PDF hoặc ảnh."),
    "scan_is_link": N_("{name} chỉ là lối tắt đến tệp khác. Mở đúng thư mục chứa tệp gốc rồi chọn tệp đó."),
    "scan_empty": N_("Tệp {name} không có nội dung. Quét lại rồi gắn."),
    "scan_too_large": N_("Tệp {name} lớn quá {most} MB. Quét lại với độ phân giải thấp hơn, hoặc chia làm nhiều tệp."),
    "scan_still_written": N_("Tệp {name} đang được ghi dở. Chờ máy quét xong rồi gắn lại."),
    "scan_kind_unknown": N_(
        "Nội dung tệp {name} không phải PDF hay ảnh (PNG, JPEG, TIFF, WEBP). Quét hoặc lưu lại thành PDF rồi gắn."
    ),
    "scan_truncated": N_("Tệp {name} bị cụt, thiếu phần cuối. Quét hoặc chép lại tệp rồi gắn."),
    "scan_mixed": N_("Tệp {name} có dữ liệu lạ đi kèm bản quét nên không gắn. Quét lại giấy thành PDF rồi gắn."),
    "scan_undecodable": N_("Tệp {name} bị hỏng, không hiển thị được đủ các trang. Quét lại rồi gắn."),
    "scan_encrypted": N_("Tệp {name} có mật khẩu. Lưu lại bản không có mật khẩu, hoặc quét bản giấy."),
    "scan_no_pages": N_("Tệp {name} không có trang nào. Quét lại rồi gắn."),
    "scan_too_many_pages": N_("Tệp {name} có quá {most} trang. Chia làm nhiều tệp rồi gắn."),
    "scan_page_too_large": N_(
        "Tệp {name} có trang quá lớn (trên {most} triệu điểm ảnh). Quét lại với độ phân giải thấp hơn, ví dụ 300 dpi."
    ),
    "scan_too_heavy": N_("Mở tệp {name} tốn quá nhiều thời gian hoặc bộ nhớ nên đã dừng. Quét lại rồi gắn."),
    "scan_not_checked": N_("Chưa kiểm tra được tệp {name} vì máy đang quá tải. Đóng bớt chương trình rồi gắn lại."),
    "too_many_scans": N_("Một lần gắn nhiều nhất {most} tệp. Chia làm nhiều lần."),
    # a scan that is kept
    "scan_content_unknown": N_("Không có bản quét này. Mở lại hồ sơ để xem danh sách bản quét."),
    "scan_not_attached": N_("Bản quét này không gắn với hồ sơ {code}, hoặc đã được gỡ. Xem lại danh sách bản quét."),
    "scan_not_shown": N_("Không hiển thị được trang này của bản quét. Lưu bản sao rồi mở bằng chương trình khác."),
    "scan_page_unknown": N_("Bản quét không có trang {number}. Chọn trang khác."),
    "scan_file_missing": N_(
        "Mất tệp nội dung của bản quét. Quét và gắn lại giấy này, hoặc khôi phục thư mục scans từ bản sao lưu."
    ),
    "scan_file_damaged": N_(
        "Tệp nội dung của bản quét bị hỏng nên không hiển thị."
        " Gắn lại đúng tệp gốc, hoặc khôi phục thư mục scans từ bản sao lưu."
    ),
    "scan_copy_unwritable": N_("Không ghi được tệp {path} ({reason}). Chọn nơi khác rồi lưu lại."),
    # the watched folder
    "watched_folder_missing": N_("Không thấy thư mục máy quét {path}. Kiểm tra kết nối, hoặc chọn lại thư mục."),
    "watched_folder_wrong": N_(
        "Không theo dõi được {path}. Chọn một thư mục có sẵn, nằm ngoài thư mục dữ liệu của quầy."
    ),
    "watched_folder_unwritable": N_(
        "Không chuyển được tệp {name} vào thư mục da-nhan ({reason}). Kiểm tra quyền ghi ở thư mục máy quét."
    ),
    # backup
    "backup_exists": N_("Đã có tệp {path}. Chọn tên khác; bản sao lưu không ghi đè tệp nào."),
    "backup_in_home": N_("{path} nằm trong thư mục dữ liệu của quầy. Chọn ổ đĩa khác để sao lưu."),
    "backup_unwritable": N_("Không ghi được bản sao lưu {path} ({reason}). Kiểm tra ổ đĩa đích rồi làm lại."),
    "backup_unsound": N_("Bản sao lưu {path} đọc lại không đúng nên đã bỏ. Thay ổ đĩa đích rồi sao lưu lại."),
}
