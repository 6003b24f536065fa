"""Sentences of the desk that serves the citizens' page."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "sharing_ended": N_("Trang tra cứu bị dừng và đang tự mở lại. Nếu lặp lại, báo người quản trị."),
    "sharing_strange": N_(
        "Trang tra cứu gửi yêu cầu lạ nên đã được dừng và đang tự mở lại. Nếu lặp lại, báo người quản trị."
    ),
    "sharing_not_started": N_(
        "Chưa mở được trang tra cứu ({reason}). Máy sẽ tự thử lại; nếu lặp lại, báo người quản trị."
    ),
    "sharing_stale": N_(
        "Chưa cập nhật được dữ liệu của trang tra cứu. Máy sẽ tự thử lại; nếu lặp lại, báo người quản trị."
    ),
    "sharing_no_network": N_("Máy này chưa nối vào mạng nội bộ. Cắm dây mạng hoặc nối Wi-Fi; trang sẽ tự mở lại."),
    "sharing_ports_taken": N_(
        "Các cổng từ {first} đến {last} đều có chương trình khác dùng. "
        "Khởi động lại máy; nếu lặp lại, báo người quản trị."
    ),
}
