"""What English and Russian sentences say of two actors; and that nothing breaks on any words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.actors.clauses.german_verbs import german_verbs
from tests.actors.sentences import labels, read, told


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("[Velde] praised [Solberg] for her answer.", ["Velde > praised > Solberg"]),
        (
            "Russian President [Velde] met with the minister [Solberg] on Friday.",
            ["Velde > met with > Solberg"],
        ),
        ("[Velde] was criticized by [Solberg].", ["Solberg > was criticized by > Velde passive"]),
        ("[Velde], head of the bank, spoke to [Solberg].", ["Velde > spoke to > Solberg"]),
        ("[Velde] has repeatedly accused [Solberg] of lying.", ["Velde > has accused > Solberg"]),
        ("[Velde] did not meet [Solberg].", ["Velde > did not meet > Solberg negated"]),
        ("[Velde] reportedly called on [Solberg] to go.", ["Velde > called on > Solberg hearsay"]),
        ("He said that [Velde] attacked [Solberg].", ["Velde > attacked > Solberg hearsay"]),
        (
            "[Velde] and [Solberg] urged [*Estland] to act.",
            ["Velde > urged > Estland", "Solberg > urged > Estland"],
        ),
        (
            "The president of [*Estland], [Velde], met [Solberg] on Monday.",
            ["Velde > met > Solberg"],
        ),
        ("[*Estland]'s president [Velde] thanked [Solberg].", ["Velde > thanked > Solberg"]),
    ],
)
def test_english(sentence: str, said: list[str]) -> None:
    assert told(sentence) == said


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday, [Velde] praised the president of [*Estland].",
        "[Velde] met [:Nordbank] officials.",
        "The spokesman of [Velde] praised [Solberg].",
        "[Velde]'s spokesman praised [Solberg].",
        "[Velde] praised [Solberg]'s speech.",
        "If [Velde] meets [Solberg], nothing happens.",
        "Did [Velde] praise [Solberg]?",
        "[Velde] and [Solberg] were there.",
    ],
)
def test_no_wrong_label_in_english(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("[Путин] позвонил [Токаеву=Токаев] в пятницу.", ["Путин > позвонил > Токаев"]),
        (
            "Президент [*России=Россия] [Путин] встретился с президентом [Токаевым=Токаев].",
            ["Путин = встретился с > Токаев"],
        ),
        ("[Путин] не поддержал [Токаева=Токаев].", ["Путин > не поддержал > Токаев negated"]),
        (
            "[Путин] поговорил с [Токаевым=Токаев], сообщило агентство.",
            ["Путин > поговорил с > Токаев hearsay"],
        ),
        (
            "[Путин] встретился в [*Минске=Минск] с [Токаевым=Токаев].",
            ["Путин = встретился с > Токаев"],
        ),
        ("Генерал [Жуков] раскритиковал [:НАТО].", ["Жуков > раскритиковал > НАТО"]),
        ("[*Россия] поддержала [*Казахстан].", ["Россия > поддержала > Казахстан"]),
    ],
)
def test_russian(sentence: str, said: list[str]) -> None:
    assert told(sentence) == said


@pytest.mark.parametrize(
    "sentence",
    [
        "[Путин] встретился с президентом [*Казахстана=Казахстан].",
        "Пресс-секретарь [Путина=Путин] позвонил [Токаеву=Токаев].",
        "[Путин] позвонил жене [Токаева=Токаев].",
        "[Путин] позвонил [Токаеву=Токаев]?",
        "Встреча [Путина=Путин] с [Токаевым=Токаев] прошла в Москве.",
    ],
)
def test_no_wrong_label_in_russian(sentence: str) -> None:
    assert told(sentence) == []


_words = st.lists(
    st.sampled_from(
        "[Velde] [Solberg] [:Nordbank] [*Estland] [Veldes=Velde] der die den dem und sich hat "
        "wurde von mit lobte traf rief auf kritisiert wollte dass , . : – „ “ ( ) nach Angaben bis "
        "zufolge als nicht am Montag 3:1 Minister präsidenten zu werden worden the met with by was "
        "and Präsidentin bei soll haben weil ? он с встретился позвонил".split()
    ),
    max_size=14,
)


@given(_words)
def test_any_words_can_be_read(words: list[str]) -> None:
    sentence = " ".join(words)
    text, mentions, _ = read(sentence)
    for label in labels(sentence):
        assert label.source != label.target
        assert [span.of(text) for span in label.spans] == [
            span.of(text) for span in sorted(label.spans)
        ]
        assert {mention.entity for mention in mentions if mention.span in label.ends} == {
            label.source,
            label.target,
        }


class TestVerbs:
    @pytest.mark.parametrize(
        ("form", "infinitive"),
        [
            ("getroffen", "treffen"),
            ("abgesetzt", "absetzen"),
            ("unterlegen", "unterliegen"),
            ("gewährt", "gewähren"),
            ("zusammengearbeitet", "zusammenarbeiten"),
            ("kritisiert", "kritisieren"),
            ("entsandt", None),
        ],
    )
    def test_participles(self, form: str, infinitive: str | None) -> None:
        verb = german_verbs().participles.get(form)
        assert (verb.infinitive if verb else None) == infinitive

    @pytest.mark.parametrize(
        "form", ["bat", "baten", "bittet", "warf", "warnte", "begegnet", "rufe"]
    )
    def test_finite_forms(self, form: str) -> None:
        assert form in german_verbs().finite
