"""Refusals about consents for extras."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "consent_without_phone": N_("Nhận tin thì cần số điện thoại. Ghi số điện thoại, hoặc bỏ chọn nhận tin."),
    "consent_needs_phone": N_(
        "Hồ sơ {code} không ghi số điện thoại nên chưa nhận tin được. Sửa hồ sơ để ghi số điện thoại trước."
    ),
    "consent_given_already": N_("Hồ sơ {code} đã ghi đồng ý nhận tin như vậy. Không cần ghi lại."),
    "consent_not_given": N_("Hồ sơ {code} không có đồng ý nhận tin nào như vậy để rút. Không cần ghi gì."),
    "consent_not_named": N_("Chưa nêu cách nhận tin nào. Chọn SMS hoặc Zalo."),
    "consent_unknown": N_("Không có cách nhận tin “{kind}”. Chọn: {known}."),
    "consent_one_thing": N_("Mỗi lần chỉ ghi đồng ý hoặc rút. Dùng --give, hoặc --withdraw."),
}
