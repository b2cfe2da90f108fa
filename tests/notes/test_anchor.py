from __future__ import annotations

import re
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kz_tui.model.span import Span
from kz_tui.notes.anchor import anchor_at, find_anchor
from kz_tui.notes.kept import Anchor, Fate

TEXT = """Der Hafen ist gesperrt. Das Ministerium wollte sich nicht äußern.

Am Montag hatte ein Kran die Mole gerammt. Das Ministerium wollte sich nicht äußern. \
Zwei Lotsen wurden leicht verletzt, wie die Reederei mitteilte.

Am Dienstag soll der Betrieb wieder beginnen."""
_words = st.sampled_from("hafen kran mole lotse sturm küste bot nahm an zwei der die das".split())
_texts = st.lists(_words, min_size=12, max_size=60).map(" ".join)


def _anchor(words: str, nth: int = 0) -> Anchor:
    start = [match.start() for match in re.finditer(re.escape(words), TEXT)][nth]
    return anchor_at(TEXT, Span(start, start + len(words)))


@given(_texts, st.data())
def test_in_the_same_text_every_passage_is_found_at_its_place(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = find_anchor(anchor_at(text, Span(start, end)), text)
    assert (found.fate, found.span) == (Fate.SAME, Span(start, end))


@given(_texts, _texts, _texts, st.data())
def test_a_passage_moves_with_its_text(
    text: str, before: str, after: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 8))
    span = Span(start, data.draw(st.integers(start + 8, len(text))))
    assume(f"{before} {text} {after}".count(span.of(text)) == 1)
    found = find_anchor(anchor_at(text, span), f"{before} {text} {after}")
    assert found.fate is Fate.MOVED
    assert found.span.start == span.start + len(before) + 1
    assert found.span.of(f"{before} {text} {after}") == span.of(text)


@given(_texts, _texts, st.data())
def test_what_is_found_lies_in_the_text(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = find_anchor(anchor_at(text, span), other)
    assert 0 <= found.span.start <= found.span.end <= len(other)
    assert (found.fate is Fate.GONE) == (not found.span)


@pytest.mark.parametrize("nth", [0, 1])
def test_the_same_words_twice_are_told_apart_by_what_is_around_them(nth: int) -> None:
    words = "Das Ministerium wollte sich nicht äußern."
    changed = "Neuer Vorspann, der alles verschiebt. " * 3 + TEXT
    found = find_anchor(_anchor(words, nth), changed)
    starts = [match.start() for match in re.finditer(words, changed)]
    assert found.span.start == starts[nth]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Zwei Lotsen wurden leicht verletzt, wie die Reederei mitteilte.",
         "Drei Lotsen wurden leicht verletzt, wie die Reederei am Abend mitteilte."),
        ("Am Montag hatte ein Kran die Mole gerammt.",
         "Am Montagmorgen hatte ein Kran die Mole schwer gerammt."),
        ("Am Dienstag soll der Betrieb wieder beginnen.",
         "Am Dienstag soll der Betrieb wiederbeginnen."),
    ],
)  # fmt: skip
def test_a_changed_passage_is_found_with_its_new_words(old: str, new: str) -> None:
    changed = "Vorspann. " + TEXT.replace(old, new)
    found = find_anchor(_anchor(old), changed)
    assert found.fate is Fate.CHANGED
    assert found.span.of(changed) == new


@pytest.mark.parametrize(
    "words", ["Am Montag hatte ein Kran die Mole gerammt.", "Zwei Lotsen wurden leicht verletzt"]
)
def test_a_passage_that_is_not_there_any_more_is_gone(words: str) -> None:
    start = TEXT.index(words)
    changed = TEXT[:start] + TEXT[start + len(words) :]
    assert find_anchor(_anchor(words), changed).fate is Fate.GONE


def test_few_words_are_not_found_by_likeness() -> None:
    assert (
        find_anchor(_anchor("Der Hafen"), TEXT.replace("Der Hafen", "Die Häfen")).fate is Fate.GONE
    )


def test_nothing_is_nowhere() -> None:
    assert find_anchor(Anchor(""), TEXT).fate is Fate.GONE
    assert find_anchor(_anchor("Der Hafen"), "").fate is Fate.GONE


def test_a_passage_longer_than_the_text_is_gone() -> None:
    assert find_anchor(anchor_at(TEXT, Span(0, len(TEXT))), "Der Hafen ist").fate is Fate.GONE


def test_an_answer_that_is_remembered_does_not_hold_the_text() -> None:
    text = TEXT.replace("Kran", "Schlepper")
    held = sys.getrefcount(text)
    first = find_anchor(_anchor("die Mole"), text)
    assert sys.getrefcount(text) == held
    assert find_anchor(_anchor("die Mole"), text) is first
