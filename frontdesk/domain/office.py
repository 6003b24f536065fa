"""The office that runs the desk: what its forms print and where its pages live."""

from dataclasses import dataclass, replace

from frontdesk.domain.vietqr import BankAccount

TRACKING_DAYS = 90  # after the end, where nobody chose
LOCK_MINUTES = 5


@dataclass(frozen=True, slots=True)
class OfficeProfile:
    """Form header, place and tracking address of one one-stop office; a receipt's link lives `tracking_days` after the
    end, papers given back included.
    """

    name: str  # Trung tâm Phục vụ hành chính công xã Thái Bình
    code: str  # H60.242
    authority: str = ""  # UBND xã Thái Bình
    place: str = ""  # Thái Bình: the địa danh before the date on forms
    address: str = ""
    phone: str = ""
    track_base: str = "https://motcua.tuyenquang.gov.vn"
    # where fees are paid by transfer; all three or none
    bank_bin: str = ""
    bank_account: str = ""
    bank_holder: str = ""
    tracking_days: int = TRACKING_DAYS
    receiving_hours: str = ""  # as the office announces them; the clock counts by its working hours
    lock_minutes: int = LOCK_MINUTES  # an unattended counter locks itself

    def paid_to(self, account: BankAccount) -> "OfficeProfile":
        """The same office, paid to `account` from now on."""
        return replace(self, bank_bin=account.bin, bank_account=account.number, bank_holder=account.holder)

    @property
    def account(self) -> BankAccount | None:
        """The account fees go to; None where none is told."""
        return BankAccount(self.bank_bin, self.bank_account, self.bank_holder) if self.bank_account else None


@dataclass(frozen=True, slots=True)
class CounterLine:
    """A counter the office knows; `here`: this device is it. `officer` stands for it while nobody is signed in."""

    code: str
    officer: str
    here: bool
