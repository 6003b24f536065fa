"""The headers of every answer: checked once, written once, whatever the answer is."""

import h11
import pytest

from frontdesk.web.letterhead import Conversation, letterhead

LETTERS = letterhead([(b"x-robots-tag", b"noindex"), (b"referrer-policy", b"no-referrer")])


def conversation(request: bytes) -> Conversation:
    talk = Conversation(8192, LETTERS)
    talk.receive_data(request)
    while isinstance(talk.next_event(), h11.Request | h11.Data):
        continue
    return talk


def answered(talk: Conversation, *bodies: bytes, headers: list[tuple[bytes, bytes]]) -> list[bytes]:
    said = [talk.send(h11.Response(status_code=200, headers=headers))]
    said += [talk.send(h11.Data(data=body)) for body in bodies]
    return [*said, talk.send(h11.EndOfMessage())]


def test_that_head_and_body_go_out_together_under_the_letterhead() -> None:
    said = answered(
        conversation(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"), b"he", b"llo", headers=[(b"content-length", b"5")]
    )

    assert said[0] == b""
    assert said[1] == b"HTTP/1.1 200 \r\ncontent-length: 5\r\n" + LETTERS + b"\r\nhe"
    assert b"".join(said[2:]) == b"llo"


def test_that_an_answer_without_a_body_has_its_head() -> None:
    said = answered(conversation(b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"), b"", headers=[(b"content-length", b"5")])

    assert b"".join(said).endswith(LETTERS + b"\r\n")


def test_that_an_answer_of_no_data_at_all_has_its_head() -> None:
    said = answered(conversation(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"), headers=[(b"content-length", b"0")])

    assert b"".join(said) == b"HTTP/1.1 200 \r\ncontent-length: 0\r\n" + LETTERS + b"\r\n"


def test_that_a_body_in_chunks_is_whole() -> None:
    said = b"".join(answered(conversation(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"), b"hello", headers=[]))

    client = h11.Connection(h11.CLIENT)
    client.send(h11.Request(method="GET", target="/", headers=[("Host", "x")]))
    client.send(h11.EndOfMessage())
    client.receive_data(said)
    events = [client.next_event() for _ in range(3)]
    assert isinstance(events[0], h11.Response)
    assert (b"x-robots-tag", b"noindex") in events[0].headers
    assert isinstance(events[1], h11.Data)
    assert bytes(events[1].data) == b"hello"


def test_that_a_body_that_looks_like_a_head_is_left_as_it_is() -> None:
    body = b"HTTP/1.1 200 OK\r\n\r\n"
    said = answered(
        conversation(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"), body, headers=[(b"content-length", b"%d" % len(body))]
    )

    assert b"".join(said).endswith(b"\r\n\r\n" + body)
    assert b"".join(said).count(LETTERS) == 1


@pytest.mark.parametrize("header", [(b"x y", b"1"), (b"x", b"1\r\nset-cookie: a=b"), (b"", b"1")])
def test_that_what_is_no_header_is_refused(header: tuple[bytes, bytes]) -> None:
    with pytest.raises(h11.LocalProtocolError):
        letterhead([header])
