"""Refusals of the working calendar, its notices and due dates."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "processing_time_out_of_range": N_("Thời hạn giải quyết {amount} không hợp lệ. Hãy nhập số từ {least} đến {most}."),
    "year_out_of_calendar": N_(
        "Lịch làm việc không có năm {year} (chỉ từ {first} đến {last}). Hãy kiểm tra ngày đã nhập và đồng hồ máy tính."
    ),
    "hours_unreadable": N_("Không hiểu giờ làm việc “{text}”; ví dụ: T2-T6 07:30-11:30 13:00-17:00; T7 07:30-11:30."),
    "shift_backwards": N_("Giờ kết thúc {closes} phải sau giờ bắt đầu {opens}. Hãy sửa giờ làm việc."),
    "shifts_overlap": N_(
        "Hai ca làm việc trong cùng một ngày chồng lên nhau:"
        " ca trước hết lúc {closes}, ca sau bắt đầu lúc {opens}. Hãy sửa giờ làm việc."
    ),
    "week_incomplete": N_(
        "Giờ làm việc phải có đủ 7 ngày trong tuần, hiện có {days}. Hãy bổ sung, ngày nghỉ để trống."
    ),
    "season_backwards": N_("Ngày kết thúc mùa {last} trước ngày bắt đầu {first}. Hãy sửa lại."),
    "make_up_day_without_hours": N_(
        "Ngày được chọn để lấy giờ cho ngày làm bù không có giờ làm việc. Hãy chọn một ngày làm việc."
    ),
    "calendar_change_missing": N_("Hãy cho tệp thông báo hoặc giờ làm việc mới."),
    "looking_stopped": N_("Đã dừng theo yêu cầu; chưa ghi gì."),
    "notice_without_reason": N_("Thông báo cho ngày {day} chưa có lý do. Hãy ghi lý do."),
    "notices_unreadable": N_("Tệp thông báo ngày nghỉ có dòng lỗi, chưa nhập gì. Hãy sửa các dòng sau rồi nhập lại."),
    # one line of a notices file
    "day_unreadable": N_("Ngày “{value}” không đọc được, hãy ghi như 02/01/2026."),
    "kind_unknown": N_("Loại ngày “{value}” không có, hãy dùng working, off hoặc make_up."),
    "notice_reason_missing": N_("Chưa có lý do."),
    "day_twice": N_("Ngày {value} đã có ở dòng trên, hãy bỏ một dòng."),
    "columns_wrong": N_("Cần đúng bốn cột day, kind, reason, legal_basis."),
    "text_unreadable": N_("Không đọc được, hãy kiểm tra dấu ngoặc kép và lưu lại dạng CSV."),
}
