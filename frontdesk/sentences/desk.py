"""Refusals and warnings of the desk: home, office, reception, look-up, command line."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    # home
    "home_exists": N_("Thư mục {path} đã có quầy. Chọn thư mục khác, hoặc mở quầy đang có."),
    "home_missing": N_("Chưa có quầy ở {path}. Lập quầy bằng: frontdesk init --office … --office-code … --counter …"),
    "settings_missing": N_(
        "Thư mục {path} có dữ liệu nhưng mất tệp settings.toml."
        " Khôi phục tệp đó từ bản sao lưu; không lập quầy mới ở đây."
    ),
    "database_missing": N_("Quầy ở {path} mất tệp dữ liệu desk.db. Khôi phục từ bản sao lưu, rồi mở lại."),
    "home_not_empty": N_("Quầy ở {path} đã có hồ sơ. Chọn thư mục trống để lập dữ liệu mẫu."),
    "home_unreadable": N_("Không đọc được thư mục {path}: {reason}. Kiểm tra quyền truy cập."),
    "home_unwritable": N_(
        "Không ghi được vào thư mục dữ liệu ({reason}). Kiểm tra quyền ghi; chưa có gì được ghi nhận."
    ),
    "home_busy": N_("Dữ liệu đang bận (một việc dài đang chạy). Chưa có gì được ghi nhận; thử lại sau vài giây."),
    "home_behind": N_(
        "Dữ liệu trên máy thiếu {missing} việc đã ghi (khôi phục từ bản cũ, hoặc ổ đĩa hỏng)."
        " Không ghi thêm để khỏi cấp trùng mã; báo quản trị: frontdesk repair."
    ),
    "home_newer": N_("Dữ liệu được lập bởi phiên bản mới hơn ({found}). Cập nhật phần mềm rồi mở lại."),
    "settings_damaged": N_("Tệp {path} bị hỏng. Khôi phục từ bản sao lưu, hoặc nhờ quản trị sửa tệp."),
    "database_damaged": N_("Tệp dữ liệu bị hỏng. Dừng dùng máy này; quản trị sửa bằng: frontdesk repair."),
    "disk_full": N_("Ổ đĩa đã đầy. Chưa có gì được ghi nhận; giải phóng dung lượng rồi làm lại."),
    "disk_failed": N_(
        "Ổ đĩa đầy hoặc hỏng ({reason}). Chưa có gì được ghi nhận; kiểm tra chỗ trống và ổ đĩa rồi làm lại."
    ),
    # office
    "office_name_wrong": N_("Tên cơ quan cần từ 3 đến 200 ký tự."),
    "office_code_wrong": N_("Mã cơ quan “{code}” không đúng; ví dụ: H60.242."),
    "track_base_wrong": N_("Địa chỉ tra cứu “{address}” phải bắt đầu bằng https:// hoặc http://."),
    # reception
    "procedure_retired": N_("Thủ tục {code} không còn tiếp nhận từ {since}. Chọn thủ tục khác, hoặc hỏi quản trị."),
    "procedure_retired_already": N_("Thủ tục {code} đã được ghi là không tiếp nhận từ {since}."),
    "procedure_not_retired": N_("Thủ tục {code} vẫn đang được tiếp nhận."),
    "procedure_unknown": N_("Không có thủ tục {code} trong danh mục. Tìm theo tên, hoặc nhập lại danh mục."),
    "procedure_changed": N_("Thủ tục {code} vừa được cập nhật. Chọn lại thủ tục để xem giấy tờ theo bản mới."),
    "no_papers": N_("Chưa có giấy tờ nào được đánh dấu. Đánh dấu giấy tờ đã nhận (Ctrl+D: đủ tất cả)."),
    "paper_unknown": N_("Thủ tục không có giấy tờ “{paper}”, hoặc tên chưa đủ rõ. Các giấy tờ: {known}."),
    "sets_out_of_range": N_("Số bộ hồ sơ phải từ 1 đến 99."),
    "application_changed": N_("Hồ sơ này đã được tiếp nhận (mã {code}) với nội dung khác. Mở hồ sơ đó để xem."),
    "clock_behind": N_(
        "Đồng hồ máy ({now}) chậm hơn việc đã ghi gần nhất ({last}). Chỉnh ngày giờ của máy rồi làm lại;"
        " nếu giờ máy nay đã đúng, xác nhận bằng: frontdesk clock --accept"
    ),
    "receipt_unreadable": N_(
        "Mã QR hoặc mã vạch trên giấy tiếp nhận {receipt_code} không đọc lại được."
        " Hồ sơ đã lưu, chưa in; hãy thử In lại, nếu vẫn lỗi hãy báo quản trị."
    ),
    "receipt_code_unprintable": N_(
        "Mã tiếp nhận “{receipt_code}” không in được thành mã vạch. Hãy sửa mã quầy trong phần Quản trị."
    ),
    "track_url_too_long": N_(
        "Địa chỉ tra cứu dài {length} ký tự, quá dài để in mã QR dễ đọc (tối đa 213). Hãy rút ngắn địa chỉ."
    ),
    "receipt_unwritable": N_(
        "Hồ sơ đã nhận với mã {code}, nhưng không ghi được {path}. Chọn nơi khác rồi in lại: frontdesk print {code}"
    ),
    "pdf_unreadable": N_("Không mở được tệp PDF này. Hãy tạo lại giấy rồi thử lại."),
    "personal_erased": N_("Thông tin cá nhân của hồ sơ {code} đã xóa theo thời hạn lưu trữ."),
    # look-up
    "submission_unknown": N_("Không có hồ sơ {id}."),
    "code_unknown": N_("Không tìm thấy hồ sơ nào với mã “{code}”. Kiểm tra lại mã trên giấy tiếp nhận."),
    "file_unreadable": N_("Không đọc được tệp {name}. Hãy chọn tệp văn bản UTF-8, nhỏ hơn 1 MB."),
    # command line
    "card_and_typed": N_("Chọn một: quét thẻ (--card), hoặc nhập tay (--number, --name)."),
    "language_unknown": N_("Không có ngôn ngữ “{language}”; chọn vi hoặc en."),
    "target_unwritable": N_("Không ghi được tệp {path}. Chọn tên tệp khác; chưa có gì được ghi nhận."),
    "form_unwritable": N_(
        "Việc đã ghi nhận, nhưng không ghi được {path}. Chọn nơi khác rồi in: frontdesk {command} --pdf …"
    ),
    "form_is_register": N_("Mẫu 07 in theo ngày: frontdesk register --from NGÀY --to NGÀY --pdf TỆP."),
    "day_malformed": N_("Không hiểu ngày “{text}”; ví dụ: 2026-11-23 hoặc 23/11/2026."),
    "due_needs_one": N_("Chọn đúng một trong: --days, --hours, --procedure."),
    "codes_missing": N_("Chưa có mã hồ sơ nào. Ghi các mã, hoặc chọn tệp mã: --codes TỆP."),
    "except_needs_manifest": N_("--except chỉ dùng khi ký nhận cả phiếu. Ghi mã phiếu bàn giao thay cho mã hồ sơ."),
    "argument_unreadable": N_("Không đọc được chữ trong “{text}”. Gõ lại bằng bảng mã UTF-8."),
    "one_proof": N_("Chọn một: người được ủy quyền (--to, --delegate-paper), hoặc mất giấy hẹn (--lost-receipt)."),
    "keep_or_give": N_("Chọn một: nêu tên giấy tờ, hoặc không giấy tờ nào (--keep-papers, --no-originals)."),
    "field_malformed": N_('Không hiểu “{text}”. Ghi TÊN=GIÁ TRỊ, ví dụ --field name="Nguyễn Thị Hòa" sets=2.'),
    "field_twice": N_("Mục {field} nêu hai lần. Ghi một lần."),
    "field_value": N_("Giá trị của mục {field} không đúng. Ghi: {known}."),
    "moment_unreadable": N_("Không hiểu thời điểm “{text}”; ví dụ: 2026-08-28 16:10."),
}

WARNINGS: Mapping[str, str] = {
    "paper_missing": N_("Còn thiếu: {paper}"),
    "delegate_is_principal": N_("Người nộp thay trùng với người được nộp hồ sơ. Kiểm tra lại hai căn cước."),
    "possible_duplicate": N_("Có thể trùng với hồ sơ {code} đang giải quyết"),
}
