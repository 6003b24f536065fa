"""Four tones, never in the way."""

import sys
import threading
import wave
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.sounds import Play, Sound, Sounds, play_file, samples, write_wave


def _join(made: Sounds) -> None:
    thread = made._thread
    if thread is not None:
        thread.join(20)


def _noting(paths: list[Path]) -> Play:
    def play(path: Path) -> bool:
        paths.append(path)
        return path.exists()

    return play


@pytest.fixture
def beeps(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """How often the application beeped."""
    heard: list[None] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(None))
    return heard


def test_that_every_answer_has_a_short_sound_of_its_own() -> None:
    made = {sound: samples(sound) for sound in Sound}
    for values in made.values():
        assert 0.05 <= len(values) / 22_050 <= 0.4
        assert 8_000 < max(map(abs, values)) <= 32_767
        assert values[0] == values[-1] == 0  # an abrupt edge clicks
    assert all(list(one) != list(other) for one, other in combinations(made.values(), 2))


def test_that_the_tones_are_told_apart_by_pitch_and_rhythm() -> None:
    def crossings(sound: Sound) -> int:
        values = samples(sound)
        return sum(1 for one, other in pairwise(values) if (one < 0) != (other < 0))

    pitch = {sound: crossings(sound) / len(samples(sound)) for sound in Sound}
    ordered = sorted(pitch.values())
    assert pitch[Sound.ACCEPTED] == ordered[-1]
    assert pitch[Sound.REFUSED] == ordered[0]
    assert all(later / earlier > 1.1 for earlier, later in pairwise(ordered))


def test_that_a_sound_is_a_wave_file(tmp_path: Path) -> None:
    write_wave(tmp_path / "a.wav", samples(Sound.ACCEPTED))
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        assert file.getnframes() == len(samples(Sound.ACCEPTED))


def test_that_playing_holds_nobody_up_and_only_the_newest_waits() -> None:
    began, go_on = threading.Event(), threading.Event()
    heard: list[str] = []

    def slow(path: Path) -> bool:
        heard.append(path.stem)
        began.set()
        return go_on.wait(20)

    made = Sounds(slow)
    made.play(Sound.ACCEPTED)
    assert began.wait(20)
    made.play(Sound.DUPLICATE)  # returns although the first still sounds
    made.play(Sound.REFUSED)
    go_on.set()
    _join(made)
    made.close()
    assert heard == ["accepted", "refused"]


def test_that_a_machine_that_cannot_play_beeps_and_says_nothing(qapp: QApplication, beeps: list[None]) -> None:
    def broken(_path: Path) -> bool:
        raise OSError("no device")

    made = Sounds(broken)
    made.play(Sound.ACCEPTED)
    _join(made)
    assert beeps == []
    made.play(Sound.ACCEPTED)
    made.close()
    assert beeps == [None]


def test_that_sounds_can_be_switched_off(qapp: QApplication, beeps: list[None]) -> None:
    heard: list[Path] = []
    made = Sounds(_noting(heard))
    made.on = False
    made.play(Sound.REFUSED)
    made.close()
    assert (heard, beeps) == ([], [])


def test_that_the_files_go_when_the_window_does() -> None:
    paths: list[Path] = []
    made = Sounds(_noting(paths))
    made.play(Sound.ACCEPTED)
    _join(made)
    assert paths[0].exists()
    made.close()
    assert not paths[0].parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
@pytest.mark.parametrize(("script", "heard"), [("exit 0", True), ("exit 1", False)])
def test_that_a_player_is_given_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, heard: bool
) -> None:
    player = tmp_path / "paplay"
    player.write_text(f'#!/bin/sh\ncp "$1" "{tmp_path}/played"\n{script}\n', encoding="utf-8")
    player.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda name: str(player) if name == "paplay" else None)
    write_wave(tmp_path / "a.wav", samples(Sound.ACCEPTED))
    assert play_file(tmp_path / "a.wav") is heard
    assert (tmp_path / "played").read_bytes() == (tmp_path / "a.wav").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
def test_that_no_player_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert play_file(tmp_path / "a.wav") is False
