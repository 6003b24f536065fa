"""The words that stand on the pages whatever they show."""

from collections.abc import Mapping
from types import SimpleNamespace

from markupsafe import escape

from frontdesk.i18n import N_, words

_WORDS: Mapping[str, str] = {
    # around every page
    "name": N_("Tra cứu hồ sơ"),
    "large": N_("Chữ to"),
    "languages": N_("Ngôn ngữ"),
    "never": N_("Trang này không hỏi số căn cước, không yêu cầu đăng nhập, không yêu cầu chuyển tiền."),
    "nothing_personal": N_("Trang không có thông tin cá nhân và không theo dõi người xem."),
    "look_up": N_("Tra cứu giấy hẹn khác"),
    # where a submission stands
    "code": N_("Mã tiếp nhận"),
    "as_of": N_("Theo sổ của cơ quan lúc"),
    "no_date": N_("Chưa hẹn ngày"),
    "why": N_("Vì sao là ngày này?"),
    "to_calendar": N_("Thêm ngày hẹn vào lịch"),
    "what_was_received": N_("Hồ sơ đã nhận"),
    "so_far": N_("Hồ sơ đã qua các bước"),
    "expected": N_("Theo hẹn, có kết quả"),
    "where": N_("Nơi nộp và nhận"),
    "address": N_("Địa chỉ"),
    "phone": N_("Điện thoại"),
    "hours": N_("Giờ làm việc"),
    "days_off": N_("Ngày nghỉ sắp tới"),
    "days_worked": N_("Ngày làm bù"),
    "site": N_("Trang tra cứu"),
    # typing a code
    "find_title": N_("Hồ sơ của Ông/Bà đang ở đâu?"),
    "find_text": N_("Quét mã QR trên giấy hẹn bằng điện thoại, hoặc nhập hai mã in trên giấy."),
    "sketch": N_("Trên giấy hẹn: 1 là mã tiếp nhận, 2 là mã tra cứu dưới mã QR."),
    "code_hint": N_("Chữ lớn ở đầu giấy hẹn, ví dụ C1-261123-0042-K."),
    "key": N_("Mã tra cứu"),
    "key_hint": N_("8 ký tự dưới mã QR, ví dụ 4F7K-92HX."),
    "look": N_("Xem hồ sơ"),
    # nothing here
    "unknown_title": N_("Không tìm thấy hồ sơ"),
    "unknown_text": N_("Địa chỉ này không đúng, hoặc đã hết hạn xem."),
    "unknown_scan": N_("Quét lại mã QR trên giấy hẹn mới nhất."),
    "unknown_type": N_("Hoặc nhập mã tiếp nhận và mã tra cứu in trên giấy."),
    "unknown_ask": N_("Nếu vẫn không thấy, mời Ông/Bà hỏi tại quầy hoặc gọi cơ quan."),
    "find_button": N_("Nhập hai mã"),
    "what_to_do": N_("Ông/Bà có thể"),
    # in the hall
    "counter_title": N_("Mời Ông/Bà quét giấy hẹn"),
    "counter_text": N_("Đưa mã QR trên giấy hẹn vào máy quét, hoặc nhập hai mã in trên giấy."),
    "counter_code": N_("Mã quét được, hoặc mã tiếp nhận"),
    "counter_key": N_("Mã tra cứu, khi nhập tay"),
    "counter_next": N_("Quét giấy hẹn khác"),
    "stay": N_("Giữ nguyên, không tự ẩn sau nửa phút"),
    "done": N_("Xong"),
    # rating
    "rate_title": N_("Ông/Bà thấy việc phục vụ hôm nay thế nào?"),
    "rate_promise": N_("Ý kiến được giữ kín. Cán bộ không xem được ai đã chọn gì."),
    "rate_choose": N_("Chọn một mức"),
    "topics": N_("Từng mặt (không bắt buộc)"),
    "no_answer": N_("Không trả lời"),
    "reasons": N_("Nếu chưa hài lòng: điều gì chưa tốt?"),
    "comment": N_("Ý kiến thêm (không bắt buộc)"),
    "comment_hint": N_("Xin không ghi tên, số điện thoại."),
    "send": N_("Gửi"),
    "rated_title": N_("Cảm ơn Ông/Bà"),
    "rated_text": N_("Ý kiến đã được ghi nhận và giữ kín."),
    "sorry_title": N_("Xin lỗi Ông/Bà"),
    "void_text": N_("Lượt đánh giá này không còn hiệu lực."),
    "void_why": N_("Mỗi lượt chỉ gửi được một lần, trong ngày. Ý kiến khác mời Ông/Bà nói với quầy."),
}
_NAMES: Mapping[str, str] = {"vi": "Tiếng Việt", "en": "English"}


def page_words(language: str) -> SimpleNamespace:
    """Every word in `language`, ready for a page."""
    said = words(language)
    return SimpleNamespace(**{key: escape(said.gettext(text)) for key, text in _WORDS.items()})


def language_name(language: str) -> str:
    """What a language calls itself."""
    return _NAMES.get(language, language)
