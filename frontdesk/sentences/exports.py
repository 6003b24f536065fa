"""Refusals of files that leave the books."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "export_unwritable": N_("Không ghi được {path}: {reason}. Chọn nơi khác rồi làm lại; chưa có tệp nào được tạo."),
    "export_stopped": N_("Đã dừng theo yêu cầu; không có tệp nào được tạo."),
    "export_in_home": N_("Không xuất tệp vào thư mục dữ liệu của quầy ({path}). Chọn thư mục khác."),
    "export_too_long": N_("Có {rows} hồ sơ, một bảng tính chứa được {most}. Chọn ít ngày hơn, hoặc dùng CSV."),
    "export_format_unknown": N_("Không có định dạng “{format}”; chọn xlsx, csv hoặc pdf."),
    "book_takes_counter_alone": N_(
        "Bản PDF là Sổ theo dõi hồ sơ (mẫu 07) của một quầy, đủ mọi số. Chỉ chọn ngày và quầy, hoặc dùng XLSX, CSV."
    ),
    "reason_without_personal": N_(
        "Lý do chỉ ghi khi xuất thông tin cá nhân. Chọn thêm --with-personal, hoặc bỏ lý do."
    ),
    "export_folder_wrong": N_(
        "Không dùng được thư mục {path}. Chọn một thư mục có sẵn, ngoài thư mục dữ liệu của quầy."
    ),
    "export_folder_away": N_(
        "Không thấy thư mục {path} để ghi nhật ký ngày. Cắm lại ổ đĩa hoặc nối lại mạng; phần mềm sẽ ghi bù."
    ),
    "export_schedule_one_thing": N_("Chọn một: thư mục (--folder, kèm --format), --off, hoặc --run."),
    "export_formats_missing": N_("Chọn ít nhất một định dạng: xlsx, csv hoặc pdf."),
}
