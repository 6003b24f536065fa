"""Refusals of official codes and of the exchange with the province's system."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "official_code_taken": N_(
        "Mã hồ sơ {official} đã ghi cho hồ sơ {code}. Xem lại mã; nếu đúng cả hai, ghi lại và xác nhận."
    ),
    "official_code_none": N_("Hồ sơ {code} chưa có mã hồ sơ của tỉnh."),
    "code_list_no_column": N_(
        "Tệp {name} cần cột “Mã hồ sơ” và cột “Mã tiếp nhận”, hoặc “Số căn cước”, “Mã thủ tục” và “Ngày tiếp nhận”."
    ),
    "exchange_unknown": N_("Máy này chưa lập tệp trao đổi số {number}. Số gần nhất: {last}."),
    "exchange_elsewhere": N_(
        "Tệp trao đổi số {number} lập từ dữ liệu khác với dữ liệu đang có (khôi phục từ bản cũ). Lập tệp mới theo ngày."
    ),
    "exchange_not_placed": N_(
        "Đã ghi nhận tệp trao đổi số {number} nhưng không ghi được vào {path}."
        " Lập lại bằng: frontdesk exchange export --again {number} --out TỆP"
    ),
    "exchange_meanwhile": N_("Nơi khác vừa lập tệp trao đổi số {number}. Lập lại để lấy phần còn lại."),
    "exchange_days_wrong": N_("Ngày đầu {first} sau ngày cuối {last}. Xem lại hai ngày."),
    "exchange_one_choice": N_("Chọn một trong ba: --since-last, --from và --to, hoặc --again."),
}
