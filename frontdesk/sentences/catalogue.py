"""Refusals of a catalogue file, and of single cells in it."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "catalogue_rows_wrong": N_("Tệp danh mục có {count} chỗ sai, chưa nhập gì. Hãy sửa các dòng sau rồi nhập lại."),
    "catalogue_columns_missing": N_("Tệp thiếu cột: {columns}. Hãy thêm cột theo tệp mẫu rồi nhập lại."),
    "catalogue_columns_repeated": N_("Nhiều tiêu đề chỉ cùng một cột: {columns}. Hãy giữ lại một cột."),
    "catalogue_empty": N_("Tệp không có dòng thủ tục nào. Hãy chọn tệp khác."),
    "catalogue_file_unreadable": N_("Không đọc được tệp {name}. Hãy chọn tệp .xlsx không đặt mật khẩu hoặc .csv."),
    "catalogue_file_encoding": N_("Tệp {name} không dùng bảng mã Unicode. Hãy lưu lại dạng “CSV UTF-8” rồi nhập lại."),
    "catalogue_file_too_large": N_("Tệp {name} quá lớn (giới hạn {megabytes} MB). Hãy chia nhỏ hoặc lưu lại tệp."),
    "catalogue_rows_too_many": N_("Tệp {name} có hơn {limit} dòng. Hãy chia thành nhiều tệp."),
    # one cell
    "catalogue_cell_empty": N_("Ô này bắt buộc phải có. Hãy điền vào tệp."),
    "catalogue_text_garbled": N_("Chữ bị lỗi: “{value}”. Hãy gõ lại, hoặc sửa công thức hay bảng mã."),
    "catalogue_text_too_long": N_("Ô dài quá {limit} ký tự. Hãy rút gọn."),
    "catalogue_code_invalid": N_(
        "Mã thủ tục “{value}” không đúng dạng 1.001193. Hãy để cột mã ở dạng Văn bản và nhập đủ 6 chữ số sau dấu chấm."
    ),
    "catalogue_code_repeated": N_("Mã {procedure} đã có ở dòng {first_row}. Hãy xóa một trong hai dòng."),
    "catalogue_value_unknown": N_("Không hiểu “{value}”. Hãy dùng một trong: {accepted}."),
    "catalogue_time_amount_invalid": N_(
        "Thời gian “{value}” không hợp lệ. Hãy nhập số nguyên từ 1 đến {limit}; để trống nếu trả trong ngày."
    ),
    "catalogue_fee_invalid": N_(
        "Phí “{value}” không hợp lệ. Hãy nhập số đồng, ví dụ 100000; 0 là miễn phí, để trống nếu tỉnh quy định."
    ),
    "catalogue_fee_item_invalid": N_(
        "Không hiểu khoản thu “{item}”, phần “{part}”."
        " Hãy ghi: tên | số tiền | trang, bản hoặc vụ | từ trang 3: số tiền | tối đa số tiền/bản."
    ),
    "catalogue_fee_items_free": N_("Cột phí ghi miễn phí mà ở đây lại có khoản thu. Hãy sửa một trong hai ô."),
    "catalogue_date_invalid": N_("Ngày “{value}” không hợp lệ. Hãy nhập dạng 01/07/2025."),
    "catalogue_paper_invalid": N_(
        "Không hiểu giấy tờ “{paper}”, phần “{part}”. Hãy ghi: tên | số bản | bản chính | nếu có."
    ),
}
