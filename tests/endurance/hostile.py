"""Files that hurt others, read by every command and by the interface.

    python -m tests.endurance.hostile [TINY FILES] [--strace]

Makes a folder of hostile files (escape sequences in text, names and errors; markup; bidi;
encodings; a line of 200 MB; tiny files; a pipe, a device, a loop of links; deep JSON; a hole of a
terabyte), lets `doctor`, `search` and the interface loose on it, and compares what goes to the
terminal with what goes there over a plain dossier: besides text and style the same kinds of
sequences, nothing else. With --strace it counts the connections that a run of the interface opens.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.e2e.terminal import Terminal
from tests.hostile import MARKUP, PAYLOADS, acting

_PROGRAM = [sys.executable, "-m", "kz_tui"]
_STORY = "Der Hafen von Lisanne ist gesperrt. Angela Merkel traf Wladimir Putin in Moskau. "
_sequence = re.compile(
    r"\x1b\[[0-9;:]*m|\x1b\[[0-9;]*[ABCDGHJKd]"  # style, and where the cursor goes
    r"|(\x1b\[[<>=?]*[0-9;]*\$?[A-Za-z]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.)",
    re.DOTALL,
)


def make_hostile(folder: Path, tiny: int = 1000) -> None:
    """Fill a folder with what hurts."""
    for number, payload in enumerate((*PAYLOADS, *MARKUP)):
        text = f"{_STORY}{payload}{_STORY}\n\n{payload}\n\n{_STORY}"
        (folder / f"text{number}.txt").write_text(text, errors="surrogatepass")
        name = f"name{number}{payload.replace('/', '')}.txt".replace("\0", "")
        (folder / name).write_text(_STORY)
        (folder / f"bad{name}").write_bytes(b"\0" * 50)
    for encoding in ("utf-16", "utf-16-le", "utf-32", "cp1252", "cp850", "koi8_r", "utf-8-sig"):
        (folder / f"{encoding}.txt").write_text(_STORY * 3, encoding=encoding)
    (folder / "cut.txt").write_bytes("Größe und Maß. ".encode()[:-9] + b"\xc3")
    (folder / "long-line.txt").write_text(_STORY * (200_000_000 // len(_STORY)))
    with (folder / "lines.jsonl").open("w") as lines:
        lines.write("[" * 100_000 + "\n")
        lines.write(json.dumps({"text": _STORY, "id": "\x1b]0;x\x07", "title": PAYLOADS[0]}) + "\n")
        lines.write('{"text": "' + "x" * 200_000_000 + '"}\n{"text": 1e999999}\n')
        lines.write('{"a":' * 100_000 + "\n" + json.dumps({"text": _STORY}) + "\n")
    with (folder / "hole.txt").open("wb") as hole:
        hole.truncate(10**12)
    with (folder / "hole.jsonl").open("wb") as hole:
        hole.truncate(10**12)
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "up").symlink_to("..")
    deep = folder
    for _ in range(60):
        deep /= "tief"
    deep.mkdir(parents=True)
    (deep / "unten.txt").write_text(_STORY)
    (folder / "tiny").mkdir()
    for number in range(tiny):
        (folder / "tiny" / f"t{number}.txt").write_text(f"Meldung {number}. {_STORY}")


def plain(folder: Path) -> None:
    """A dossier of nothing but texts."""
    for number in range(3):
        (folder / f"text{number}.txt").write_text(f"Titel {number}\n\n{_STORY}\n")


def played(folder: Path, cache: Path) -> bytes:
    """What the interface sends to its terminal while one looks around."""
    environment = {"XDG_CACHE_HOME": str(cache)}
    os.environ.update(environment)
    with Terminal([*_PROGRAM, str(folder)], columns=120, rows=36) as terminal:
        terminal.settle(quiet=3, limit=120)
        for keys in ("j", "\r", "R", "c", ".", "\r", "W", "\x1b", "/", "Lisanne", "\r", "o", "y"):
            terminal.send(keys)
            terminal.settle(quiet=0.3, limit=30)
        terminal.send("\x1b")
        terminal.settle(quiet=0.5, limit=30)
        terminal.send("Q")
        assert terminal.wait_for_exit() in (0, 3)
        return bytes(terminal.written)


def kinds(written: bytes) -> set[str]:
    """The sequences besides text, style and cursor, the content of a copy left out."""
    text = written.decode("utf-8", "replace")
    found = {match.group(1) for match in _sequence.finditer(text) if match.group(1)}
    bare = _sequence.sub("", text).replace("\r", "")
    return {re.sub(r"(52;c;).*", r"\1", one, flags=re.DOTALL) for one in found} | set(acting(bare))


def main() -> None:
    """Make the files, look at them in every way, and print what came of it."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    with tempfile.TemporaryDirectory() as home:
        hostile, tame = Path(home) / "hostile", Path(home) / "plain"
        hostile.mkdir()
        tame.mkdir()
        plain(tame)
        make_hostile(hostile, int(words[0]) if words else 1000)
        os.environ["XDG_CACHE_HOME"] = str(Path(home) / "cache")
        for command in (["doctor", "--json"], ["search", "Lisanne", "--json"]):
            start = time.monotonic()
            done = subprocess.run(
                [*_PROGRAM, *command, "--in", str(hostile)],
                capture_output=True,
                check=False,
                timeout=3600,
            )
            talk = done.stderr.decode()
            assert done.returncode == 3, talk
            assert "Traceback" not in talk
            assert not acting(talk), "an error acts on the terminal"
            spent = time.monotonic() - start
            lines = done.stdout.count(b"\n")
            print(f"{command[0]}: {spent:.0f} s, {lines:,} lines, {talk.count(chr(10)):,} reasons")
        more = kinds(played(hostile, Path(home) / "c")) - kinds(played(tame, Path(home) / "d"))
        assert not more, f"sent to the terminal: {more}"
        print("interface: nothing is sent that a plain dossier does not send, but text and style")
        if "--strace" in sys.argv:
            print(f"connections opened: {connections(tame, Path(home))}")


def connections(folder: Path, home: Path) -> int:
    """How many sockets a run of the interface connects, its other processes included."""
    log = home / "strace"
    strace = shutil.which("strace")
    assert strace, "there is no strace"
    command = [strace, "-f", "-qq", "-e", "trace=connect,bind,sendto", "-o", str(log), *_PROGRAM]
    with Terminal([*command, str(folder)], columns=120, rows=36) as terminal:
        terminal.settle(quiet=4, limit=120)
        terminal.send("/Lisanne\r")
        terminal.settle(quiet=2, limit=30)
        terminal.send("\x1b")
        terminal.settle(quiet=1, limit=30)
        terminal.send("Q")
        terminal.wait_for_exit()
    lines = [line for line in log.read_text().splitlines() if re.search(r"connect\(|bind\(", line)]
    return len(lines)


if __name__ == "__main__":
    main()
