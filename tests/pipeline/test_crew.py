"""Several processes find what one finds, whatever happens to them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

import psutil
import pytest

from kz_tui.corpus.build import build_article
from kz_tui.entities.recogniser import Recogniser
from kz_tui.model.article import Article, Origin
from kz_tui.model.entity import Annotation
from kz_tui.pipeline import annotating, crew
from kz_tui.pipeline.crew import Crew
from kz_tui.pipeline.processes import WorkerError
from kz_tui.pipeline.recognising import STAGE, recognise
from kz_tui.pipeline.steps import ActorsRecognised, Progress

RECOGNISER = Recogniser()
NAMES = ("Angela Merkel", "Wladimir Putin", "Emmanuel Macron", "Kassym-Schomart Tokajew")
PLACES = ("Moskau", "Paris", "Almaty", "Berlin", "Wien")


def article(number: int) -> Article:
    one, other = NAMES[number % 4], NAMES[(number // 4 + 1) % 4]
    text = (
        f"Am Montag traf {one} in {PLACES[number % 5]} {other}. {one.split()[-1]} sagte, das "
        f"Treffen Nummer {number} sei das letzte gewesen. Die Europäische Union schwieg.\n\n"
    )
    return build_article(f"a{number}", text * 6, Origin("test"))


ARTICLES = [article(number) for number in range(180)]
EXPECTED = [RECOGNISER.annotate(one) for one in ARTICLES]


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_BATCH", 5_000)


def started(size: int) -> Crew:
    return Crew(iter(ARTICLES), size, RECOGNISER.annotate)


def pids(work: Crew) -> list[int]:
    return [process.pid for process in work.processes if process is not None]


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def last(articles: list[Article], processes: int) -> ActorsRecognised:
    *_, step = recognise(articles, processes=processes)
    assert isinstance(step, ActorsRecognised)
    return step


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_number_of_processes_changes_nothing(size: int) -> None:
    assert list(started(size).annotations()) == EXPECTED


@pytest.mark.usefixtures("small_batches")
def test_what_is_recognised_is_the_same_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotating, "_SHARE", 50)
    steps = list(recognise(ARTICLES, processes=3))
    assert steps == list(recognise(ARTICLES, processes=1))
    progress = [step for step in steps if isinstance(step, Progress)]
    done = [step.done for step in progress if step.stage == STAGE]
    assert done == list(range(1, len(ARTICLES) + 1))


@pytest.mark.usefixtures("small_batches")
def test_the_order_of_the_articles_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotating, "_SHARE", 50)

    backwards, forwards = last(ARTICLES[::-1], 2), last(ARTICLES, 1)
    assert backwards.annotations[::-1] == forwards.annotations
    assert backwards.entities == forwards.entities


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("deaths", [1, 3])
def test_killed_processes_are_replaced_and_their_articles_done_again(deaths: int) -> None:
    work = started(2)
    found: list[Annotation] = []
    for annotation in work.annotations():
        found.append(annotation)
        if deaths and len(found) % 20 == 1:
            deaths -= 1
            for pid in pids(work):
                os.kill(pid, signal.SIGKILL)
    assert found == EXPECTED


def test_a_batch_that_takes_every_process_along_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(crew, "_START", "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(WorkerError, match="SIGKILL"):
        list(started(2).annotations())


@pytest.mark.parametrize("code", ["raise SystemExit(1)", "pass"])
def test_where_processes_fail_to_start_this_one_works(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_START", code)
    assert list(started(2).annotations()) == EXPECTED


def test_where_no_process_can_run_this_one_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert list(started(2).annotations()) == EXPECTED


def test_an_error_in_the_work_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = (
        "from kz_tui import annotator\n"
        "def fail(self, article): raise RuntimeError('out of ideas')\n"
        "annotator.Recogniser.annotate = fail\n"
        "annotator.main()"
    )
    monkeypatch.setattr(crew, "_START", failing)
    with pytest.raises(WorkerError, match="RuntimeError: out of ideas"):
        list(started(2).annotations())


def test_an_error_in_reading_the_articles_is_raised() -> None:
    def articles() -> Iterator[Article]:
        yield from ARTICLES[:40]
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(Crew(articles(), 2, RECOGNISER.annotate).annotations())


@pytest.mark.usefixtures("small_batches")
def test_closing_ends_all_processes() -> None:
    work = started(3)
    found = work.annotations()
    next(found)
    running = pids(work)
    assert running
    found.close()
    assert all(map(is_gone, running))


@pytest.mark.usefixtures("small_batches")
def test_recognition_that_is_broken_off_leaves_nothing_running(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(annotating, "_SHARE", 50)
    crews: list[Crew] = []

    def noted(*arguments: Any) -> Crew:
        crews.append(Crew(*arguments))
        return crews[-1]

    monkeypatch.setattr(annotating, "Crew", noted)
    steps = recognise(ARTICLES, processes=2)
    list(islice(steps, 40))
    (work,) = crews
    running = pids(work)
    assert running
    steps.close()
    assert all(map(is_gone, running))


def test_they_end_when_the_one_that_started_them_is_killed() -> None:
    code = (
        "from itertools import cycle\n"
        "from tests.pipeline.test_crew import ARTICLES, Crew, RECOGNISER\n"
        "found = Crew(cycle(ARTICLES), 2, RECOGNISER.annotate).annotations()\n"
        "next(found)\n"
        "print('at work', flush=True)\n"
        "input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"at work\n"
        children = psutil.Process(process.pid).children()
        process.kill()
    assert len(children) == 2
    _, left = psutil.wait_procs(children, timeout=20)
    assert all(one.status() == psutil.STATUS_ZOMBIE for one in left)
