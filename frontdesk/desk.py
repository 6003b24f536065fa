"""The composition root: one desk on one home. Attributes only, no logic."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from frontdesk.domain.clock import Clock, system_clock
from frontdesk.domain.restores import Restored
from frontdesk.i18n import words
from frontdesk.services.access import Seat
from frontdesk.services.acting import Acting
from frontdesk.services.apologies import ApologyService
from frontdesk.services.attachments import AttachmentService
from frontdesk.services.backup import BackupService
from frontdesk.services.boards import BoardService
from frontdesk.services.calendar import CalendarService
from frontdesk.services.calendar_changes import CalendarChangeService
from frontdesk.services.catalogue import CatalogueService
from frontdesk.services.clock import ClockService
from frontdesk.services.consents import ConsentService
from frontdesk.services.corrections import CorrectionService
from frontdesk.services.counts import CountService
from frontdesk.services.daily_log import DailyLogService
from frontdesk.services.deadlines import DeadlineService
from frontdesk.services.departments import DepartmentService
from frontdesk.services.drafts import DraftService
from frontdesk.services.endings import EndingService
from frontdesk.services.exchange import ExchangeService
from frontdesk.services.export_schedule import ExportScheduleService
from frontdesk.services.exporting import Exporter
from frontdesk.services.figures import FigureService
from frontdesk.services.form_texts import FormTextService
from frontdesk.services.forms import FormService
from frontdesk.services.handover import HandoverService
from frontdesk.services.lookup import LookupService
from frontdesk.services.ministry import MinistryService
from frontdesk.services.mirroring import MirrorService
from frontdesk.services.office import OfficeService
from frontdesk.services.office_profile import OfficeProfileService
from frontdesk.services.official_codes import OfficialCodeService
from frontdesk.services.open_data import OpenDataService
from frontdesk.services.payments import PaymentService
from frontdesk.services.people import PeopleService
from frontdesk.services.proof import ProofService
from frontdesk.services.ratings import RatingService
from frontdesk.services.receipts import ReceiptService
from frontdesk.services.reception import ReceptionService
from frontdesk.services.recovery import RecoveryService
from frontdesk.services.restoring import restore_home
from frontdesk.services.results import ResultService
from frontdesk.services.retention import RetentionService
from frontdesk.services.scanner_folder import ScannerFolderService
from frontdesk.services.sign_ins import SignInService
from frontdesk.services.supervision import SupervisionService
from frontdesk.services.supplements import SupplementService
from frontdesk.services.tracking import TrackingService
from frontdesk.services.watching import WatchService
from frontdesk.settings import Settings
from frontdesk.storage.home import database_key, open_home
from frontdesk.storage.scans import ScanFolder
from frontdesk.storage.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """Every use case of the desk, by noun."""

    settings: Settings
    store: Store
    seat: Seat
    office: OfficeService
    calendar: CalendarService
    calendar_changes: CalendarChangeService
    catalogue: CatalogueService
    clock: ClockService
    daily_log: DailyLogService
    deadlines: DeadlineService
    departments: DepartmentService
    drafts: DraftService
    lookup: LookupService
    receipts: ReceiptService
    reception: ReceptionService
    recovery: RecoveryService
    supervision: SupervisionService
    apologies: ApologyService
    attachments: AttachmentService
    backups: BackupService
    boards: BoardService
    consents: ConsentService
    corrections: CorrectionService
    counts: CountService
    endings: EndingService
    figures: FigureService
    form_texts: FormTextService
    export_schedule: ExportScheduleService
    forms: FormService
    handover: HandoverService
    mirror: MirrorService
    office_profile: OfficeProfileService
    exchange: ExchangeService
    ministry: MinistryService
    official_codes: OfficialCodeService
    open_data: OpenDataService
    payments: PaymentService
    people: PeopleService
    proof: ProofService
    ratings: RatingService
    results: ResultService
    retention: RetentionService
    scanner_folder: ScannerFolderService
    sign_ins: SignInService
    supplements: SupplementService
    tracking: TrackingService
    watch: WatchService

    def close(self) -> None:
        """Let go of the database, and of what decodes scans."""
        self.mirror.close()
        self.attachments.close()
        self.proof.close()
        self.store.close()


def open_desk(settings: Settings, clock: Clock = system_clock) -> Desk:
    """The desk on an existing home. Raises StorageRefused (missing, key, damaged, newer)."""
    return desk_on(Store(open_home(settings)), settings, clock)


def restore(
    settings: Settings,
    file: Path,
    mirror: Path | None,
    progress: Callable[[int, int], None],
    clock: Clock = system_clock,
) -> Restored:
    """A home at `settings.home` from a backup, and what a mirror adds. Raises as `restore_home`."""
    return restore_home(file, settings, clock, progress=progress, mirror=mirror)


def desk_on(store: Store, settings: Settings, clock: Clock = system_clock) -> Desk:
    """The desk on an open store."""
    said = words(settings.language)
    seat = Seat()
    office = OfficeService(seat, store, clock)
    acting = Acting(store, office, clock)
    lookup = LookupService(store, office, clock, said)
    key = cache(lambda: database_key(settings))  # a keyring is slow to ask, a passphrase slower
    scans = ScanFolder(settings.home, key)
    receipts = ReceiptService(store, office, clock)
    exporter = Exporter(acting, settings.home, said, settings.language)
    mirror = MirrorService(seat, store, scans, settings)
    return Desk(
        settings=settings,
        store=store,
        seat=seat,
        office=office,
        calendar=CalendarService(store, office, clock),
        calendar_changes=CalendarChangeService(store, office, clock),
        catalogue=CatalogueService(store, office, clock),
        clock=ClockService(store, office, clock),
        daily_log=DailyLogService(acting, exporter),
        deadlines=DeadlineService(office),
        departments=DepartmentService(store, office, clock),
        drafts=DraftService(seat, store, clock),
        lookup=lookup,
        receipts=receipts,
        reception=ReceptionService(store, office, clock, said),
        recovery=RecoveryService(store, office, settings, clock, said),
        supervision=SupervisionService(seat, store, scans),
        apologies=ApologyService(acting),
        attachments=AttachmentService(acting, scans),
        backups=BackupService(seat, store, scans, settings, clock),
        boards=BoardService(store, office, clock),
        consents=ConsentService(acting),
        corrections=CorrectionService(acting),
        counts=CountService(acting, lookup),
        endings=EndingService(acting),
        figures=FigureService(store, office, clock),
        form_texts=FormTextService(store, office, clock),
        export_schedule=ExportScheduleService(acting, exporter, settings),
        forms=FormService(acting, receipts),
        handover=HandoverService(acting, lookup),
        mirror=mirror,
        office_profile=OfficeProfileService(store, office, clock),
        exchange=ExchangeService(acting),
        ministry=MinistryService(acting),
        official_codes=OfficialCodeService(acting),
        open_data=OpenDataService(store, office, clock),
        payments=PaymentService(acting),
        people=PeopleService(acting),
        proof=ProofService(acting, settings),
        ratings=RatingService(store, office, clock, key),
        results=ResultService(acting),
        retention=RetentionService(store, office, scans, clock, mirror.renew),
        scanner_folder=ScannerFolderService(seat, settings, clock),
        sign_ins=SignInService(acting),
        supplements=SupplementService(acting),
        tracking=TrackingService(store, office, clock, settings.projection, key),
        watch=WatchService(seat, store, settings),
    )
