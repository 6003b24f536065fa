"""The office that runs the desk: what its forms print and where its pages live."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfficeProfile:
    """Form header, place and tracking address of one one-stop office."""

    name: str  # Trung tâm Phục vụ hành chính công xã Thái Bình
    code: str  # H60.242
    authority: str = ""  # UBND xã Thái Bình
    place: str = ""  # Thái Bình: the địa danh before the date on forms
    address: str = ""
    phone: str = ""
    track_base: str = "https://motcua.tuyenquang.gov.vn"
