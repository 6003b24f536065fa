"""Which folder of a scanner this desk watches."""

from dataclasses import replace
from pathlib import Path

from frontdesk.domain.clock import Clock
from frontdesk.errors import InvalidInput, StorageRefused
from frontdesk.files.watched_folder import WatchedFolder
from frontdesk.home_file import HomeFile, read_home, write_home
from frontdesk.services.access import Seat, UseCases, staff
from frontdesk.settings import Settings
from frontdesk.storage.engine import refusing


class ScannerFolderService(UseCases):
    """The entry `watched_folder` of the home's settings. It is this machine's alone, so no event."""

    def __init__(self, seat: Seat, settings: Settings, clock: Clock) -> None:
        super().__init__(seat)
        self._settings = settings
        self._clock = clock

    @staff
    def watched(self) -> WatchedFolder | None:
        """The folder that is watched, remembering nothing yet: keep it and let it `look()`. None where none is."""
        folder = self._home().watched_folder
        return WatchedFolder(folder, self._clock) if folder is not None else None

    @staff
    def watch(self, folder: Path | None) -> None:
        """Watch `folder` from now on, or none. Raises InvalidInput `watched_folder_wrong`, StorageRefused."""
        if folder is not None:
            folder = folder.absolute()
            self._refuse_wrong(folder)
        with refusing():
            write_home(self._settings.home, replace(self._home(), watched_folder=folder))

    def _home(self) -> HomeFile:
        said = read_home(self._settings.home)
        if said is None:
            raise StorageRefused("settings_missing", path=str(self._settings.home))
        return said

    def _refuse_wrong(self, folder: Path) -> None:
        inside = folder.resolve().is_relative_to(self._settings.home.resolve())
        if inside or not folder.is_dir():
            raise InvalidInput("watched_folder_wrong", path=str(folder))
