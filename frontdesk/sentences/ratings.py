"""Refusals of votes."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "invitation_void": N_(
        "Lời mời đánh giá này không còn dùng được: đã dùng, đã hết hạn hoặc không có. Chờ lời mời mới."
    ),
    "score_wrong": N_("Điểm đánh giá là số từ {least} đến {most}."),
    "topic_twice": N_("Mỗi nội dung chỉ chấm một lần. Bỏ bớt nội dung trùng."),
    "topic_unknown": N_("Không có nội dung “{topic}”. Các nội dung: {known}."),
    "topic_malformed": N_("Ghi nội dung và điểm liền nhau, ví dụ: attitude=4."),
    "reason_unknown": N_("Không có lý do “{reason}” trong danh sách. Chọn lý do trong danh sách."),
    "reasons_need_low_vote": N_("Lý do chỉ dành cho đánh giá từ {most} điểm trở xuống. Bỏ lý do rồi gửi lại."),
    "comment_too_long": N_("Ý kiến dài quá {most} ký tự. Viết ngắn hơn rồi gửi lại."),
    "face_words_wrong": N_(
        "Chữ dưới mỗi mặt không quá {most} ký tự, mặt từ 1 đến 5; trống là chữ chuẩn. Ghi lại, ví dụ: 5=Rất hài lòng."
    ),
    "report_days_wrong": N_("Ngày đầu {first} sau ngày cuối {last}. Chọn lại khoảng ngày."),
}
