"""The rating: five faces, what lies behind the choice, thanks."""

from datetime import datetime

from frontdesk.customer import touches
from frontdesk.customer.facts import RatingTexts
from frontdesk.customer.state import CustomerState, Rating, Saying
from frontdesk.customer.view import Button, Face, MorePage, RatePage, SayPage, Tick, Tone, TopicLine
from frontdesk.domain.ratings import LOW, rating_url
from frontdesk.i18n import Words

_NONE = RatingTexts((), (), ())


def rate_page(state: CustomerState, _at: datetime, words: Words) -> RatePage:
    """How was it?"""
    _ = words.gettext
    base = state.phones_rate_at
    return RatePage(
        question=_("Ông/Bà thấy việc phục vụ hôm nay thế nào?"),
        promise=_("Ý kiến được giữ kín. Cán bộ không xem được ai đã chọn gì."),
        faces=tuple(Face(n, label) for n, label in enumerate(_texts(state).faces, 1)),
        skip=Button(touches.SKIP, _("Không đánh giá")),
        qr=rating_url(base, state.ratings[0].token) if base else "",
        scan_note=_("Hoặc quét mã để đánh giá trên điện thoại") if base else "",
    )


def more_page(state: CustomerState, _at: datetime, words: Words) -> MorePage:
    """What lies behind the choice; nothing of it needs an answer."""
    _, rating, texts = words.gettext, state.ratings[0], _texts(state)
    given = dict(rating.topics)
    return MorePage(
        title=_("Cảm ơn Ông/Bà. Xin cho biết thêm, nếu muốn."),
        chosen=Face(rating.score, texts.faces[rating.score - 1] if texts.faces else str(rating.score)),
        topics_label=_("Từng mặt"),
        topics=tuple(TopicLine(topic, label, given.get(topic, 0)) for topic, label in texts.topics),
        levels=texts.faces,
        reasons_label=_("Điều gì chưa tốt?") if rating.score <= LOW else "",
        reasons=_reasons(rating, texts),
        comment_label=_("Ý kiến thêm"),
        comment_hint=_("Xin không ghi tên, số điện thoại."),
        comment=rating.comment,
        back=Button(touches.BACK, _("Chọn lại")),
        send=Button(touches.SEND, _("Gửi"), main=True),
    )


def say_page(state: CustomerState, _at: datetime, words: Words) -> SayPage:
    """Thanks, or what went wrong."""
    _ = words.gettext
    close = Button(touches.CLOSE, _("Đóng"))
    if state.saying is Saying.THANKS:
        return SayPage(_("Cảm ơn Ông/Bà"), _("Ý kiến đã được ghi nhận và giữ kín."), close=close)
    if state.saying is Saying.NOT_KEPT:
        text = _("Máy chưa ghi được ý kiến. Xin Ông/Bà gửi lại sau ít giây.")
        return SayPage(_("Xin lỗi Ông/Bà"), text, Tone.WARN, close)
    if state.saying is Saying.USED:
        return SayPage(_("Cảm ơn Ông/Bà"), _("Lượt đánh giá này đã được gửi trên điện thoại."), close=close)
    if state.saying is Saying.VOID:
        return SayPage(_("Xin lỗi Ông/Bà"), _("Lượt đánh giá này không còn hiệu lực."), Tone.WARN, close)
    return SayPage(_("Đang ghi ý kiến…"), "", Tone.MUTED)


def _reasons(rating: Rating, texts: RatingTexts) -> tuple[Tick, ...]:
    if rating.score > LOW:
        return ()
    return tuple(Tick(touches.REASON, key, label, key in rating.reasons) for key, label in texts.reasons)


def _texts(state: CustomerState) -> RatingTexts:
    return state.ratings_texts.get(state.language) or _NONE
