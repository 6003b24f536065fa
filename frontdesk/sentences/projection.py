"""Refusals of the projection behind the citizens' page."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "projection_missing": N_("Chưa có dữ liệu tra cứu. Lập bằng: frontdesk track project"),
    "projection_damaged": N_("Dữ liệu tra cứu không đọc được. Lập lại bằng: frontdesk track project"),
    "projection_busy": N_("Dữ liệu tra cứu đang được chương trình khác cập nhật. Thử lại sau ít phút."),
    "tracking_days_wrong": N_("Số ngày giữ trang tra cứu sau khi trả kết quả phải từ 1 đến {most}."),
}
