"""What launching says and returns, with an app that is closed as soon as it is open."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from threading import Event, Timer
from typing import Any

import pytest

from kz_tui.library import Library
from kz_tui.settings import Settings
from kz_tui.store.caches import cache_home, shelf_of
from kz_tui.ui.app import KzApp, make_app
from tests.commands.running import Outcome, run


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[KzApp]:
    """The apps that were run."""
    apps: list[KzApp] = []

    def opens(app: KzApp, **options: Any) -> None:
        apps.append(app)
        for _ in app._reading_screen._steps or ():
            pass

    monkeypatch.setattr(KzApp, "run", opens)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return apps


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "good.txt").write_text("Ein guter Text\n\nEs geht um die Erde. Und um mehr.\n")
    return folder


def launch(*argv: str | Path) -> Outcome:
    return run(*argv, terminal=True)


def test_it_opens_on_the_articles_named(opened: list[KzApp], dossier: Path) -> None:
    assert launch(dossier).code == 0
    (app,) = opened
    assert [one.id for one in app._reading_screen.desk.library.articles] == ["good"]


def test_standard_input_is_an_article(opened: list[KzApp]) -> None:
    done = run("-", terminal=True, stdin=b"Ein Text von anderswo. Und noch ein Satz.")
    assert done.code == 0
    assert opened[0]._reading_screen.desk.library.articles[0].id == "stdin"


def test_what_was_skipped_is_named_when_it_is_closed(opened: list[KzApp], dossier: Path) -> None:
    (dossier / "bad.txt").write_bytes(b"\0" * 100)
    (dossier / "broken.jsonl").write_text('{"text": "Ein Satz."}\n{\n')
    done = launch(dossier)
    assert done.code == 3
    assert opened
    assert f"kz-reader: {dossier / 'bad.txt'}: a binary file, not text\n" in done.talk
    assert f"kz-reader: {dossier / 'broken.jsonl'}:2: not JSON" in done.talk


def test_what_is_skipped_after_the_screen_is_open_is_named_too(
    opened: list[KzApp], dossier: Path
) -> None:
    for number in range(100):
        (dossier / f"n{number:03}.txt").write_text(f"Ein Text mit der Nummer {number}.")
    (dossier / "zuletzt.txt").write_bytes(b"\0" * 100)
    done = launch(dossier)
    assert done.code == 3
    assert done.talk == f"kz-reader: {dossier / 'zuletzt.txt'}: a binary file, not text\n"


def test_an_empty_folder_is_shown_and_is_nothing_found(opened: list[KzApp], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert launch(tmp_path / "empty").code == 1
    assert opened


@pytest.mark.parametrize("name", ["nowhere", "bad.txt"])
def test_nothing_but_what_cannot_be_read_opens_no_screen(
    opened: list[KzApp], tmp_path: Path, name: str
) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\0" * 100)
    done = launch(tmp_path / name)
    assert done.code == 2
    assert str(tmp_path / name) in done.talk
    assert not opened


def test_settings_and_options_reach_the_screen(opened: list[KzApp], tmp_path: Path) -> None:
    folder = tmp_path / "config" / "kz-reader"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('theme = "kz-day"\ncolumn = 60\n')
    assert launch().code == 0
    assert launch("--theme", "nord").code == 0
    assert [app.theme for app in opened] == ["kz-day", "nord"]
    assert opened[0]._reading_screen.column == 60


def test_the_index_is_kept_for_the_next_time(opened: list[KzApp], dossier: Path) -> None:
    assert launch(dossier).code == 0
    shelf = shelf_of([str(dossier)])
    assert shelf is not None
    assert shelf.get("search-index") is not None


def test_without_a_cache_nothing_is_kept(opened: list[KzApp], dossier: Path) -> None:
    assert launch(dossier, "--no-cache").code == 0
    assert run("-", terminal=True, stdin=b"Ein Text. Noch einer.").code == 0
    assert not cache_home().exists()


def test_leaving_waits_for_nothing_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index for nobody would keep the shell waiting."""
    held = Event()
    end = Timer(60, held.set)
    end.start()

    async def open_and_leave(app: KzApp, **_: object) -> None:
        asyncio.get_running_loop().run_in_executor(None, held.wait)

    monkeypatch.setattr(KzApp, "run_async", open_and_leave)
    try:
        make_app(Library(), iter(()), Settings()).run_to_its_end(mouse=False)
        assert not held.is_set()
    finally:
        end.cancel()
        held.set()


def test_the_program_ends_with_its_exit_code_whatever_is_at_work() -> None:
    code = (
        "import threading; import kz_tui.__main__ as program; "
        "program.run_cli = lambda: threading.Thread(target=threading.Event().wait).start() or 3; "
        "program.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], timeout=60, check=False)
    assert done.returncode == 3
