from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from kz_tui.library import Library
from kz_tui.pipeline.progress import Progress
from kz_tui.ui.opening import open_dossier
from tests.ui.dossier import read_only


@pytest.fixture
def collector() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("collector")
def test_each_stage_says_what_it_does_and_brings_a_library_further() -> None:
    steps = list(open_dossier(read_only(), iter(())))
    stages = [step.stage for step in steps if isinstance(step, Progress)]
    assert list(dict.fromkeys(stages)) == ["indexing", "actors"]
    libraries = [step for step in steps if isinstance(step, Library)]
    assert [one.searcher is not None for one in libraries] == [True] * len(libraries)
    assert libraries[-1].recognised


@pytest.mark.usefixtures("collector")
def test_what_stays_open_is_no_work_for_the_garbage_collector() -> None:
    for _ in open_dossier(read_only(), iter(())):
        pass
    kept = gc.get_freeze_count()
    assert kept > 50 * len(gc.get_objects())


def test_a_dossier_without_articles_needs_no_work() -> None:
    assert list(open_dossier(Library(), iter(()))) == []
