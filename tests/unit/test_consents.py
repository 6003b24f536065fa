"""Consent for extras: never presumed, kept with its words, withdrawn at any time."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.consent_events import ConsentWithdrawn
from frontdesk.domain.consents import Consent, ConsentKind, in_order, parse_consents, phone_of
from frontdesk.domain.events import texts
from frontdesk.domain.journal import tick
from frontdesk.domain.states import State
from frontdesk.files.consent_texts import CONSENTS_FILE, consent_wordings
from frontdesk.i18n import LANGUAGES
from tests.factories import MONDAY_MORNING, make_party
from tests.lives import Life, life_in, received, sealed_event
from tests.refusals import refused

SMS, ZALO = ConsentKind.SMS, ConsentKind.ZALO


def kinds(life: Life) -> list[ConsentKind]:
    return [consent.kind for consent in life.submission.consents]


def test_that_nothing_is_agreed_to_unless_said() -> None:
    assert Life().submission.consents == ()
    assert not Life().submission.received.confirmed


def test_that_a_reception_without_consents_is_written_as_it_always_was() -> None:
    written = json.loads(texts(received())[0])
    assert not {"consents", "consent_wording", "confirmed"} & set(written)
    said = json.loads(texts(received(consents=(SMS,), consent_wording="2026-1", confirmed=True))[0])
    assert (said["consents"], said["consent_wording"], said["confirmed"]) == (["sms"], "2026-1", True)


def test_that_a_consent_keeps_since_when_and_in_which_words() -> None:
    life = Life(consents=(SMS,), consent_wording="2026-1")
    assert life.submission.consents == (Consent(SMS, MONDAY_MORNING, "2026-1"),)
    later = life.now
    assert life.consent(ZALO).submission.consents[1] == Consent(ZALO, later, "2026-1")


def test_that_two_counters_may_be_told_the_same() -> None:
    life = Life(consents=(SMS,), consent_wording="2026-1").consent(SMS, ZALO)
    assert life.submission.consents[0] == Consent(SMS, MONDAY_MORNING, "2026-1")
    assert kinds(life) == [SMS, ZALO]
    life.no_longer(SMS).no_longer(SMS)
    assert kinds(life) == [ZALO]
    assert life.submission.conflicts == ()


@pytest.mark.parametrize(("minutes", "standing"), [(4, []), (6, [ZALO])])
def test_that_a_no_heard_by_a_clock_behind_is_a_no(minutes: int, standing: list[ConsentKind]) -> None:
    life = Life(consents=(SMS,), consent_wording="2026-1")
    heard = life.now - timedelta(minutes=minutes)
    act = ConsentWithdrawn((ZALO,), heard)
    life.consent(ZALO)
    life.events.append(sealed_event(act, tick(0, heard), 1, device="C2-B"))
    assert kinds(life) == [SMS, *standing]
    assert kinds(life.consent(ZALO)) == [SMS, ZALO], "asked again, the citizen may agree again"


def test_that_a_no_heard_before_the_reception_by_a_clock_behind_is_a_no() -> None:
    life = Life(consents=(SMS, ZALO), consent_wording="2026-1")
    heard = MONDAY_MORNING - timedelta(minutes=2)
    life.events.append(sealed_event(ConsentWithdrawn((ZALO,), heard), tick(0, heard), 1, device="C2-B"))
    assert kinds(life) == [SMS]
    assert life.submission.conflicts == ()


def test_that_agreeing_after_the_end_is_a_conflict_and_changing_ones_mind_is_none() -> None:
    life = life_in(State.REFUSED, consents=(SMS,), consent_wording="2026-1")
    assert kinds(life.consent(ZALO)) == [SMS]
    assert [each.reason for each in life.submission.conflicts] == ["forbidden_refused"]
    assert kinds(life.no_longer(SMS)) == []
    assert len(life.submission.conflicts) == 1


@given(st.lists(st.sampled_from(ConsentKind), max_size=6))
def test_that_the_same_choice_is_the_same_act_however_it_was_ticked(chosen: list[ConsentKind]) -> None:
    assert in_order(chosen) == in_order(reversed(chosen)) == tuple(sorted(set(chosen), key=list(ConsentKind).index))


def test_that_kinds_are_read_as_typed() -> None:
    assert parse_consents([" Zalo", "SMS"]) == (SMS, ZALO)
    with refused("consent_unknown", kind="telegram", known="sms, zalo"):
        parse_consents(["telegram"])


def test_that_messages_go_to_who_stands_at_the_counter() -> None:
    nobody, son = make_party(phone=""), make_party("MA VĂN AN", phone="+84987000111")
    assert phone_of(make_party(), None) == "+84912345678"
    assert phone_of(make_party(), son) == "+84987000111"
    assert phone_of(make_party(), nobody) == "+84912345678"
    assert phone_of(nobody, None) == ""


def test_that_no_number_is_known_once_the_personal_part_is_gone() -> None:
    submission = Life().submission
    assert submission.phone == "+84912345678"
    assert replace(submission, received=replace(submission.received, personal=None)).phone == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_wording_is_whole_in_both_languages(language: str) -> None:
    for version in consent_wordings().versions:
        text = version.text(language)
        said = [text.notice, text.question, *text.labels.values()]
        assert set(text.labels) == set(ConsentKind)
        assert all(said)
        assert len(set(said)) == len(said)
        assert version.basis


def test_that_each_wording_has_an_id_of_its_own() -> None:
    ids = [version.id for version in consent_wordings().versions]
    assert len(set(ids)) == len(ids)


def test_that_the_wording_in_force_is_that_of_the_day(tmp_path: Path) -> None:
    text = CONSENTS_FILE.read_text(encoding="utf-8")
    later = text.replace('id = "2026-1"', 'id = "2027-1"').replace("2026-01-01", "2027-07-01")
    path = tmp_path / "consents.toml"
    path.write_text(later + "\n" + text, encoding="utf-8")
    wordings = consent_wordings(path)
    days = {date(2025, 1, 1): "2026-1", date(2027, 6, 30): "2026-1", date(2027, 7, 1): "2027-1"}
    assert {day: wordings.get(day).id for day in days} == days
