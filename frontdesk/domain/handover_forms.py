"""What the printed manifest (phiếu bàn giao) says."""

from dataclasses import dataclass

from frontdesk.domain.form_texts import FormVersion
from frontdesk.domain.manifests import Manifest
from frontdesk.domain.office import OfficeProfile


@dataclass(frozen=True, slots=True)
class ManifestView:
    """A batch as it was sent: the items in the order its digest covers; `reprint` is 0 for the first print."""

    office: OfficeProfile
    form: FormVersion
    manifest: Manifest
    reprint: int = 0
