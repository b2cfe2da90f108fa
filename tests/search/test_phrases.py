"""Words next to each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kz_tui.search.layout import Layout
from kz_tui.search.phrases import count_phrase, phrase_pattern
from kz_tui.search.planning import Planner
from kz_tui.search.segment import Segment
from kz_tui.search.words import find_words
from tests.search.dossier import article

SENTENCE = st.lists(st.sampled_from(["der", "die", "das", "Ende"]), max_size=12).map(" ".join)


@given(
    st.lists(st.tuples(SENTENCE, SENTENCE), min_size=1, max_size=8),
    st.lists(st.sampled_from(["der", "die", "das", "ende"]), min_size=1, max_size=3),
    st.booleans(),
    st.data(),
)
def test_every_occurrence_is_counted_and_no_other(
    parts: list[tuple[str, str]], phrase: list[str], title: bool, data: st.DataObject
) -> None:
    articles = [article(text, heading) for heading, text in parts]
    middle = data.draw(st.integers(0, len(articles)))
    runs = [run for run in (articles[:middle], articles[middle:]) if run]
    planner = Planner.over(Layout([Segment.build(run) for run in runs]))
    pattern = phrase_pattern(phrase, planner.lexicon, literal=False, begun=False)
    counts = count_phrase(pattern, planner.contents, planner.postings, title=title)
    expected = [
        occurrences(heading, phrase) + (0 if title else occurrences(text, phrase))
        for heading, text in parts
    ]
    assert counts.tolist() == expected


def occurrences(text: str, phrase: list[str]) -> int:
    """How often the words stand in a row, counted one by one."""
    words = [word.lower() for word in find_words(text)]
    places = range(len(words) - len(phrase) + 1)
    return sum(words[place : place + len(phrase)] == phrase for place in places)
