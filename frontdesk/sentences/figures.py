"""Refusals of figures and open data."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "period_too_long": N_("Khoảng ngày dài quá {most} ngày. Chọn khoảng ngắn hơn."),
    "months_not_whole": N_("Dữ liệu mở chỉ công bố theo tháng trọn vẹn. Chọn từ ngày 1 đến ngày cuối của một tháng."),
    "month_not_over": N_("Tháng của ngày {last} chưa kết thúc. Dữ liệu mở chỉ công bố các tháng đã qua."),
}
