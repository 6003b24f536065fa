"""Whatever becomes of a submission, the page says what its events say."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from frontdesk.domain.public_status import public_status
from frontdesk.domain.tracking import expires_at
from frontdesk.projection.entry import entry_of
from frontdesk.projection.reader import Projection
from tests.lives import Life
from tests.projection.stand import DAYS, KEY, hashed, pages, reader, whole, write
from tests.storage.machine_runs import run_machine
from tests.storage.test_life_machine import DEEDS as DEEDS_OF_DESK
from tests.storage.test_life_machine import PLACES, LifeMachine
from tests.unit.test_public_status import DEEDS, PERSONAL

KEPT = 5  # days
MINUTES = st.integers(0, 200 * 24 * 60)
WHY = {"vi": "Nhận thứ Hai", "en": "Received Monday"}


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=14), MINUTES, st.sampled_from(["", "Bản điện tử"]))
def test_that_any_life_is_read_back_as_it_is(deeds: list[str], minutes: int, return_to: str) -> None:
    life = Life(return_to=return_to, token_hash=hashed("T" * 27), personal=PERSONAL)
    for deed in deeds:
        DEEDS[deed](life)
    why = WHY if minutes % 2 else {}
    now = life.now + timedelta(minutes=minutes)
    status = public_status(life.submission, now, 1)
    with TemporaryDirectory() as folder:
        path = write(Path(folder) / "tracking.db", [entry_of(life.submission, life.now, lambda _status: why)], life.now)
        with closing(Projection(path, KEY)) as projection:
            seen = projection.by_token("T" * 27, now)
    dies = expires_at(status, DAYS)
    if dies is not None and dies <= now:
        assert seen is None
    else:
        assert seen is not None
        assert seen.status == replace(status, as_of=life.now)
        assert seen.why == why


class ProjectedLives(LifeMachine):
    """Lives on a desk that projects now and then, and whose links live for a few days."""

    @initialize()
    def set_up(self) -> None:
        """A new home."""
        super().set_up()
        self.counter.desk.tracking.set_days(KEPT)
        self.latest = self.counter.clock.now

    @rule(deed=st.sampled_from(DEEDS_OF_DESK), place=PLACES, choice=st.integers(0, 9_999))
    def act(self, deed: tuple[str, dict[str, object]], place: int, choice: int) -> None:
        """What is done, and sometimes what the page is told of it."""
        super().act(deed, place, choice)
        if choice % 3 == 0:
            self.counter.desk.tracking.project()
            self.latest = max(self.latest, self.counter.clock.now)

    def teardown(self) -> None:
        """Act by act or at once: the same pages, and each says what the submission's events say."""
        if hasattr(self, "counter"):
            self.check_pages()
        super().teardown()

    def check_pages(self) -> None:
        """Compare. What was over at some moment stays so where the clock was set back since."""
        desk, now = self.counter.desk, max(self.latest, self.counter.clock.now)
        self.counter.clock.now = now
        desk.tracking.project()
        with closing(reader(desk)) as projection:
            told = pages(projection, now)
        assert told == whole(desk, Path(self.folder.name), now)
        for which in self.papers:
            submission = self.counter.get(which)
            status = public_status(submission, now)
            dies = expires_at(status, KEPT)
            if dies is None or dies > now:
                assert told[submission.received.token_hash].status == status
                assert all(told[old.token_hash].status.replaced for old in submission.replaced)
            else:
                assert submission.received.token_hash not in told


def test_that_the_page_follows_any_order_of_acts() -> None:
    run_machine(ProjectedLives, examples=8, steps=30)


@pytest.mark.soak
def test_that_the_page_follows_many_orders_of_acts() -> None:
    run_machine(ProjectedLives, examples=200, steps=60)
