"""Texts as outlets write them, made by hand, for the tests of the corpus."""

from __future__ import annotations

from hypothesis import strategies as st

from kz_tui.corpus.build import build_article
from kz_tui.model.article import Article, BlockKind, Origin
from kz_tui.text.clean import clean
from tests.hostile import hostile_text

KINDS = {kind.value: kind for kind in BlockKind}

_LINES = (
    "Erdbeben erschüttert Taschkent",
    "Usbekistan",
    "# Erdbeben in Taschkent",
    "## Was bekannt ist",
    "===",
    "---",
    "title: Erdbeben",
    "date 2022-01",
    "Stand: 07.01.2022 15:08 Uhr",
    "7. Januar 2022",
    "Von Anna Schmidt",
    "Ein Haus in Taschkent nach dem Beben. Foto: dpa",
    "Ein Haus in Taschkent nach dem Beben. | picture alliance/dpa",
    "Ein Haus in Taschkent nach dem Beben. (AFP)",
    "Foto: Max Mustermann/dpa",
    "(dpa)",
    "Lesen Sie auch: Warum die Erde bebt",
    "Dieser Beitrag wurde am 7. Januar 2022 gesendet.",
    "- Erstens",
    "1. Zweitens",
    "| Ort | Tote |",
    "Die Retter suchen seit Stunden nach Verschütteten. Der Präsident reiste in die Stadt.",
    "Das Beben hatte nach Angaben der Erdbebenwarte die Stärke 6,1 und dauerte eine Minute und",
    "zwanzig Sekunden.",
    "«Мы ищем выживших», сказал спасатель. Фото: ТАСС",
)
_ENDS = ("\n", "\n", "\n\n", "\n\n", "\n\n\n", " ", "\n  ")

made_texts = st.one_of(
    st.lists(
        st.tuples(st.sampled_from(_LINES), st.sampled_from(_ENDS)).map("".join), max_size=14
    ).map("".join),
    hostile_text,
).map(lambda raw: clean(raw).text)
"""Cleaned texts in which the rules for furniture and headings meet in every order."""


def article(text: str, **fields: object) -> Article:
    """An article made of a raw text, as from a file."""
    return build_article("one", text, Origin("one.txt"), fields)


def kinds_of(text: str, **fields: object) -> list[str]:
    """The kinds of the blocks; a question mark where only the place speaks for the kind."""
    return [
        block.kind.value + ("" if block.certain else "?")
        for block in article(text, **fields).blocks
    ]


def parts_of(text: str, kind: str) -> list[str]:
    """What stands in the blocks of one kind."""
    made = article(text)
    return [block.span.of(made.text) for block in made.blocks if block.kind is KINDS[kind]]
