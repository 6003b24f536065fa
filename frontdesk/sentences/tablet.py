"""Sentences of the tablet that stands for a second screen."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "tablet_no_code": N_(
        "Chưa có mã ghép hoặc mã đã hết hạn. Bấm Tạo mã ghép (F12) trên máy của quầy rồi nhập mã mới."
    ),
    "tablet_code_wrong": N_("Mã chưa đúng. Xem lại mã trên máy của quầy; còn {left} lần nhập."),
    "tablet_code_spent": N_(
        "Mã đã bị nhập sai 5 lần nên không dùng được nữa. Bấm Tạo mã ghép (F12) trên máy của quầy."
    ),
    "tablet_code_wait": N_("Có người nhập sai mã nhiều lần. Chờ {seconds} giây rồi tạo mã mới."),
    "tablet_port_taken": N_(
        "Cổng {port} đang có chương trình khác dùng. Đóng chương trình đó rồi bật lại máy tính bảng."
    ),
    "tablet_ports_taken": N_(
        "Các cổng từ {first} đến {last} đều có chương trình khác dùng. "
        "Khởi động lại máy; nếu lặp lại, báo người quản trị."
    ),
    "tablet_moved": N_(
        "Trang cho máy tính bảng đã chuyển sang {address}. Mở địa chỉ này trên máy tính bảng; "
        "nếu được hỏi mã, bấm F12 rồi Tạo mã ghép."
    ),
    "tablet_address_gone": N_("Máy này không còn địa chỉ {host}. Kiểm tra dây mạng hoặc Wi-Fi rồi chọn lại địa chỉ."),
    "tablet_address_public": N_("Địa chỉ {host} không thuộc mạng nội bộ. Chọn một địa chỉ mạng nội bộ của máy này."),
    "tablet_no_network": N_("Máy này chưa nối vào mạng nội bộ. Cắm dây mạng hoặc nối Wi-Fi rồi mở lại."),
    "tablet_not_started": N_(
        "Chưa mở được trang cho máy tính bảng ({reason}). Mở lại; nếu lặp lại, báo người quản trị."
    ),
}
