"""How the program behaves on a terminal: signals, sizes, pipes, hostile files, colours."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.hostile import acting

pytestmark = pytest.mark.e2e

READY = "IN THIS ARTICLE"
_LEFT = b"\x1b[?1049l"
_CURSOR_BACK = b"\x1b[?25h"


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_the_program_and_restores_the_terminal(
    program: list[str], number: int, code: int
) -> None:
    with Terminal(program) as terminal:
        before = termios.tcgetattr(terminal.fd)
        terminal.wait_for(READY)
        assert termios.tcgetattr(terminal.fd) != before
        os.kill(terminal.pid, number)
        assert terminal.wait_for_exit() == code
        assert _LEFT in terminal.written
        assert terminal.written.rindex(_CURSOR_BACK) > terminal.written.rindex(b"\x1b[?25l")
        assert termios.tcgetattr(terminal.fd)[3] == before[3]


def _drawn_again(written: bytes) -> bool:
    """Whether a whole frame was drawn since the terminal was taken again."""
    return b"\x1b[?2026l" in written[written.rfind(b"\x1b[?1049h") :] and b"\x1b[?1049h" in written


def test_being_stopped_from_outside_costs_no_key_and_no_end(program: list[str]) -> None:
    with Terminal(program) as terminal:
        terminal.wait_for(READY)
        for _ in range(3):
            seen = len(terminal.written)
            os.kill(terminal.pid, signal.SIGSTOP)
            terminal.wait_for_stop()
            os.kill(terminal.pid, signal.SIGCONT)
            # keys that come before the terminal is taken again, and drawn on, are flushed
            terminal.wait_for(lambda _: _drawn_again(terminal.written[seen:]))  # noqa: B023
            terminal.settle(quiet=0.6)
        terminal.press("/", "Almaty")
        terminal.wait_for("2 of 2 articles")
        terminal.press("escape", "Q")
        assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize("by_key", [True, False])
def test_suspending_gives_the_terminal_back_and_continuing_takes_it_again(
    program: list[str], by_key: bool
) -> None:
    with Terminal(program) as terminal:
        before = termios.tcgetattr(terminal.fd)
        terminal.wait_for(READY)
        if by_key:
            terminal.send("\x1a")
        else:
            os.kill(terminal.pid, signal.SIGTSTP)
        terminal.wait_for_stop()
        assert _LEFT in terminal.written
        assert termios.tcgetattr(terminal.fd)[3] == before[3]
        seen = len(terminal.written)
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_for(lambda _: b"\x1b[?1049h" in terminal.written[seen:])
        terminal.press("j")
        terminal.wait_for("[no title]")
        terminal.press("Q")
        assert terminal.wait_for_exit() == 0


def test_a_storm_of_sizes_ends_in_the_last_one(program: list[str]) -> None:
    with Terminal(program) as terminal:
        terminal.wait_for(READY)
        for number in range(100):
            terminal.resize(20 + number * 37 % 180, 5 + number * 13 % 55)
            terminal.pump(0)  # a terminal reads what is written while it is resized
        terminal.resize(100, 30)
        terminal.wait_for(lambda display: "^p commands" in display.split("\n")[-1])
        terminal.press("Q")
        assert terminal.wait_for_exit() == 0


def test_quitting_restores_the_terminal(program: list[str]) -> None:
    with Terminal(program) as terminal:
        before = termios.tcgetattr(terminal.fd)
        terminal.wait_for(READY)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert _LEFT in terminal.written
        assert termios.tcgetattr(terminal.fd)[3] == before[3]


def test_a_tiny_terminal_says_so_and_grows(program: list[str]) -> None:
    with Terminal(program, columns=20, rows=5) as terminal:
        terminal.wait_for("too small")
        terminal.resize(100, 30)
        terminal.wait_for("Unruhen in Kasachstan")
        terminal.resize(1, 1)
        terminal.settle()
        terminal.resize(60, 20)
        terminal.wait_for("Unruhen in Kasachstan")
        terminal.press("Q")
        assert terminal.wait_for_exit() == 0


def test_standard_input_is_read_and_keys_still_work(program: list[str], tmp_path: Path) -> None:
    text = tmp_path / "piped.txt"
    text.write_text("Rede in Lissabon\n\nDer Minister hielt eine Rede. Danach ging er.\n")
    with text.open() as stdin, Terminal([*program, "-"], stdin=stdin.fileno()) as terminal:
        terminal.wait_for("Rede in Lissabon")
        terminal.press("/", "minister")
        terminal.wait_for("1 of 1 article")
        terminal.press("escape", "q")
        assert terminal.wait_for_exit() == 0


def test_keys_work_behind_a_pipe_that_is_not_read(program: list[str]) -> None:
    read_end, write_end = os.pipe()
    with Terminal(program, stdin=read_end) as terminal:
        terminal.wait_for(READY)
        terminal.press("Q")
        assert terminal.wait_for_exit() == 0
    os.close(read_end)
    os.close(write_end)


def test_without_a_terminal_a_plain_list_comes(program: list[str]) -> None:
    done = subprocess.run(program, capture_output=True, check=False)
    assert done.returncode == 0
    assert "Unruhen in Kasachstan" in done.stdout.decode()
    assert b"\x1b" not in done.stdout
    assert "needs a terminal" in done.stderr.decode()


def test_a_dumb_terminal_gets_the_plain_list(program: list[str]) -> None:
    with Terminal(program, env={"TERM": "dumb"}) as terminal:
        assert terminal.wait_for_exit() == 0
        assert b"\x1b[?1049h" not in terminal.written
        assert "Unruhen in Kasachstan" in terminal.written.decode()


def test_a_path_that_does_not_exist_is_named(program: list[str], tmp_path: Path) -> None:
    with Terminal([*program, str(tmp_path / "nowhere")]) as terminal:
        assert terminal.wait_for_exit() == 2
        assert "no such file or folder" in terminal.written.decode()
        assert b"\x1b[?1049h" not in terminal.written


def test_what_is_skipped_is_counted_listed_and_named_at_the_end(
    program: list[str], tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text("Gute Nachricht\n\nEs gibt eine gute Nachricht. Und mehr.\n")
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "broken.jsonl").write_text('{"text": "Ein Satz. Noch einer."}\n{"text": \n')
    with Terminal([*program, str(tmp_path)]) as terminal:
        terminal.wait_for("2 skipped")
        terminal.press("W")
        screen = terminal.wait_for("bad.txt")
        assert "not text" in screen
        assert "broken.jsonl, line 2" in screen
        terminal.press("escape", "Q")
        assert terminal.wait_for_exit() == 3
        assert "broken.jsonl:2: not JSON" in terminal.written.decode()


def test_an_empty_folder_opens_with_a_hint(program: list[str], tmp_path: Path) -> None:
    with Terminal([*program, str(tmp_path)]) as terminal:
        terminal.wait_for("No article in this dossier")
        terminal.press("q")
        assert terminal.wait_for_exit() == 1


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("colour = 3", "unknown setting 'colour'"),
        ('theme = "kz-dai"', "unknown theme 'kz-dai' (known are kz-night, kz-day"),
        ('[keys]\n"view.zenn" = "f9"', "unknown command 'view.zenn' under [keys] (did you mean"),
    ],
)
def test_settings_that_cannot_be_used_are_named(
    program: list[str], tmp_path: Path, settings: str, reason: str
) -> None:
    folder = tmp_path / "config" / "kz-reader"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(settings)
    with Terminal(program) as terminal:
        assert terminal.wait_for_exit() == 2
        assert reason in " ".join(terminal.written.decode().split())
        assert b"\x1b[?1049h" not in terminal.written


def test_a_key_can_be_given_to_a_command_of_any_screen(program: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "config" / "kz-reader"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('[keys]\n"actors.close" = "X"\n')
    with Terminal(program) as terminal:
        terminal.wait_for(READY)
        terminal.press("A")
        terminal.wait_for("filters by any name")
        terminal.press("X")
        terminal.wait_for(lambda display: "filters by any name" not in display)


def test_without_a_terminal_to_take_keys_from_it_does_not_start(program: list[str]) -> None:
    ours, theirs = os.openpty()
    done = subprocess.run(
        program,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
        start_new_session=True,
        check=False,
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 2
    assert "there is no terminal to take keys from" in done.stderr.decode()


def test_no_byte_of_a_hostile_dossier_acts_on_the_terminal(
    program: list[str], tmp_path: Path
) -> None:
    attack = "\x1b]52;c;ZXZpbA==\x07 \x1b]0;PWNED\x1b\\ \x9d52;c;ZXZpbA==\x9c \u202eEVIL [/] [red]x"
    name = "a\x1b]52;c;ZXZpbA==\x07b.txt"
    (tmp_path / name).write_text(f"Titel {attack}\n\nText {attack}. Mehr {attack} Text.\n")
    (tmp_path / f"x{name}").write_bytes(b"\x00\x01" * 500)
    with Terminal([*program, str(tmp_path)]) as terminal:
        terminal.wait_for("Titel")
        terminal.settle(0.5)
        terminal.press("enter", "R", "R", "c", "W", "escape", "o", "Y", "Q")
        assert terminal.wait_for_exit() == 3
        written = terminal.written
    copies = re.findall(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07", written)
    assert len(copies) == 2  # what o and Y copy
    assert not any(b"ZXZpbA==" in copy for copy in copies)
    with Terminal(program) as terminal:
        terminal.wait_for(READY)
        terminal.press("enter", "W", "escape", "o", "Q")
        terminal.wait_for_exit()
        harmless = _acts(terminal.written)
    assert _acts(written) <= harmless
    text = _sequence.sub(b"", written).decode()
    assert acting(text.replace("\r", "")) == []


_sequence = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1b[PX^_][^\x1b]*\x1b\\"
    rb"|\x1b[ -/]*[0-~]"
)
_colour_or_place = re.compile(rb"\x1b\[[0-9;]*(?=[mH])")


def _acts(written: bytes) -> set[bytes]:
    """Every kind of sequence written: colours, places and copies without what they say."""
    return {
        b"copy" if found.startswith(b"\x1b]52;c;") else _colour_or_place.sub(b"", found)
        for found in _sequence.findall(written)
    }


def test_without_colour_shapes_carry_the_meaning(program: list[str]) -> None:
    with Terminal(program, env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for(READY)
        terminal.press("/", "tokajew")
        terminal.settle()
        written = terminal.written
        colours = {(r, g, b) for r, g, b in re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", written)}
        assert all(r == g == b for r, g, b in colours)
        assert re.search(rb"\x1b\[(?:[0-9;]*;)?7(?:;[0-9;]*)?m", written)


def test_a_terminal_that_goes_without_a_word_ends_the_program(
    program: list[str], tmp_path: Path
) -> None:
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    with subprocess.Popen(
        program,
        stdin=its,
        stdout=its,
        stderr=its,
        env={**os.environ, "TERM": "xterm-256color", "XDG_CACHE_HOME": str(tmp_path)},
    ) as process:
        os.close(its)  # it has no controlling terminal: no signal tells it
        shown = b""
        while b"Kasachstan" not in shown:
            shown += os.read(ours, 65536)
        os.close(ours)
        assert process.wait(timeout=60) == 129


def test_a_terminal_that_is_closed_while_it_is_written_to_ends_the_program(
    program: list[str],
) -> None:
    with Terminal(program) as terminal:
        terminal.wait_for(READY)
        stand_still(terminal)
        assert terminal.hang_up() == 129


def stand_still(terminal: Terminal, keys: str = "jk") -> None:
    """Have more frames drawn than fit between the program and the terminal, which reads none."""
    for _ in range(60):
        terminal.send(keys)
        time.sleep(0.05)


def test_a_terminal_that_stands_still_does_not_hold_the_program_up(program: list[str]) -> None:
    with Terminal(program) as terminal:
        terminal.wait_for(READY)
        stand_still(terminal)
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait_unread() == 143


def marks(program: list[str]) -> int:
    """How many marks are kept, as another program sees it."""
    listed = subprocess.run([*program, "notes", "--json"], capture_output=True, check=False)
    return len(listed.stdout.splitlines())


def test_a_terminal_that_stood_still_shows_what_there_is(program: list[str]) -> None:
    with Terminal(program) as terminal:
        terminal.wait_for(READY)
        stand_still(terminal)
        terminal.send("mjm")  # obeyed and kept while nobody sees it
        end = time.monotonic() + 60
        while marks(program) < 2 and time.monotonic() < end:
            pass
        stand_still(terminal, "\t")
        terminal.wait_for("Damit reagiert die Bundesregierung")
        terminal.settle()
        shown = terminal.display
        terminal.press("?")
        terminal.wait_for("Keys and search")
        terminal.press("escape")  # draws all of the screen
        terminal.wait_for(lambda display: display == shown)
        assert marks(program) == 2
