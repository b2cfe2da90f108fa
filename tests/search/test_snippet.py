"""The passage shown for a hit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.model.article import Article, BlockKind
from kz_tui.model.span import Span
from kz_tui.search.results import How
from kz_tui.search.snippet import WIDTH, best_passage
from kz_tui.search.tiers import EXACT, MISTYPED, Tier
from kz_tui.search.wanted import Answer
from tests.search.dossier import article

FILLER = "Das sind Wörter ohne Belang, die nur den Platz füllen sollen. " * 6


def answer(text: str, word: str, query: str | None = None, tier: Tier = EXACT) -> Answer:
    """An answer at the first place where a word stands."""
    start = text.index(word)
    return Answer(start, start + len(word), query or word, tier, How.EXACT)


def passage(made: Article, *answers: Answer) -> str:
    """What stands in the best passage."""
    return best_passage(made, sorted(answers)).of(made.text)


def test_a_short_paragraph_is_shown_whole() -> None:
    made = article(f"{FILLER}\nTokajew sprach am Abend.\n{FILLER}")
    assert passage(made, answer(made.text, "Tokajew")) == "Tokajew sprach am Abend."


def test_a_passage_begins_with_its_sentence() -> None:
    made = article(f"{FILLER}Am Abend sprach Tokajew zum Volk. {FILLER}")
    assert passage(made, answer(made.text, "Tokajew")).startswith("Am Abend sprach Tokajew")


def test_a_passage_is_about_as_long_as_a_list_can_show() -> None:
    made = article(f"{FILLER}Tokajew sprach. {FILLER}")
    shown = passage(made, answer(made.text, "Tokajew"))
    assert WIDTH - 30 <= len(shown) <= WIDTH


def test_words_are_not_cut() -> None:
    made = article("wort " * 50 + "Tokajew " + "wort " * 50)
    assert set(passage(made, answer(made.text, "Tokajew")).split()) == {"wort", "Tokajew"}


def test_the_passage_with_more_parts_of_the_query_is_shown() -> None:
    made = article(f"Tokajew schwieg.\n{FILLER}\nIn Almaty fielen Schüsse, sagte Tokajew später.")
    late = made.text.rindex("Tokajew")
    shown = passage(
        made,
        answer(made.text, "Tokajew"),
        answer(made.text, "Almaty"),
        Answer(late, late + 7, "Tokajew", EXACT, How.EXACT),
    )
    assert shown.startswith("In Almaty")


def test_the_report_comes_before_furniture() -> None:
    made = article(
        "Demonstranten in Almaty mit Tokajew.\nDie Lage in Almaty ist unruhig.",
        kinds=(BlockKind.CAPTION,),
    )
    text = made.text
    in_report = Answer(text.rindex("Almaty"), text.rindex("Almaty") + 6, "a", EXACT, How.EXACT)
    answers = (answer(text, "Almaty", "a"), answer(text, "Tokajew", "t"), in_report)
    assert passage(made, *answers) == "Die Lage in Almaty ist unruhig."


def test_furniture_is_shown_if_the_hit_is_only_there() -> None:
    made = article("Demonstranten in Almaty.\nDie Lage ist unruhig.", kinds=(BlockKind.CAPTION,))
    assert passage(made, answer(made.text, "Almaty")) == "Demonstranten in Almaty."


def test_the_better_answer_is_shown() -> None:
    made = article("Tokajow schwieg.\nTokajew sprach.")
    worse = answer(made.text, "Tokajow", "Tokajew", MISTYPED)
    assert passage(made, worse, answer(made.text, "Tokajew")) == "Tokajew sprach."


def test_of_equal_passages_the_first_is_shown() -> None:
    made = article("Tokajew schwieg.\nTokajew sprach.")
    late = made.text.rindex("Tokajew")
    again = Answer(late, late + 7, "Tokajew", EXACT, How.EXACT)
    assert passage(made, answer(made.text, "Tokajew"), again) == "Tokajew schwieg."


def test_without_an_answer_the_report_begins() -> None:
    made = article("Ein Bild.\nDer Bericht.", kinds=(BlockKind.CAPTION,))
    assert passage(made) == "Der Bericht."


def test_an_article_of_furniture_shows_its_beginning() -> None:
    made = article("Ein Bild.", kinds=(BlockKind.CAPTION,))
    assert passage(made) == "Ein Bild."


def test_a_hit_longer_than_a_passage_is_not_cut() -> None:
    text = "ja " * 30 + "lang " * 60 + "nein " * 30
    made = article(text)
    start = text.index("lang")
    long_answer = Answer(start, start + 299, "lang", EXACT, How.EXACT)
    assert best_passage(made, [long_answer]).covers(Span(start, start + 299))


LINES = st.lists(
    st.lists(st.sampled_from(["ja", "nein.", "Tokajew", "x" * 200, "„so“"]), max_size=40).map(
        " ".join
    ),
    min_size=1,
    max_size=5,
)
KINDS = st.lists(st.sampled_from(list(BlockKind)), max_size=5)


@given(LINES, KINDS)
def test_a_passage_lies_in_one_block_and_holds_a_hit(
    lines: list[str], kinds: list[BlockKind]
) -> None:
    made = article("\n".join(lines), kinds=tuple(kinds))
    answers = [
        Answer(place, place + 7, "Tokajew", EXACT, How.EXACT)
        for place in range(len(made.text))
        if made.text.startswith("Tokajew", place)
    ]
    shown = best_passage(made, answers)
    assert 0 <= shown.start <= shown.end <= len(made.text)
    if made.blocks:
        assert any(block.span.covers(shown) for block in made.blocks)
    if answers:
        assert any(shown.start <= one.start and one.end <= shown.end for one in answers)
    whole = set(made.text.split())
    assert all(word in whole or set(word) == {"x"} for word in shown.of(made.text).split())


@pytest.mark.parametrize("width", [len("Tokajew"), WIDTH - 1, WIDTH, WIDTH + 1, 3 * WIDTH])
def test_a_block_of_any_length_can_be_cut(width: int) -> None:
    text = ("Tokajew " * 100)[:width].rstrip()
    shown = best_passage(article(text), [answer(text, "Tokajew")])
    assert len(shown) <= max(WIDTH, len("Tokajew"))
