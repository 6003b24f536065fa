"""Refusals of the citizens' page, to citizens, and of serving it, to the office."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "track_code_malformed": N_(
        "Đây chưa phải mã tiếp nhận. Ông/Bà xem mã in trên giấy tiếp nhận, ví dụ C1-261130-0042-M, rồi nhập lại."
    ),
    "track_code_mistyped": N_(
        "Mã tiếp nhận có ký tự chưa đúng. Ông/Bà so lại từng ký tự với giấy tiếp nhận rồi nhập lại."
    ),
    "track_key_missing": N_("Ông/Bà nhập thêm mã tra cứu: 8 ký tự in trên giấy tiếp nhận."),
    "track_key_malformed": N_("Mã tra cứu gồm 8 ký tự in trên giấy tiếp nhận. Ông/Bà so lại từng ký tự rồi nhập lại."),
    "track_no_match": N_(
        "Không tìm thấy hồ sơ theo hai mã này. Ông/Bà so lại cả hai với giấy tiếp nhận mới nhất rồi nhập lại."
    ),
    "track_wait": N_("Mã tra cứu của mã tiếp nhận này đã được nhập chưa đúng. Xin chờ {seconds} giây rồi nhập lại."),
    "track_scan_unknown": N_(
        "Không tìm thấy hồ sơ theo mã vừa quét. Ông/Bà quét lại mã QR trên giấy tiếp nhận, hoặc hỏi cán bộ tại quầy."
    ),
    "track_no_face": N_("Ông/Bà chọn một trong năm mức hài lòng rồi gửi lại."),
    "track_too_many": N_("Đang có quá nhiều lượt truy cập. Xin chờ ít phút rồi mở lại trang này."),
    "track_no_data": N_("Hiện chưa xem được tình trạng hồ sơ. Xin mở lại trang này sau ít phút."),
    "track_fault": N_("Trang này đang gặp trục trặc. Xin mở lại sau ít phút, hoặc hỏi cơ quan đã tiếp nhận hồ sơ."),
    "desk_away": N_("Hiện chưa nhận được đánh giá. Xin gửi lại sau ít phút."),
    "track_proxy_wrong": N_(
        "“{address}” không phải địa chỉ mạng. Ghi địa chỉ IP hoặc dải mạng của máy chủ chuyển tiếp, ví dụ 127.0.0.1."
    ),
    "track_proxy_wide": N_(
        "“{address}” gồm quá nhiều máy, máy nào cũng tự khai được địa chỉ. Chỉ ghi máy chủ chuyển tiếp, như 127.0.0.1."
    ),
    "track_port_taken": N_("Cổng {port} đang có chương trình khác dùng. Chọn cổng khác hoặc đóng chương trình đó."),
    "track_address_gone": N_("Máy này không có địa chỉ {host}. Chọn một địa chỉ của máy này."),
    "track_not_started": N_("Chưa mở được trang tra cứu ({reason}). Mở lại; nếu lặp lại, báo người quản trị."),
}
