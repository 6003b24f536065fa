"""Refusals of what opens a home: keyring, key files, passphrases, the recovery code."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    # the home's key
    "key_wrong": N_(
        "Khóa không mở được dữ liệu, hoặc đầu tệp dữ liệu bị hỏng."
        " Kiểm tra khóa; nếu khóa đúng, khôi phục từ bản sao lưu."
    ),
    "key_missing": N_(
        "Không thấy khóa của quầy ở {path}. Mở bằng tài khoản máy đã lập quầy, hoặc nêu tệp khóa (--key-file);"
        " mất khóa thì dùng mã khôi phục: frontdesk recovery open"
    ),
    "keyring_missing": N_(
        "Máy này không có kho khóa an toàn. Mở kho khóa của hệ điều hành, hoặc tự chọn tệp khóa có mật khẩu:"
        " --key-file TỆP --passphrase-file TỆP; tệp khóa không mật khẩu (--key-file TỆP) chỉ để dùng thử."
    ),
    "keyring_locked": N_("Kho khóa của máy đang khóa hoặc từ chối. Mở khóa kho khóa rồi làm lại."),
    # a key file
    "key_file_shared": N_("Người khác đọc được tệp khóa {path}. Đặt quyền 0600 (chmod 600) rồi làm lại."),
    "key_file_unreadable": N_("Không đọc được tệp khóa {path}. Kiểm tra đường dẫn và quyền."),
    "key_file_unwritable": N_("Không ghi được tệp khóa {path}: {reason}."),
    "key_file_taken": N_("Tệp {path} đang giữ khóa khác nên không ghi đè. Chọn tên tệp khóa khác."),
    "key_file_damaged": N_(
        "Tệp khóa {path} bị hỏng hoặc không phải tệp khóa. Chép lại từ bản giữ riêng;"
        " nếu không có, cất tệp đó đi rồi dùng mã khôi phục: frontdesk recovery open"
    ),
    # its passphrase
    "passphrase_needed": N_(
        "Tệp khóa {path} có mật khẩu. Nêu tệp mật khẩu: --passphrase-file TỆP (hay FRONTDESK_PASSPHRASE_FILE)."
    ),
    "passphrase_wrong": N_(
        "Mật khẩu của tệp khóa {path} không đúng. Kiểm tra Caps Lock và bộ gõ rồi nhập lại;"
        " quên hẳn thì dùng mã khôi phục: frontdesk recovery open --key-file TỆP-MỚI"
    ),
    "passphrase_short": N_("Mật khẩu của tệp khóa cần ít nhất {least} ký tự. Một câu dài dễ nhớ là tốt nhất."),
    "passphrase_file_unreadable": N_("Không đọc được mật khẩu tệp khóa ở dòng đầu của tệp {path}."),
    "passphrase_without_file": N_("--passphrase-file chỉ dùng cùng --key-file. Nêu cả hai, hoặc bỏ cả hai."),
    "key_file_sealed_already": N_("Tệp khóa {path} đã có mật khẩu rồi."),
    "no_key_file": N_("Khóa của quầy ở {path} nằm trong kho khóa của máy, không có tệp khóa để đặt mật khẩu."),
    # the recovery code
    "recovery_code_length": N_(
        "Mã khôi phục có {expected} ký tự, đã nhập {count}. Xem lại phiếu mã khôi phục rồi nhập đủ 7 nhóm."
    ),
    "recovery_group_wrong": N_("Mã khôi phục sai ở nhóm {groups}. Xem lại nhóm đó trên phiếu rồi nhập lại."),
    "recovery_code_wrong": N_(
        "Mã khôi phục đúng dạng nhưng không phải mã của quầy này, hoặc đã bị mã mới thay thế."
        " Tìm phiếu mới nhất của quầy."
    ),
    "recovery_code_needed": N_("Chưa có mã khôi phục. Nêu --code-file TỆP, hoặc --code MÃ."),
    "recovery_code_twice": N_("Chọn một: --code hoặc --code-file."),
    "recovery_missing": N_(
        "Quầy ở {path} chưa có mã khôi phục (thiếu tệp recovery.key)."
        " Khi còn khóa, lập mã: frontdesk recovery new; nếu có bản sao lưu, lấy tệp recovery.key từ đó."
    ),
    "recovery_damaged": N_("Tệp {path} bị hỏng. Lấy tệp recovery.key từ bản sao lưu rồi làm lại."),
    "recovery_sheet_unwritable": N_(
        "Mã khôi phục đã lập và hiện ở trên, nhưng không ghi được phiếu {path}. Ghi mã ra giấy ngay."
    ),
    "recovery_outdated": N_(
        "Khóa trong tệp recovery.key không mở được dữ liệu ở {path}:"
        " tệp thuộc bản khác, hoặc đầu tệp dữ liệu bị hỏng. Khôi phục cả quầy từ một bản sao lưu."
    ),
}
