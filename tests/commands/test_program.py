"""What only shows in a process of its own: streams, signals, terminals."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.running import PROGRAM, environment, run_program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals and signals of POSIX")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    (tmp_path / "beben.txt").write_text("Erdbeben in Taschkent\n\nDie Erde bebt. Viele fliehen.")
    return tmp_path


def on_terminal(*argv: str | Path, **env: str) -> str:
    """What the program writes on a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *map(str, argv)],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=environment(**env),
    ) as process:
        os.close(theirs)
        written = b"".join(_read_all(ours))
        assert process.wait(timeout=60) == 0
    os.close(ours)
    return written.decode().replace("\r\n", "\n")


def _read_all(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(descriptor, 65_536)
        except OSError:  # the other end is closed
            return
        if not piece:
            return
        yield piece


class TestStreams:
    def test_data_and_talk_go_apart(self, dossier: Path) -> None:
        (dossier / "bad.txt").write_bytes(b"\0" * 100)
        done = run_program("search", "Erde", dossier, "--json")
        assert done.code == 3
        assert done.record["total"] == 1
        assert done.talk == f"kz-reader: {dossier / 'bad.txt'}: a binary file, not text\n"

    @pytest.mark.parametrize(
        ("stdin", "article_id"),
        [("Die Erde bebt.\r\n".encode("utf-16"), "stdin"), (b'{"id":"x","text":"Erde."}', "x")],
    )
    def test_standard_input_is_a_text_or_lines(self, stdin: bytes, article_id: str) -> None:
        done = run_program("search", "Erde", "-", "--json", stdin=stdin)
        assert [hit["id"] for hit in done.record["hits"]] == [article_id]

    def test_raw_is_byte_exact(self, dossier: Path) -> None:
        content = b"Zeile\r\nZeile\rEnde ohne Zeilenende \x1b[31mrot"
        (dossier / "raw.txt").write_bytes(content)
        assert run_program("show", "raw", dossier, "--raw").out == content

    def test_a_query_is_answered_before_the_next_is_asked(self, dossier: Path) -> None:
        with subprocess.Popen(
            [*PROGRAM, "search", "--queries", "-", str(dossier), "--json"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(),
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for _ in range(3):
                process.stdin.write(b"Erde\n")
                process.stdin.flush()
                assert b'"total": 1' in process.stdout.readline()
            process.stdin.close()
            assert process.wait(timeout=60) == 0

    @pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}])
    def test_a_slow_reader_gets_everything(self, dossier: Path, env: dict[str, str]) -> None:
        content = b"Ein langer Text. " * 100_000
        (dossier / "long.txt").write_bytes(content)
        with subprocess.Popen(
            [*PROGRAM, "show", "long", "--raw", str(dossier)],
            stdout=subprocess.PIPE,
            env=environment(**env),
        ) as process:
            assert process.stdout is not None
            beginning = process.stdout.read(1)  # the rest waits in a full pipe
            assert beginning + process.stdout.read() == content
            assert process.wait(timeout=60) == 0

    @pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}])
    @pytest.mark.parametrize("argv", [["show", "long", "--raw"], ["show", "long", "--json"]])
    def test_a_closed_pipe_ends_quietly(
        self, dossier: Path, argv: list[str], env: dict[str, str]
    ) -> None:
        (dossier / "long.txt").write_text("Ein langer Text. " * 100_000)
        with subprocess.Popen(
            [*PROGRAM, *argv, str(dossier)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(**env),
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.read(10)
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(timeout=60) == 128 + signal.SIGPIPE

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_full_disk_is_said(self, dossier: Path) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*PROGRAM, "search", "Erde", str(dossier)],
                stdout=full,
                stderr=subprocess.PIPE,
                env=environment(),
                check=False,
            )
        assert done.returncode == 2
        assert done.stderr == b"kz-reader: cannot write: no space left on device\n"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    @pytest.mark.parametrize(("query", "code"), [("Erde", 0), ("Xylophon", 1)])
    def test_talk_that_nobody_can_hear_changes_no_exit_code(
        self, dossier: Path, query: str, code: int
    ) -> None:
        command = " ".join([*PROGRAM, "search", query, str(dossier), "2>/dev/full"])
        done = subprocess.run(
            command, shell=True, capture_output=True, env=environment(), check=False
        )
        assert done.returncode == code
        assert bool(done.stdout) is (code == 0)

    @pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    def test_closed_streams_are_no_failure(self, dossier: Path, closed: str) -> None:
        command = " ".join([*PROGRAM, "search", "Erde", str(dossier), closed])
        done = subprocess.run(
            ["sh", "-c", command], capture_output=True, env=environment(), check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")


class TestSignals:
    def test_an_interrupt_ends_with_130_and_no_traceback(self) -> None:
        # a shell has what it runs in the background ignore interrupts, and what that starts too
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        with subprocess.Popen(
            [*PROGRAM, "search", "--queries", "-", "--json"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        ) as process:
            signal.signal(signal.SIGINT, before)
            assert process.stdin is not None
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdin.write(b"Tokajew\n")
            process.stdin.flush()
            assert process.stdout.readline()  # it is up, and waits for the next query
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == 130
            assert process.stderr.read() == b""


class TestTerminal:
    def test_bold_is_used_on_a_terminal(self, dossier: Path) -> None:
        assert "\x1b[1mErde\x1b[0m" in on_terminal("search", "Erde", dossier)

    @pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_no_style_where_it_is_not_wanted(self, dossier: Path, env: dict[str, str]) -> None:
        text = on_terminal("search", "Erde", dossier, **env)
        assert "Erde" in text
        assert "\x1b" not in text

    def test_no_style_with_the_option(self, dossier: Path) -> None:
        assert "\x1b" not in on_terminal("search", "Erde", dossier, "--no-color")

    def test_an_empty_no_color_means_nothing(self, dossier: Path) -> None:
        assert "\x1b[1m" in on_terminal("search", "Erde", dossier, NO_COLOR="")

    def test_json_has_no_style(self, dossier: Path) -> None:
        assert "\x1b" not in on_terminal("search", "Erde", dossier, "--json")

    def test_raw_shows_a_sign_for_each_control(self, dossier: Path) -> None:
        (dossier / "raw.txt").write_bytes(b"Ein \x1b]52;c;eA==\x07Text.")
        assert on_terminal("show", "raw", dossier, "--raw") == "Ein ␛]52;c;eA==␇Text."

    def test_a_dumb_terminal_gets_a_plain_list(self, dossier: Path) -> None:
        text = on_terminal(dossier, TERM="dumb")
        assert text == "no date            Erdbeben in Taschkent  beben\n"


class TestWithoutTerminal:
    def test_the_interface_is_a_plain_list_and_a_hint(self, dossier: Path) -> None:
        done = run_program(dossier)
        assert done.text == "no date            Erdbeben in Taschkent  beben\n"
        assert "the interface needs a terminal" in done.talk
        assert done.code == 0

    def test_the_bundled_dossier_is_listed(self, tmp_path: Path) -> None:
        done = run_program(cwd=tmp_path)
        assert done.code == 0
        assert len(done.text.splitlines()) == 2

    def test_options_of_the_interface_are_accepted(self, dossier: Path) -> None:
        done = run_program(dossier, "--query", "Erde", "--actor", "Putin", "--no-mouse")
        assert done.code == 0
