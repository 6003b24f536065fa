"""Refusals of keeping and erasing, and of what an administrator sets."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "form_text_fixed": N_("Chữ này của mẫu số {form} theo thông tư, không đổi được ({name})."),
    "form_text_too_long": N_("Câu này dài quá {most} ký tự. Hãy rút gọn."),
    "form_text_placeholder": N_("Trong ngoặc nhọn chỉ được ghi: {known}. Hãy kiểm tra các dấu ngoặc."),
    "form_text_since_past": N_("Chỉ đổi được từ hôm nay ({day}) trở đi."),
    "office_field_unknown": N_("Cơ quan không có mục “{field}”. Các mục: {known}."),
    "office_text_too_long": N_("Mục {field} dài quá {most} ký tự. Hãy rút gọn."),
    "number_malformed": N_("“{text}” không phải số. Hãy nhập số nguyên."),
    "lock_minutes_wrong": N_("Số phút tự khóa phải từ 1 đến {most}."),
    "counter_officer_missing": N_("Hãy ghi họ tên cán bộ của quầy."),
    "retention_years_wrong": N_("Thời hạn lưu phải từ 1 đến {most} năm."),
    "retention_key_missing": N_("Hãy chọn lĩnh vực hoặc thủ tục mà thời hạn này áp dụng."),
    "retention_basis_missing": N_("Hãy ghi căn cứ của thời hạn lưu, ví dụ số quyết định."),
    "retention_key_unknown": N_("Danh mục không có “{key}”. Ghi đúng tên lĩnh vực hoặc mã thủ tục."),
    "retention_rule_unknown": N_("Chưa có thời hạn lưu này."),
    "retention_not_as_seen": N_(
        "Số hồ sơ hết thời hạn lưu nay là {count}, không phải {expected}. Xem lại danh sách rồi xóa."
    ),
}
