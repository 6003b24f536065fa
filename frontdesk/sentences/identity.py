"""Refusals and warnings of cards, identities, phones and codes."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "card_unreadable": N_("Mã vừa quét không phải QR của thẻ căn cước. Quét lại mã trên thẻ hoặc nhập tay."),
    "card_incomplete": N_("Chỉ đọc được một phần thẻ. Giữ yên thẻ và quét lại."),
    "card_garbled_by_input_method": N_(
        "Bộ gõ tiếng Việt đã làm sai nội dung quét. Tắt bộ gõ (chuyển sang E) rồi quét lại."
    ),
    "card_garbled_by_caps_lock": N_("Caps Lock đang bật. Tắt Caps Lock rồi quét lại."),
    "card_garbled_by_layout": N_("Bàn phím không ở kiểu US. Chuyển bàn phím sang English (US) rồi quét lại."),
    "card_wrong_encoding": N_(
        "Máy quét gửi sai bảng mã nên mất dấu tiếng Việt. Đặt máy quét sang UTF-8 hoặc nhập tay."
    ),
    "card_damaged": N_("Thẻ đọc sai ở mục {field}. Quét lại; nếu vẫn sai, nhập tay theo thẻ."),
    "citizen_id_malformed": N_("Số căn cước phải có {digits} chữ số. Kiểm tra lại trên thẻ."),
    "old_id_malformed": N_("Số CMND phải có {digits} chữ số. Kiểm tra lại."),
    "passport_malformed": N_("Số hộ chiếu gồm 5–20 chữ và số. Kiểm tra lại."),
    "tax_code_malformed": N_("Mã số thuế phải có 10 hoặc 13 chữ số. Kiểm tra lại."),
    "tax_code_mistyped": N_("Mã số thuế sai chữ số kiểm tra. Nhập lại theo giấy tờ."),
    "name_length": N_("Tên phải dài từ {shortest} đến {longest} ký tự. Nhập lại tên."),
    "name_without_letter": N_("Tên phải có chữ cái. Nhập lại tên."),
    "name_with_hidden_characters": N_("Tên có ký tự ẩn. Gõ lại tên, không dán."),
    "address_with_hidden_characters": N_("Địa chỉ có ký tự ẩn. Gõ lại, không dán."),
    "address_too_long": N_("Địa chỉ dài quá {longest} ký tự. Rút gọn lại."),
    "email_malformed": N_("Địa chỉ email chưa đúng. Sửa lại hoặc để trống."),
    "birth_date_in_future": N_("Ngày sinh ở tương lai. Kiểm tra lại."),
    "birth_date_too_early": N_("Năm sinh trước {earliest}. Kiểm tra lại."),
    "issue_date_in_future": N_("Ngày cấp ở tương lai. Kiểm tra lại."),
    "issued_before_birth": N_("Ngày cấp trước ngày sinh. Kiểm tra lại hai ngày."),
    "phone_malformed": N_("Đây không phải số điện thoại. Chỉ nhập chữ số, không nhập số máy lẻ."),
    "phone_unknown": N_("Không có đầu số này. Kiểm tra lại số điện thoại."),
    "counter_code_malformed": N_(
        "Mã quầy gồm 1–3 chữ (B C F G H J K L M N P Q R S T V X Z) rồi 1–3 số, tối đa 4 ký tự. Nhập lại."
    ),
    "counter_code_reserved": N_("Mã quầy {counter} dễ lẫn với mã cơ quan. Chọn mã khác."),
    "receipt_serial_out_of_range": N_("Số thứ tự {serial} ngoài khoảng 1–999999. Báo người quản trị."),
    "receipt_day_out_of_range": N_("Ngày {day} không dùng được cho mã tiếp nhận. Kiểm tra đồng hồ máy."),
    "receipt_code_malformed": N_("Đây không phải mã tiếp nhận. Mã có dạng C1-261123-0042-K; nhập lại."),
    "receipt_code_mistyped": N_("Mã tiếp nhận có ký tự sai. So lại với giấy và nhập lại."),
    "official_code_malformed": N_(
        "Mã hồ sơ chưa đúng dạng (ví dụ H60.242-261123-0042). Nhập lại theo hệ thống của tỉnh."
    ),
    "procedure_code_malformed": N_("Mã thủ tục chưa đúng dạng (ví dụ 1.001193). Nhập lại."),
    "lookup_key_malformed": N_("Khóa tra cứu gồm 8 ký tự, in trên giấy dạng XXXX-XXXX. Nhập lại."),
    "token_malformed": N_("Mã theo dõi không hợp lệ. In lại giấy tiếp nhận."),
}

WARNINGS: Mapping[str, str] = {
    "card_province_unknown": N_("Ba số đầu {digits} không thuộc tỉnh nào. Đối chiếu thẻ."),
    "card_sex_mismatch": N_("Giới tính không khớp số căn cước. Đối chiếu thẻ."),
    "card_century_mismatch": N_("Năm sinh {year} không khớp thế kỷ trong số căn cước. Đối chiếu thẻ."),
    "card_birth_year_mismatch": N_("Năm sinh {year} không khớp số căn cước ({digits}). Đối chiếu thẻ."),
    "card_birth_date_unreadable": N_("Ngày sinh trên mã ({text}) không có thật. Nhập theo thẻ."),
    "card_issue_date_unreadable": N_("Ngày cấp không đọc được ({text}). Nhập theo thẻ."),
    "card_birth_in_future": N_("Ngày sinh ở tương lai. Đối chiếu thẻ."),
    "card_issue_in_future": N_("Ngày cấp ở tương lai. Kiểm tra thẻ và đồng hồ máy."),
    "card_issued_before_birth": N_("Ngày cấp trước ngày sinh. Đối chiếu thẻ."),
    "card_old_number_unreadable": N_("Số CMND cũ trên mã không đủ 9 số nên bỏ trống. Nhập tay nếu cần."),
    "card_name_unusual": N_("Kiểm tra cách viết “{words}” trong tên theo thẻ."),
    "card_without_marks": N_("Nội dung quét không có dấu tiếng Việt. Đối chiếu tên và địa chỉ với thẻ."),
}
