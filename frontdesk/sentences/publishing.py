"""Sentences of the tracking pages written to a folder."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "publish_target_file": N_("{path} là một tệp, không phải thư mục. Chọn thư mục khác."),
    "publish_target_missing": N_("Không thấy thư mục {path}. Cắm ổ USB hoặc tạo thư mục đó rồi làm lại."),
    "publish_target_home": N_(
        "Không ghi trang tra cứu vào {path}: dữ liệu của quầy nằm trong đó hoặc bao quanh nó."
        " Chọn một thư mục riêng ở nơi khác."
    ),
    "publish_target_strange": N_(
        "Thư mục {path} đã có thứ khác (ví dụ: {found}) nên không ghi vào đó."
        " Chọn thư mục trống, hoặc tạo thư mục mới trong đó."
    ),
    "publish_target_other": N_(
        "Thư mục {path} đang giữ trang tra cứu của một quầy khác; ghi vào đó sẽ xóa trang của quầy kia."
        " Chọn thư mục khác; nếu quầy kia không còn dùng, xóa thư mục đó trước."
    ),
    "publish_running": N_("Một lượt ghi khác đang chạy trong thư mục {path}. Chờ lượt đó xong rồi làm lại."),
    "publish_disk_full": N_(
        "Ổ đĩa chứa {path} đã đầy. Các trang đã ghi vẫn đúng;"
        " giải phóng dung lượng hoặc dùng ổ lớn hơn, rồi làm lại để ghi tiếp."
    ),
    "publish_unwritable": N_(
        "Không ghi được vào thư mục {path} ({reason}). Các trang đã ghi vẫn đúng;"
        " kiểm tra ổ đĩa và quyền ghi, rồi làm lại để ghi tiếp."
    ),
}
