"""The process beside the program: the same steps, whatever happens to it."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kz_tui.library import Library
from kz_tui.pipeline import beside
from kz_tui.pipeline.beside import Beside
from kz_tui.pipeline.opening import open_dossier
from kz_tui.pipeline.processes import WorkerError
from kz_tui.pipeline.request import Request
from kz_tui.pipeline.steps import ActorsRecognised, ArticlesRead, Progress, Step
from kz_tui.store.caches import shelf_of
from kz_tui.ui.opening import open_library
from kz_tui.worker import thinned


@pytest.fixture
def dossier(tmp_path: Path) -> Request:
    for number in range(70):
        text = f"Titel {number}\n\nAngela Merkel sprach am 7. Januar 2022 mit Wladimir Putin.\n"
        (tmp_path / f"{number:03}.txt").write_text(text)
    (tmp_path / "broken.txt").write_bytes(bytes(range(256)) * 20)
    return Request((str(tmp_path),))


def read(steps: Iterator[Step]) -> tuple[list[str], list[str], ActorsRecognised]:
    """The articles and troubles of some steps, and the last that was recognised."""
    articles: list[str] = []
    troubles: list[str] = []
    known = ActorsRecognised((), {})
    for step in steps:
        if isinstance(step, ArticlesRead):
            articles += [article.id for article in step.articles]
            troubles += [report.path for report in step.reports if report.troubled]
        elif isinstance(step, ActorsRecognised):
            known = step
    return articles, troubles, known


def news(steps: Iterable[Step]) -> list[Step]:
    """The steps but for those that say how far it has come: how many come depends on the clock."""
    return [step for step in steps if not isinstance(step, Progress)]


def test_the_steps_are_those_of_this_process(dossier: Request) -> None:
    assert news(Beside(dossier).steps()) == news(open_dossier(dossier))


def test_how_far_it_has_come_is_said_now_and_then() -> None:
    steps: list[Step] = [Progress("actors", done, 9) for done in range(9)]
    steps.insert(2, ArticlesRead(()))
    moments = iter(number / 100 for number in range(1000))
    got = list(thinned(iter(steps), lambda: next(moments) * 4))
    assert got[0] == steps[0]
    assert steps[2] in got
    assert [s.done for s in got if isinstance(s, Progress)] == [0, 3, 6]
    assert list(thinned(iter(steps), lambda: 0.0)) == [steps[0], steps[2]]


def test_standard_input_goes_along() -> None:
    (first, *_) = Beside(Request(("-",), b"Titel\n\nEin Satz steht hier.\n")).steps()
    assert isinstance(first, ArticlesRead)
    assert first.articles[0].text.startswith("Titel")


@pytest.mark.parametrize("deaths", [{"reading"}, {"knowing"}, {"reading", "knowing"}])
def test_a_killed_process_is_replaced(dossier: Request, deaths: set[str]) -> None:
    """While it reads, once it has read everything, or both; twice at one file is another test."""
    work = Beside(dossier)
    got: list[Step] = []
    for step in work.steps():
        got.append(step)
        doing = ""
        if isinstance(step, ArticlesRead):
            doing = "knowing" if step.complete else "reading"
        if doing in deaths:
            deaths = deaths - {doing}
            os.kill(pid_of(work), signal.SIGKILL)
    assert not deaths
    articles, _, known = read(iter(got))
    expected, _, expected_known = read(open_dossier(dossier))
    assert articles == expected
    assert known == expected_known


def test_a_process_that_is_killed_again_and_again_is_given_up(dossier: Request) -> None:
    work = Beside(dossier)
    with pytest.raises(WorkerError, match="SIGKILL"):  # noqa: PT012 - each step is one death
        for _ in work.steps():
            os.kill(pid_of(work), signal.SIGKILL)


def test_where_no_process_can_run_this_one_works(
    dossier: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert read(Beside(dossier).steps()) == read(open_dossier(dossier))


def test_where_the_process_fails_to_start_this_one_works(
    dossier: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_START", "raise SystemExit(1)")
    assert read(Beside(dossier).steps()) == read(open_dossier(dossier))


def test_an_error_in_the_work_is_told(monkeypatch: pytest.MonkeyPatch, dossier: Request) -> None:
    failing = (
        "import sys; sys.path.append(sys.argv[1])\n"
        "import kz_tui.worker as worker\n"
        "def fail(*_): raise RuntimeError('out of ideas')\n"
        "worker.open_dossier = fail\n"
        "worker.main()"
    )
    monkeypatch.setattr(beside, "_START", failing)
    with pytest.raises(WorkerError, match="RuntimeError: out of ideas"):
        list(Beside(dossier).steps())


def test_stopping_ends_the_process_and_the_steps(dossier: Request) -> None:
    work = Beside(dossier)
    steps = work.steps()
    next(steps)
    pid = pid_of(work)
    work.stop()
    for _ in steps:
        pass  # what was on its way already
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_keyboard_does_not_end_it(dossier: Request) -> None:
    work = Beside(dossier)
    steps = work.steps()
    got = [next(steps)]  # it is at work
    os.kill(pid_of(work), signal.SIGINT)
    got += steps
    assert news(got) == news(open_dossier(dossier))


def test_it_ends_when_nobody_listens(dossier: Request) -> None:
    command = [sys.executable, "-c", "from kz_tui.worker import main; main()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(pickle.dumps(dossier))
        process.stdin.close()
        process.stdout.close()
        assert process.wait(60) == 0


def test_it_loads_nothing_from_the_folder_one_stands_in(
    dossier: Request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    work = Beside(dossier)
    list(work.steps())
    assert work.process is not None
    assert work.process.returncode == 0


def pid_of(work: Beside) -> int:
    assert work.process is not None
    return work.process.pid


_DEADLY = """
import os, signal, sys; sys.path.append(sys.argv[1])
import kz_tui.pipeline.watching as watching, kz_tui.worker as worker
real = watching.read_source
def read(source, *more):
    if "deadly" in source.path:
        os.kill(os.getpid(), signal.SIGSEGV)
    while "endless" in source.path:
        pass
    if "greedy" in source.path:
        raise MemoryError
    yield from real(source, *more)
watching.read_source, watching.SECONDS = read, 0.3
worker.main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs shared memory that is passed on")
@pytest.mark.parametrize("shelved", [False, True])
def test_a_file_that_kills_its_reader_is_named_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shelved: bool
) -> None:
    for name in ("a", "deadly1", "endless", "more", "deadly2", "z"):
        (tmp_path / f"{name}.txt").write_text(f"Titel {name}\n\nEin Satz steht hier.\n")
    monkeypatch.setattr(beside, "_START", _DEADLY)
    roots = (str(tmp_path),)
    shelf = shelf_of(roots) if shelved else None
    library = Library(complete=False)
    for step in open_library(library, Beside(Request(roots, shelf=shelf)).steps(), shelf):
        if isinstance(step, Library):
            library = step
    assert [article.id for article in library.articles] == ["a", "more", "z"]
    reasons = {Path(one.path).stem: one.reason for one in library.troubles}
    assert reasons == {
        "deadly1": "the process at work was killed: SIGSEGV",
        "endless": "reading it takes more than 60 s",
        "deadly2": "the process at work was killed: SIGSEGV",
    }
