"""Refusals about people: signing in, roles, passwords."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    # signing in
    "not_signed_in": N_("Chưa đăng nhập. Đăng nhập rồi làm lại; trên dòng lệnh: --as TÊN --password-file TỆP."),
    "sign_in_wrong": N_("Tên hoặc mật khẩu không đúng. Kiểm tra Caps Lock và bộ gõ rồi nhập lại."),
    "sign_in_rests": N_("Đã nhập sai nhiều lần. Thử lại sau {seconds} giây; quản trị có thể đặt mật khẩu mới."),
    "nobody_known": N_(
        "Quầy chưa có người làm việc nào. Lập quản trị trước: frontdesk person add TÊN --role administrator."
    ),
    "somebody_known": N_("Quầy đã có quản trị. Nhờ quản trị thêm người."),
    "admin_needed": N_("Quầy mới cần một quản trị: --admin TÊN --admin-password-file TỆP."),
    "password_needed": N_("Cần mật khẩu của {name}: --password-file TỆP (hay FRONTDESK_PASSWORD_FILE)."),
    "password_file_unreadable": N_("Không đọc được mật khẩu ở dòng đầu của tệp {path}."),
    "passwords_differ": N_("Hai lần nhập mật khẩu không giống nhau. Nhập lại."),
    "recovery_not_administrator": N_("{name} không phải quản trị đang làm việc; quản trị đặt mật khẩu cho người khác."),
    # roles
    "role_forbids": N_("Việc này không thuộc vai trò của {name}; cần: {roles}."),
    "other_department": N_("Hồ sơ do {department} giải quyết; {name} thuộc {own}."),
    "relief_not_officer": N_("{name} không phải cán bộ tiếp nhận nên không nhận quầy được."),
    "relief_by_oneself": N_("{name} đang trực quầy này. Chọn đồng nghiệp nhận quầy."),
    # the list of people
    "login_malformed": N_("Tên đăng nhập “{login}” không dùng được: chỉ gồm chữ, số, dấu chấm, bắt đầu bằng chữ."),
    "role_missing": N_("Chọn ít nhất một vai trò: officer, department, supervisor, administrator."),
    "person_known": N_("Đã có người dùng tên đăng nhập {login}. Chọn tên khác."),
    "person_unknown": N_("Không có ai dùng tên đăng nhập {login}."),
    "person_name_taken": N_("Đã có người tên {name}. Thêm phần phân biệt, ví dụ “{name} (Tư pháp)”."),
    "last_administrator": N_("{name} là quản trị cuối cùng. Cử quản trị khác trước."),
    # passwords (NIST SP 800-63B)
    "password_short": N_("Mật khẩu cần ít nhất {least} ký tự. Một câu dài dễ nhớ là tốt nhất."),
    "password_long": N_("Mật khẩu dài quá {most} ký tự."),
    "password_known": N_("Mật khẩu này quá quen thuộc hoặc dễ đoán. Chọn một câu chỉ mình biết."),
}
