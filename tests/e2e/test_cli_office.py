"""`frontdesk office`."""

from tests.e2e.command_line import OFFICE, Cli, refused


def test_that_the_office_tells_how_long_its_links_live(monday: Cli) -> None:
    told = monday("office", "--json").json
    assert (told["name"], told["code"], told["tracking_days"]) == (OFFICE[1], OFFICE[3], 90)
    assert monday("office", "--tracking-days", "180", "--json").json == {**told, "tracking_days": 180}
    assert "180 ngày" in monday("office").out


def test_that_a_life_out_of_range_is_refused(monday: Cli) -> None:
    for days in ("0", "3651"):
        assert "từ 1 đến 3650" in refused(monday("office", "--tracking-days", days))
    assert "số nguyên" in refused(monday("office", "--tracking-days", "-1"))
    assert monday("office", "--json").json["tracking_days"] == 90
