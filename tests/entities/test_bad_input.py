"""Input nobody should send: every stage finishes, in time in proportion to the length."""

from __future__ import annotations

import sys
import time
from itertools import count
from types import FrameType

import pytest

from kz_tui.entities.linker import link
from kz_tui.entities.recogniser import Recogniser
from kz_tui.model.article import Article
from tests.entities.texts import CROWDED, HOSTILE, article

RECOGNISER = Recogniser()
_numbers = count(10_000)
_letters = str.maketrans("0123456789", "abcdefghij")


def all_different(letters: int) -> str:
    """A text in which everybody is called Karl, with a surname nobody had before."""
    people: list[str] = []
    while 40 * len(people) < letters:
        surname = str(next(_numbers)).translate(_letters)
        people.append(f"Karl M{surname}mann kam nach L{surname}dorf.")
    return " ".join(people)


def made(name: str, letters: int) -> Article:
    if name == "all different":
        return article(all_different(letters))
    unit = {**HOSTILE, **CROWDED}[name]
    return article(unit * (letters // len(unit)))


def read(one: Article) -> int:
    """Recognise and link; the number of mentions."""
    annotation = RECOGNISER.annotate(one)
    (linked,) = link([one], [annotation], RECOGNISER.tables).annotations
    return len(linked.mentions)


def calls_for(one: Article) -> int:
    """How many calls of functions, of Python or of C, it takes."""
    calls = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read(one)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("name", CROWDED)
def test_work_grows_with_the_length_only(name: str) -> None:
    read(made(name, 3_000))  # fills the caches
    assert calls_for(made(name, 32_000)) < 4 * 1.25 * calls_for(made(name, 8_000))


@pytest.mark.parametrize("name", [*HOSTILE, *CROWDED, "all different"])
def test_time_grows_with_the_length_only(name: str) -> None:
    """Loops without a call are not counted above; seconds vary, so much slack is given."""
    read(made(name, 3_000))
    short = min(seconds_for(made(name, 20_000)) for _ in range(3))
    assert seconds_for(made(name, 160_000)) < 8 * 2.5 * max(0.02, short)


def seconds_for(one: Article) -> float:
    began = time.process_time()
    read(one)
    return time.process_time() - began


def test_ten_thousand_mentions() -> None:
    assert read(made("mentions", 320_000)) >= 10_000
