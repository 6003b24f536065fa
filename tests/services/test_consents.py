"""Consents recorded at reception and afterwards."""

from dataclasses import replace

import pytest

from frontdesk.domain.codec import to_json
from frontdesk.domain.consents import Consent, ConsentKind
from frontdesk.domain.custody import CITIZEN
from frontdesk.domain.states import State
from frontdesk.services.reception import digest_of
from tests.counters import Counter
from tests.factories import make_application, make_party
from tests.refusals import refused

SMS, ZALO = ConsentKind.SMS, ConsentKind.ZALO


def test_that_what_the_citizen_chose_and_confirmed_is_kept_with_the_reception(counter: Counter) -> None:
    application = replace(make_application(counter.desk), consents=(ZALO, SMS), confirmed=True)
    which = str(counter.desk.reception.receive(application).submission_id)
    after, now = counter.get(which), counter.clock.now
    assert after.received.confirmed
    assert after.consents == (Consent(SMS, now, "2026-1"), Consent(ZALO, now, "2026-1"))
    sentence = counter.desk.lookup.get(which).timeline[0].sentence
    assert "xác nhận nội dung" in sentence
    assert "SMS, Zalo" in sentence


def test_that_the_same_choice_sent_again_is_the_same_reception(counter: Counter) -> None:
    application = replace(make_application(counter.desk), consents=(ZALO, SMS))
    first = counter.desk.reception.receive(application)
    again = counter.desk.reception.receive(replace(application, consents=(SMS, ZALO, SMS)))
    assert again.receipt_code == first.receipt_code
    with refused("application_changed"):
        counter.desk.reception.receive(replace(application, consents=()))


def test_that_an_application_without_extras_has_the_digest_it_always_had(counter: Counter) -> None:
    application = make_application(counter.desk)
    assert not {"consents", "confirmed"} & set(to_json(application))
    assert digest_of(application) != digest_of(replace(application, confirmed=True))


def test_that_messages_to_nowhere_are_not_agreed_to(counter: Counter) -> None:
    application = make_application(counter.desk, principal=make_party(phone=""))
    before = counter.events()
    with refused("consent_without_phone"):
        counter.desk.reception.receive(replace(application, consents=(SMS,)))
    assert counter.events() == before
    which = str(counter.desk.reception.receive(application).submission_id)
    with refused("consent_needs_phone"):
        counter.desk.consents.give(which, [SMS])


def test_that_a_delegates_number_is_enough(counter: Counter) -> None:
    principal, son = make_party(phone=""), make_party("MA VĂN AN", "008098012345", "+84987000111")
    application = replace(make_application(counter.desk, principal=principal), delegate=son, consents=(SMS,))
    which = str(counter.desk.reception.receive(application).submission_id)
    assert [consent.kind for consent in counter.get(which).consents] == [SMS]


def test_that_a_consent_is_given_and_withdrawn_later_and_told_in_the_timeline(counter: Counter) -> None:
    which = counter.at_department()
    given = counter.desk.consents.give(which, [ZALO])
    assert given.consents == (Consent(ZALO, counter.clock.now, "2026-1"),)
    assert counter.desk.consents.give(which, [SMS, ZALO]).consents[1].kind is SMS
    after = counter.desk.consents.withdraw(which, [SMS, ZALO])
    assert (after.consents, after.state) == ((), State.IN_PROGRESS)
    told = [entry.sentence for entry in counter.desk.lookup.get(which).timeline[-3:]]
    assert told == [
        "Công dân đồng ý nhận tin qua Zalo",
        "Công dân đồng ý nhận tin qua SMS",  # only what was not there yet
        "Công dân rút đồng ý nhận tin qua SMS, Zalo",
    ]


@pytest.mark.parametrize("verb", ["give", "withdraw"])
def test_that_naming_nothing_records_nothing(counter: Counter, verb: str) -> None:
    which = counter.receive()
    before = counter.events()
    with refused("consent_not_named"):
        getattr(counter.desk.consents, verb)(which, [])
    assert counter.events() == before


def test_that_what_was_never_given_is_not_withdrawn_and_what_stands_not_given_again(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.consents.give(which, [SMS])
    before = counter.events()
    with refused("consent_given_already"):
        counter.desk.consents.give(which, [SMS])
    with refused("consent_not_given"):
        counter.desk.consents.withdraw(which, [ZALO])
    assert counter.events() == before


def test_that_a_mind_is_changed_after_the_end_too(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.consents.give(which, [SMS])
    counter.desk.endings.refuse(which, "Sai thẩm quyền", given_back=True)
    with refused("forbidden_refused"):
        counter.desk.consents.give(which, [ZALO])
    after = counter.desk.consents.withdraw(which, [SMS])
    assert (after.consents, after.custody, after.state) == ((), CITIZEN, State.REFUSED)


def test_that_the_wording_of_today_is_at_hand(counter: Counter) -> None:
    wording = counter.desk.consents.wording()
    assert wording.id == "2026-1"
    assert "hồ sơ" in wording.text("vi").question
    assert "submission" in wording.text("en").question
    assert (wording.text("vi").labels[SMS], wording.text("en").labels[ZALO]) == ("Tin nhắn SMS", "Zalo")
