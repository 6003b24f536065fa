"""Refusals of fees, payments and transfers: why not, and what to do instead."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "free_of_charge": N_("Thủ tục của hồ sơ {code} miễn phí. Không cần tính hay thu gì."),
    "fee_unknown": N_(
        "Hồ sơ {code} chưa biết phải thu bao nhiêu."
        " Tính phí trước: đếm số bản, số trang, hoặc ghi số tiền tỉnh quy định."
    ),
    "fee_is_set": N_(
        "Mức thu của hồ sơ {code} đã quy định nên không gõ số tiền khác. Miễn, giảm thì ghi căn cứ miễn, giảm."
    ),
    "fee_amount_missing": N_("Mức thu của hồ sơ {code} do tỉnh quy định. Ghi số tiền và căn cứ."),
    "fee_note_missing": N_("Chưa có căn cứ của số tiền. Ghi số nghị quyết hoặc quyết định của tỉnh."),
    "fee_assessed_already": N_("Hồ sơ {code} đã tính phí đúng như vậy. Không cần ghi lại."),
    "fee_item_unknown": N_("Không có khoản thu số {item}; thủ tục có {count} khoản. Chọn lại."),
    "fee_item_named_wrong": N_("Không có khoản thu “{item}”, hoặc tên chưa đủ rõ. Các khoản: {known}."),
    "fee_quantity_wrong": N_("Số lượng của “{item}” phải từ 1 đến {most}."),
    "fee_quantity_malformed": N_('Không hiểu số lượng “{text}”. Ghi KHOẢN=SỐ, ví dụ --quantity "trang=10".'),
    "fee_too_large": N_("Số tiền vượt {most} đồng. Kiểm tra lại số bản, số trang."),
    "exemption_needs_reason": N_("Chưa có căn cứ miễn, giảm. Ghi điều luật hoặc giấy tờ chứng minh."),
    "exemption_wrong": N_("Mức giảm không đúng. Ghi số tiền trên 0, hoặc từ 1 đến 100 phần trăm; trống: miễn cả."),
    "amount_malformed": N_("“{text}” không phải số tiền. Ghi số đồng, ví dụ 100000 hoặc 100.000."),
    "count_malformed": N_("“{text}” không phải số lượng. Chỉ ghi chữ số, ví dụ 12."),
    "fee_returned_too_large": N_(
        "Hồ sơ {code} chỉ thu {paid} đồng nên không trả lại {amount}. Kiểm tra lại số tiền trả."
    ),
    "nothing_owed": N_("Hồ sơ {code} không còn phải thu gì. Không ghi thêm; thu nhầm thì trả lại công dân."),
    "nothing_paid": N_("Hồ sơ {code} chưa có khoản thu nào. Ghi nhận thu tiền trước."),
    "payment_implausible": N_("Số tiền {amount} không hợp lý. Ghi số đồng, trên 0 và không quá {most}."),
    "payment_too_large": N_("Hồ sơ {code} chỉ còn phải thu {owed} đồng, không phải {amount}. Kiểm tra lại số tiền."),
    "payment_already_noted": N_("Khoản thu này của hồ sơ {code} vừa được ghi rồi. Không cần ghi lại."),
    "payment_unknown": N_("Hồ sơ {code} không có khoản thu số {number}. Xem lại số thứ tự của khoản thu."),
    "payment_reversed_already": N_("Khoản thu số {number} của hồ sơ {code} đã hủy rồi. Không cần ghi lại."),
    "receipt_no_wrong": N_("Số biên lai cần có và không quá {most} ký tự."),
    "receipt_no_noted": N_("Khoản thu số {number} đã mang số biên lai {receipt_no}. Không cần ghi lại."),
    "cash_wrong": N_("Số tiền đếm được {amount} không hợp lý. Ghi số đồng, không âm."),
    "cash_counted_today": N_("Chỉ ghi được tiền đếm của hôm nay. Bỏ --day rồi làm lại."),
    "bank_account_missing": N_(
        "Chưa khai tài khoản nhận tiền nên chưa có mã QR. Khai bằng lệnh frontdesk bank, hoặc thu tiền mặt."
    ),
    "bank_bin_wrong": N_("Mã ngân hàng (BIN) “{bin}” phải gồm 6 chữ số; ví dụ: 970403."),
    "bank_account_wrong": N_("Số tài khoản “{account}” phải gồm 6 đến 19 chữ số hoặc chữ cái không dấu."),
    "bank_holder_wrong": N_("Tên chủ tài khoản cần từ 2 đến {most} ký tự."),
    "memo_wrong": N_("Nội dung chuyển khoản “{memo}” cần chữ hoặc số, không quá {most} ký tự."),
    "transfer_out_of_range": N_("Không chuyển khoản được {amount} đồng. Kiểm tra lại số tiền."),
    "vietqr_damaged": N_("Mã VietQR bị hỏng hoặc không phải VietQR (mục {part}). Tạo lại mã."),
    "qr_unreadable": N_("Mã QR của hồ sơ {code} không đọc lại được nên chưa đưa ra. Thu tiền mặt và báo quản trị."),
}
