"""What is wrong with a command line, in the user's language: the library says it in English only."""

import re
from enum import Enum
from typing import Any

from typer.exceptions import TyperException

from frontdesk.i18n import Words
from frontdesk.messages import shown

_QUOTED = re.compile(r"'([^']*)'")


def usage(error: TyperException, said: Words) -> str:
    """`error` as one line that says what to do."""
    wrong = said.gettext("Lệnh chưa đúng: {what}. Xem: {command} --help")
    return wrong.format(what=_what(error, said), command=_command(error))


def _command(error: TyperException) -> str:
    """The command whose help tells more, as it is typed: "frontdesk board late"."""
    context = getattr(error, "ctx", None)
    names: list[str] = []
    while context is not None and context.parent is not None:
        names.insert(0, str(context.info_name))
        context = context.parent
    return " ".join(("frontdesk", *names))


def _what(error: TyperException, said: Words) -> str:
    _, option, parameter = said.gettext, getattr(error, "option_name", ""), getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            return _("không có tùy chọn {option}").format(option=shown(option))
        case "BadOptionUsage" if "requires" in str(error):
            return _("tùy chọn {option} cần một giá trị").format(option=shown(option))
        case "BadOptionUsage":
            return _("tùy chọn {option} không nhận giá trị").format(option=shown(option))
        case "MissingParameter" if parameter is not None:
            return _("thiếu {name}").format(name=_name(parameter))
        case "BadParameter" if parameter is not None:
            return _value_wrong(parameter, said)
    return _out_of_place(str(error), said)


def _name(parameter: Any) -> str:
    """An option as typed, or an argument as the help calls it."""
    return str(max(parameter.opts, key=len)) if parameter.opts[0].startswith("-") else _argument(parameter)


def _argument(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name).upper()


def _value_wrong(parameter: Any, said: Words) -> str:
    _, name = said.gettext, _name(parameter)
    kind = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    if isinstance(kind, type) and issubclass(kind, Enum):
        known = ", ".join(str(each.value) for each in kind)
        return _("{name} phải là một trong: {known}").format(name=name, known=known)
    if kind is not int:
        return _("giá trị của {name} không dùng được").format(name=name)
    least, most = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if least is None or most is None:
        return _("{name} phải là số nguyên").format(name=name)
    return _("{name} phải là số từ {least} đến {most}").format(name=name, least=least, most=most)


def _out_of_place(text: str, said: Words) -> str:
    _ = said.gettext
    quoted = _QUOTED.findall(text)
    if text.startswith("No such command") and len(quoted) > 1:
        return _("không có lệnh {command}; có phải {near}").format(command=shown(quoted[0]), near=quoted[1])
    if text.startswith("No such command") and quoted:
        return _("không có lệnh {command}").format(command=shown(quoted[0]))
    if text.startswith("Missing command"):
        return _("thiếu tên lệnh")
    if text.startswith("Got unexpected extra"):
        return _("thừa “{extra}”").format(extra=shown(text.partition("(s) (")[2].removesuffix(")")))
    return _("không hiểu dòng lệnh")
