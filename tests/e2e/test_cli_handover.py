"""`frontdesk hand-over`, `acknowledge`, `missing`, `found`, `send-back`, `move`, `manifest`."""

from frontdesk.domain.manifests import manifest_digest
from tests.e2e.command_line import Cli, refused
from tests.e2e.test_cli_supplements import AN_ACT

KT = ("--department", "phong-kinh-te")


def test_that_a_batch_goes_and_the_department_says_what_it_has(monday: Cli) -> None:
    first, second, third = (monday.receive()["receipt_code"] for _ in range(3))
    made = monday("hand-over", *KT, first, second, third, first, "--json").json
    assert (made["count"], made["department"]) == (3, "Phòng Kinh tế")
    assert made["digest"] == manifest_digest(made["manifest"], "Phòng Kinh tế", [first, second, third])
    assert "bàn giao" in refused(monday("hand-over", *KT, first))
    after = monday("acknowledge", made["manifest"], "--except", third, second, "--taker", "Lê Văn An", "--json").json
    assert [item["parcel"] for item in after["items"]] == ["received", "missing", "missing"]
    assert [item["receipt_code"] for item in after["items"]] == [first, second, third]
    (open_one,) = monday("board", "differences", "--json").json
    assert open_one["manifest"] == made["manifest"]
    assert [open_one[name] for name in ("sent", "received", "sent_back", "missing", "unanswered")] == [3, 1, 0, 2, 0]
    shown = monday("show", first, "--json").json
    assert (shown["state"], shown["holder"], shown["holder_kind"]) == ("in_progress", "Phòng Kinh tế", "department")
    assert shown["timeline"][-1]["actor"] == "Lê Văn An · Ma Thị Lan"
    found = monday("found", second, "--json").json
    assert set(found) >= AN_ACT
    assert (found["state"], found["holder"]) == ("sent_back", "C1")
    assert monday("acknowledge", third, "--json").json["state"] == "in_progress"
    assert monday("board", "differences", "--json").json == []
    items = monday("manifest", made["manifest"].lower(), "--json").json["items"]
    assert [item["parcel"] for item in items] == ["received", "found", "received"]
    assert made["manifest"] in refused(monday("acknowledge", made["manifest"]))


def test_that_nothing_goes_where_one_may_not_go(monday: Cli) -> None:
    mine, other = monday.receive()["receipt_code"], monday.receive(procedure="1.001193")["receipt_code"]
    assert other in refused(monday("hand-over", *KT, mine, other))
    ended = monday.receive()["receipt_code"]
    monday("refuse", ended, "--reason", "Trùng")
    assert ended in refused(monday("hand-over", *KT, mine, ended))
    assert monday("show", mine, "--json").json["holder"] == "C1"
    assert "phong-kinh-te" in refused(monday("hand-over", "--department", "quốc phòng", mine))
    assert "--codes" in refused(monday("hand-over", *KT))
    assert refused(monday("hand-over", mine))
    assert refused(monday("hand-over", *KT, mine, "C1-261123-0001-A"))


def test_that_manifests_that_are_none_are_said_so(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    made = monday("hand-over", *KT, code, "--json").json["manifest"]
    stranger = monday.receive()["receipt_code"]
    assert made in refused(monday("acknowledge", made, "--except", stranger))
    assert "gõ sai" in refused(monday("manifest", made[:-1] + ("0" if made[-1] != "0" else "1")))
    assert "BG-" in refused(monday("acknowledge", "BG-C1"))
    assert "không phải mã phiếu" in refused(monday("manifest", code)).lower()
    assert "không tìm thấy" in refused(monday("acknowledge", "XXXX-YYYY")).lower()
    assert "--except" in refused(monday("acknowledge", code, "--except", stranger))
    assert refused(monday("acknowledge", made, "--except"))
    assert monday("show", code, "--json").json["state"] == "handed_over"


def test_that_a_batch_is_read_from_what_a_scanner_left(monday: Cli) -> None:
    first, second = (monday.receive()["receipt_code"] for _ in range(2))
    made = monday("hand-over", *KT, "--codes", "-", "--json", stdin=f"{first}\n\n  {second}\r\n").json
    assert made["count"] == 2
    assert "danh-sach.txt" in refused(monday("count", "--codes", str(monday.folder / "danh-sach.txt")))
    big = monday.folder / "big.txt"
    big.write_bytes(b"x" * 1_000_001)
    assert "big.txt" in refused(monday("count", "--codes", str(big)))


def test_that_what_is_sent_back_is_here_again_with_its_reason(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    assert refused(monday("send-back", code, "--reason", "Thiếu"))
    made = monday("hand-over", *KT, code, "--json").json
    assert "lý do" in refused(monday("send-back", code))
    back = monday("send-back", code, "--reason", "Thiếu chữ ký", "--by", "Lê An", "--json").json
    assert (back["state"], back["holder"], back["manifest"]) == ("sent_back", "C1", made["manifest"])
    (item,) = monday("manifest", made["manifest"], "--json").json["items"]
    assert (item["parcel"], item["reason"]) == ("sent_back", "Thiếu chữ ký")


def test_that_one_may_be_reported_missing_alone(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    assert refused(monday("missing", code))
    monday("hand-over", *KT, code)
    lost = monday("missing", code, "--reason", "Không có trong tập", "--json").json
    assert (lost["state"], lost["holder"]) == ("missing", "C1")
    assert "báo thiếu" in refused(monday("record-result", code))


def test_that_papers_move_inside_the_office(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    held = monday("move", code, "--to", "officer:Ma Thị Lan", "--json").json
    assert (held["holder"], held["holder_kind"]) == ("Ma Thị Lan", "officer")
    assert monday("move", code, "--to", "archive", "--json").json["holder_kind"] == "archive"
    assert "lưu trữ" in monday("show", code).out
    assert monday("move", code, "--to", "counter", "--json").json["holder"] == "C1"
    for wrong in ("officer", "officer:", "citizen", "kho"):
        assert refused(monday("move", code, "--to", wrong))
