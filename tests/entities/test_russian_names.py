from __future__ import annotations

import pytest

from kz_tui.entities.recogniser import Recogniser
from kz_tui.model.entity import MentionKind
from tests.entities.texts import article


def found(text: str, recogniser: Recogniser) -> list[tuple[str, str]]:
    made = article(text)
    return [
        (mention.span.of(made.text), mention.type.value)
        for mention in recogniser.annotate(made).mentions
        if mention.kind is MentionKind.NAME
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Голы забили Эдин Терзич и Йост Халлербах.",
            [("Эдин Терзич", "PER"), ("Йост Халлербах", "PER")],
        ),
        ("Клуб оставит Эрика тен Хага.", [("Эрика тен Хага", "PER")]),
        ("Мадридский «Атлетико» обыграл «Бернли».", [("Атлетико", "ORG"), ("Бернли", "ORG")]),
        ("Фильм «Возвращение» показали в Берлине.", [("Берлине", "LOC")]),
        ("Его нашли в провинции Хатай и в Эмдене.", [("Хатай", "LOC"), ("Эмдене", "LOC")]),
        ("Дело передал Басманный суд.", [("Басманный суд", "ORG")]),
        (
            "Об этом сказали из Кильского института мировой экономики.",
            [("Кильского института мировой экономики", "ORG")],
        ),
        ("Арестовали Тимура Иванова в Иванове.", [("Тимура Иванова", "PER"), ("Иванове", "LOC")]),
        ("СТАМБУЛ, 8 февраля. Шёл снег.", [("СТАМБУЛ", "LOC")]),
        (
            "Президент Филиппин Фердинанд Маркос молчит.",
            [("Филиппин", "LOC"), ("Фердинанд Маркос", "PER")],
        ),
    ],
)
def test_russian_names_are_told_by_what_stands_around(
    text: str, names: list[tuple[str, str]], recogniser: Recogniser
) -> None:
    assert found(text, recogniser) == names


def test_what_begins_a_sentence_is_no_given_name_of_somebody_named_otherwise(
    recogniser: Recogniser,
) -> None:
    names = found("Выступал Борис Терзич. Недавно Терзич уехал. Илон Маск ждал.", recogniser)
    assert names == [("Борис Терзич", "PER"), ("Терзич", "PER"), ("Илон Маск", "PER")]


def test_some_need_no_given_name(recogniser: Recogniser) -> None:
    assert found("Туск недоволен. Погода недовольна.", recogniser) == [("Туск", "PER")]


def test_headlines_in_capitals_name_whom_the_article_names(recogniser: Recogniser) -> None:
    names = found("ПОГОВОРИЛИ ХАЛЛЕРБАХ И ВИНТАРО\n\nЭто сказал Йост Халлербах.", recogniser)
    assert names == [("ХАЛЛЕРБАХ", "PER"), ("Йост Халлербах", "PER")]
