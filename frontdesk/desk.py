"""The composition root: one desk on one home. Attributes only, no logic."""

from dataclasses import dataclass

from frontdesk.domain.clock import Clock, system_clock
from frontdesk.i18n import words
from frontdesk.services.calendar import CalendarService
from frontdesk.services.catalogue import CatalogueService
from frontdesk.services.clock import ClockService
from frontdesk.services.deadlines import DeadlineService
from frontdesk.services.drafts import DraftService
from frontdesk.services.lookup import LookupService
from frontdesk.services.office import OfficeService
from frontdesk.services.receipts import ReceiptService
from frontdesk.services.reception import ReceptionService
from frontdesk.services.supervision import SupervisionService
from frontdesk.settings import Settings
from frontdesk.storage.home import open_home
from frontdesk.storage.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """Every use case of the desk, by noun."""

    settings: Settings
    store: Store
    office: OfficeService
    calendar: CalendarService
    catalogue: CatalogueService
    clock: ClockService
    deadlines: DeadlineService
    drafts: DraftService
    lookup: LookupService
    receipts: ReceiptService
    reception: ReceptionService
    supervision: SupervisionService

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()


def open_desk(settings: Settings, clock: Clock = system_clock) -> Desk:
    """The desk on an existing home. Raises StorageRefused (missing, key, damaged, newer)."""
    return desk_on(Store(open_home(settings)), settings, clock)


def desk_on(store: Store, settings: Settings, clock: Clock = system_clock) -> Desk:
    """The desk on an open store."""
    said = words(settings.language)
    office = OfficeService(store, clock)
    return Desk(
        settings=settings,
        store=store,
        office=office,
        calendar=CalendarService(store, office, clock),
        catalogue=CatalogueService(store, office, clock),
        clock=ClockService(store, office, clock),
        deadlines=DeadlineService(office),
        drafts=DraftService(store, clock),
        lookup=LookupService(store, office, said),
        receipts=ReceiptService(store, office, clock),
        reception=ReceptionService(store, office, clock, said),
        supervision=SupervisionService(store),
    )
