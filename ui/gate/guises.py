"""What the gate is at the moment: one page in three dresses."""

from dataclasses import dataclass
from enum import StrEnum

from frontdesk.i18n import Words


class Guise(StrEnum):
    """Why somebody stands at the gate."""

    SIGN_IN = "sign_in"  # nobody sits at the desk
    LOCKED = "locked"  # somebody does, and is away
    RELIEF = "relief"  # a colleague takes over from whoever sits there


@dataclass(frozen=True, slots=True)
class Dress:
    """The words of a guise."""

    icon: str
    title: str
    told: str
    act: str


def dress_of(guise: Guise, holder: str, words: Words) -> Dress:
    """The words; `holder` is the name of who sits at the desk."""
    _ = words.gettext
    if guise is Guise.LOCKED:
        told = _("Việc {name} đang làm được giữ nguyên. Người khác đăng nhập thì không thấy việc đó.")
        return Dress("lock", _("Quầy đang khóa"), told.format(name=holder), _("Mở khóa"))
    if guise is Guise.RELIEF:
        told = _("Người nhận chọn tên mình, nhập mật khẩu: nhận cả bản nháp và giấy tờ {name} đang giữ.")
        return Dress("relief", _("Giao quầy cho đồng nghiệp"), told.format(name=holder), _("Nhận quầy"))
    return Dress("person", _("Đăng nhập"), _("Chọn tên mình, nhập mật khẩu rồi bấm Enter."), _("Đăng nhập"))
