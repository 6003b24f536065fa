"""A lost key is put back by the printed code; everything is there again."""

import os
import shutil
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from frontdesk.desk import Desk
from frontdesk.domain.key_events import KeyRecovered, RecoveryCodeDrawn
from frontdesk.domain.people import Person, Role
from frontdesk.domain.recovery_code import RecoveryCode, new_recovery_code, recovery_code
from frontdesk.errors import InvalidInput, RuleRefused, StorageRefused
from frontdesk.forms.recovery_sheet import RecoveryView, render
from frontdesk.i18n import words
from frontdesk.sealed_key_file import is_sealed
from frontdesk.secrets import DATABASE_KEY, DEVICE_KEY, KeyFile, new_key
from frontdesk.services.recovery import check_code, recover
from frontdesk.settings import Settings
from frontdesk.storage import recovery_file
from frontdesk.storage.home_keys import device_key
from frontdesk.storage.recovery_file import FILE_NAME
from tests.factories import MONDAY_MORNING, HandClock, make_application, make_desk, make_settings, open_desk, seated
from tests.scan_samples import picture_file


@pytest.fixture
def lived(tmp_path: Path) -> tuple[Settings, RecoveryCode]:
    """A home with submissions and a scan, and its code."""
    with closing(make_desk(tmp_path)) as desk:
        received = [desk.reception.receive(make_application(desk)) for _ in range(3)]
        (tmp_path / "scan.png").write_bytes(picture_file("PNG"))
        desk.attachments.attach(str(received[0].submission_id), tmp_path / "scan.png")
        code = desk.recovery.draw()
    return make_settings(tmp_path), code


def codes_of(desk: Desk) -> list[str]:
    return [hit.receipt_code for hit in desk.lookup.search("")]


def contents_of(desk: Desk) -> list[int]:
    """Sizes of every scan, deciphered."""
    found = [each for hit in desk.lookup.search("") for each in desk.attachments.list_of(hit.submission_id)]
    return [len(desk.attachments.page(each.sha256, 0, 400)) for each in found]


def test_that_a_lost_key_file_is_put_back_by_the_code_with_everything(
    lived: tuple[Settings, RecoveryCode], tmp_path: Path
) -> None:
    settings, code = lived
    with closing(open_desk(settings)) as desk:
        before, scans = codes_of(desk), contents_of(desk)
    key = KeyFile(tmp_path / "home.key").get(DATABASE_KEY)
    (tmp_path / "home.key").unlink()
    with pytest.raises(StorageRefused, match="key_missing"):
        open_desk(settings)
    done = recover(settings, code, HandClock())
    assert done.was_lost
    assert done.key_file == tmp_path / "home.key"
    assert KeyFile(tmp_path / "home.key").get(DATABASE_KEY) == key
    with closing(open_desk(settings)) as desk:
        assert codes_of(desk) == before
        assert len(before) == 3
        assert contents_of(desk) == scans
        assert len(scans) == 1
        assert desk.supervision.verify().ok
        assert kinds_of(desk)[-2:] == [RecoveryCodeDrawn.KIND, KeyRecovered.KIND]
    assert len(device_key(settings)) == 64


def kinds_of(desk: Desk) -> list[str]:
    with desk.store.read() as connection:
        return list(connection.exec_driver_sql("SELECT kind FROM events ORDER BY seq").scalars())


def test_that_the_printed_sheet_is_enough(lived: tuple[Settings, RecoveryCode], tmp_path: Path) -> None:
    """The QR is read off the paper, as a scanner at the counter would."""
    settings, code = lived
    for language in ("vi", "en"):
        view = RecoveryView("Trung tâm Phục vụ hành chính công xã Thái Bình", code, MONDAY_MORNING)
        pdf = render(view, words(language))
        document = pypdfium2.PdfDocument(BytesIO(pdf))  # type: ignore[no-untyped-call]
        assert len(document) == 1
        (read,) = zxingcpp.read_barcodes(document[0].render(scale=150 / 72).to_pil())
        text = document[0].get_textpage().get_text_range()
        assert recovery_code(read.text) == code
        assert all(group in text for group in code.groups)
        assert "xã Thái Bình" in text
    (tmp_path / "home.key").unlink()
    assert recover(settings, recovery_code(read.text), HandClock()).was_lost
    open_desk(settings).close()


def test_that_a_copy_of_the_home_and_the_code_are_enough(lived: tuple[Settings, RecoveryCode], tmp_path: Path) -> None:
    """Another computer: neither key file nor keyring, another folder."""
    settings, code = lived
    copy = Settings(tmp_path / "elsewhere" / "home", tmp_path / "elsewhere" / "new.key")
    shutil.copytree(settings.home, copy.home)
    assert recover(copy, code, HandClock()).was_lost
    with closing(open_desk(Settings(copy.home))) as desk:
        assert len(codes_of(desk)) == 3
        assert len(contents_of(desk)) == 1
    assert device_key(Settings(copy.home)) != device_key(settings)


def test_that_a_recovered_key_goes_under_a_passphrase_where_one_is_told(
    lived: tuple[Settings, RecoveryCode], tmp_path: Path
) -> None:
    """The passphrase was forgotten: a new file, a new passphrase."""
    settings, code = lived
    (tmp_path / "passphrase").write_text("một câu mới không ai biết", encoding="utf-8")
    told = replace(settings, key_file=tmp_path / "new.key", passphrase_file=tmp_path / "passphrase")
    recover(told, code, HandClock())
    assert is_sealed(tmp_path / "new.key")
    open_desk(Settings(settings.home, passphrase_file=tmp_path / "passphrase")).close()


def test_that_a_key_that_is_there_is_left_alone(lived: tuple[Settings, RecoveryCode], tmp_path: Path) -> None:
    settings, code = lived
    before = (tmp_path / "home.key").read_bytes()
    assert not recover(settings, code, HandClock()).was_lost
    assert (tmp_path / "home.key").read_bytes() == before
    with closing(open_desk(settings)) as desk:
        assert KeyRecovered.KIND not in kinds_of(desk)


def test_that_a_key_file_with_another_key_is_never_written_over(
    lived: tuple[Settings, RecoveryCode], tmp_path: Path
) -> None:
    settings, code = lived
    other = tmp_path / "other.key"
    KeyFile(other).put(DATABASE_KEY, new_key())
    before = other.read_bytes()
    with pytest.raises(StorageRefused, match="key_file_taken"):
        recover(replace(settings, key_file=other), code, HandClock())
    assert other.read_bytes() == before
    assert recover(settings, code, HandClock()).key_file == tmp_path / "home.key"


def test_that_trying_a_code_changes_nothing(lived: tuple[Settings, RecoveryCode], tmp_path: Path) -> None:
    settings, code = lived
    (tmp_path / "home.key").unlink()
    before = {path: path.read_bytes() for path in settings.home.rglob("*") if path.is_file()}
    check_code(settings, code)
    with pytest.raises(InvalidInput, match="recovery_code_wrong"):
        check_code(settings, new_recovery_code(os.urandom))
    with pytest.raises(InvalidInput, match="recovery_code_wrong"):
        recover(settings, new_recovery_code(os.urandom), HandClock())
    after = {path: path.read_bytes() for path in settings.home.rglob("*") if path.is_file()}
    assert {path.name: content for path, content in after.items() if not path.name.startswith("desk.db-")} == {
        path.name: content for path, content in before.items() if not path.name.startswith("desk.db-")
    }
    assert not (tmp_path / "home.key").exists()


def test_that_a_new_code_makes_the_old_one_useless(lived: tuple[Settings, RecoveryCode]) -> None:
    settings, old = lived
    with closing(open_desk(settings)) as desk:
        new = desk.recovery.draw()
    check_code(settings, new)
    with pytest.raises(InvalidInput, match="recovery_code_wrong"):
        check_code(settings, old)


def test_that_only_an_administrator_draws_a_code(lived: tuple[Settings, RecoveryCode]) -> None:
    settings, code = lived
    with closing(open_desk(settings)) as desk:
        for role in set(Role) - {Role.ADMINISTRATOR}:
            seated(desk, Person("binh", "Nguyễn Văn Bình", (role,)))
            with pytest.raises(RuleRefused, match="role_forbids"):
                desk.recovery.draw()
        assert kinds_of(desk).count(RecoveryCodeDrawn.KIND) == 1
    check_code(settings, code)


def test_that_the_code_is_nowhere_in_the_home(lived: tuple[Settings, RecoveryCode]) -> None:
    settings, code = lived
    with closing(open_desk(settings)) as desk, desk.store.read() as connection:
        journal = "".join(connection.exec_driver_sql("SELECT payload || personal || subject FROM events").scalars())
    files = b"".join(path.read_bytes() for path in settings.home.rglob("*") if path.is_file())
    for group in code.groups:
        assert group not in journal
    assert code.text.encode() not in files
    assert code.text.replace("-", "").encode() not in files


@pytest.mark.parametrize("at", [0, 5, 25, 40, 70, 95])
def test_that_a_damaged_recovery_file_is_not_called_a_wrong_code(at: int, lived: tuple[Settings, RecoveryCode]) -> None:
    settings, code = lived
    path = settings.home / FILE_NAME
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    for damaged in (bytes(content), bytes(content[:at])):
        path.write_bytes(damaged)
        with pytest.raises(StorageRefused, match="recovery_damaged"):
            check_code(settings, code)


def test_that_a_home_without_a_code_says_so(lived: tuple[Settings, RecoveryCode]) -> None:
    settings, code = lived
    (settings.home / FILE_NAME).unlink()
    with pytest.raises(StorageRefused, match="recovery_missing"):
        recover(settings, code, HandClock())


def test_that_a_recovery_file_of_another_home_puts_no_key_back(
    lived: tuple[Settings, RecoveryCode], tmp_path: Path
) -> None:
    settings, _code = lived
    with closing(make_desk(tmp_path / "other")) as other:
        theirs = other.recovery.draw()
    shutil.copy(tmp_path / "other" / "home" / FILE_NAME, settings.home / FILE_NAME)
    (tmp_path / "home.key").unlink()
    for act in (lambda: check_code(settings, theirs), lambda: recover(settings, theirs, HandClock())):
        with pytest.raises(StorageRefused, match="recovery_outdated"):
            act()
    assert not (tmp_path / "home.key").exists()


def test_that_a_cut_before_the_file_is_written_leaves_the_old_code(
    lived: tuple[Settings, RecoveryCode], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, old = lived

    def cut(*_given: object) -> None:
        raise OSError(5, "cut")

    with closing(open_desk(settings)) as desk:
        monkeypatch.setattr(recovery_file, "put_bytes", cut)
        with pytest.raises(StorageRefused, match="disk_failed"):
            desk.recovery.draw()
    check_code(settings, old)


def test_that_what_a_cut_left_half_written_goes_with_the_next_code(lived: tuple[Settings, RecoveryCode]) -> None:
    settings, _old = lived
    (settings.home / f"{FILE_NAME}.0123abcd.part").write_bytes(b"half")
    with closing(open_desk(settings)) as desk:
        desk.recovery.draw()
    assert [path.name for path in settings.home.glob("recovery*")] == [FILE_NAME]


def test_that_the_office_gets_its_sheet(lived: tuple[Settings, RecoveryCode]) -> None:
    settings, _old = lived
    with closing(open_desk(settings)) as desk:
        code = desk.recovery.draw()
        document = pypdfium2.PdfDocument(BytesIO(desk.recovery.sheet(code)))  # type: ignore[no-untyped-call]
        (read,) = zxingcpp.read_barcodes(document[0].render(scale=150 / 72).to_pil())
        assert desk.office.profile.name in document[0].get_textpage().get_text_range().replace("\r\n", " ")
    assert read.text == code.text


def test_that_a_recovered_home_keeps_its_other_secrets(lived: tuple[Settings, RecoveryCode], tmp_path: Path) -> None:
    """Only the database key was lost: the device stays the device it was."""
    settings, code = lived
    store = KeyFile(tmp_path / "home.key")
    device = store.get(DEVICE_KEY)
    store.remove(DATABASE_KEY)
    recover(settings, code, HandClock())
    assert store.get(DEVICE_KEY) == device


def test_that_a_forgotten_administrator_gets_in_by_the_code(lived: tuple[Settings, RecoveryCode]) -> None:
    settings, code = lived
    clock = HandClock()
    desk = seated(open_desk(settings, clock))
    desk.people.add("binh", "Nguyễn Văn Bình", [Role.OFFICER], "khèn lá bên suối Nậm Mu")
    desk.sign_ins.sign_out()
    for _ in range(5):
        with pytest.raises(RuleRefused):
            desk.sign_ins.sign_in("lan", "quên mất rồi")
    with pytest.raises(InvalidInput, match="recovery_code_wrong"):
        desk.recovery.set_password(new_recovery_code(os.urandom), "lan", "nương ngô trên Lũng Cú")
    with pytest.raises(RuleRefused, match="recovery_not_administrator"):
        desk.recovery.set_password(code, "binh", "nương ngô trên Lũng Cú")
    with pytest.raises(InvalidInput, match="password_known"):
        desk.recovery.set_password(code, "lan", "matkhau123")
    desk.recovery.set_password(code, "lan", "nương ngô trên Lũng Cú")  # and the name rests no more
    assert desk.sign_ins.sign_in("lan", "nương ngô trên Lũng Cú").login == "lan"
    assert desk.supervision.verify().ok
    desk.close()
