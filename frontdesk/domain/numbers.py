"""Numbers that forms carry."""

from frontdesk.domain.supplement_events import FormNumber


def form_number(form: FormNumber) -> str:
    """What stands after "Số:": the number, the counter that counts and the kind of file, "12/C1-HDHS" for form 02."""
    kind, _, rest = form.book.partition(":")
    counter = rest.partition("/")[0]
    return f"{form.number:02}/{counter}-{_SIGNS.get(kind, kind)}"


# hướng dẫn hồ sơ, từ chối, xin lỗi, dừng giải quyết
_SIGNS = {"02": "HDHS", "03": "TCHS", "04": "XL", "05": "DHS"}
