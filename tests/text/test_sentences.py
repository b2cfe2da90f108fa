from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.model.article import Article, Block, BlockKind, Fact, Head, Origin, PublicationDate
from kz_tui.model.span import Span
from kz_tui.text.clean import clean
from kz_tui.text.sentences import article_sentences, sentences
from tests.hostile import hostile_text

_PIECES = 'Dr z B a Er kam 8 2022 . ! ? … " „ “ » ( ) - Mai г Алматы U.S'.split()
_prose = st.lists(st.sampled_from([*_PIECES, " ", "  ", "\n"]), max_size=40).map("".join)


@given(st.one_of(_prose, hostile_text.map(lambda raw: clean(raw).text)))
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    covered = [offset for span in spans for offset in range(span.start, span.end)]
    visible = {offset for offset, character in enumerate(text) if not character.isspace()}
    assert len(covered) == len(set(covered))
    assert visible <= set(covered)


@given(_prose)
def test_a_sentence_has_no_white_space_around_it(text: str) -> None:
    for span in sentences(text):
        assert span.of(text) == span.of(text).strip()
        assert len(span) > 0


@given(_prose, st.data())
def test_a_part_of_a_text_is_split_like_a_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = [Span(span.start + start, span.end + start) for span in sentences(text[start:end])]
    assert sentences(text, start, end) == part


@pytest.mark.parametrize(
    "parts",
    [
        # German
        ["Er kam am 8. Mai.", "Dann ging er."],
        ["Das geschah 2022.", "Danach war Ruhe."],
        ["Dr. Müller sprach.", "Er ging."],
        ['"Gewalt ist nie eine Antwort", sagte sie.', '"Nie!", rief er.'],
        ["Es kam z. B. die Feuerwehr.", "Sie blieb."],
        ["Es kam z.B. die Feuerwehr.", "Sie blieb."],
        ["Das gilt i. d. R. auch hier.", "Punkt."],
        ["Die Zahl stieg auf 2,2 Mio. Euro.", "Das ist viel."],
        ["Nach Art. 5 Abs. 2 darf er das.", "Er tut es."],
        ["So etwas gibt es auf diese Art.", "Niemand weiß es."],
        ["Papst Benedikt XVI. besuchte Köln.", "Er blieb."],
        ["Der FC gewann mit 3:1 Toren.", "Die 5. Klasse jubelte."],
        ["Sie kam um 15.30 Uhr.", "Um 16 Uhr ging sie."],
        ["Die Burg steht seit dem 19. Jh.", "Das war so."],
        ["Er sagte: „Ich komme.“", "Dann ging er."],
        ["Was nun?", "Niemand weiß es!", "Wirklich …", "Ja."],
        ["Das ist Plan B.", "Danach kommt nichts."],
        ["Es waren 81.", "Die Polizei kam."],
        # English
        ["Mr. He met Gov. Brown on Jan. 7.", "They spoke."],
        ["The U.S. Army came.", "It stayed."],
        ["He left at 3 p.m. Monday.", "She stayed."],
        ["J. R. Smith spoke in Washington, D.C.", "The President did not."],
        # Russian
        ["Он прибыл в г. Алматы.", "Там было 20 тыс. человек."],
        ["Это было в 2022 г.", "Протесты начались."],
        ["В 2022 г. начались протесты.", "Это факт."],
    ],
)
@pytest.mark.parametrize("blank", [" ", "\n", "  "])
def test_where_sentences_end(parts: list[str], blank: str) -> None:
    text = blank.join(parts)
    assert [span.of(text) for span in sentences(text)] == parts


def test_sentences_never_cross_a_block() -> None:
    text = "Eine Zeile ohne Punkt\nEin Satz. Noch einer."
    blocks = (
        Block(BlockKind.SUBHEAD, Span(0, 21)),
        Block(BlockKind.PARAGRAPH, Span(22, len(text))),
    )
    head = Head("one", Fact(), PublicationDate(), Fact())
    article = Article(head, text, blocks, Origin("one.txt"))
    assert [span.of(text) for span in article_sentences(article)] == [
        "Eine Zeile ohne Punkt",
        "Ein Satz.",
        "Noch einer.",
    ]
