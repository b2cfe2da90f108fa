"""Organisations in Russian sentences: told by a noun, by quotation marks, by Latin letters."""

from __future__ import annotations

import re

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.passage import Label, Mark, Passage
from kz_tui.entities.russian import is_cyrillic

_NOUN = re.compile(
    r"(?:Министерств|Комитет|Совет|Служб|Агентств|Фонд|Институт|Университет|Банк|Центр|Союз|Парти|"
    r"Ассоциаци|Организаци|Федераци|Корпораци|Управлени|Департамент|Прокуратур|Суд|Палат|Комисси|"
    r"Академи|Конгресс|Сенат|Собрани|Дум|Движени|Фронт|Альянс)"
    r"(?:а|у|ом|е|о|ы|я|и|ю|ей|ем|ой|ия|ию|ии)?"
)
_ADJECTIVE = re.compile(r"[а-яё-]+(?:ой|ого|его|ых|их|ей|ный|кий|ная|кая|ное|кое)")
_GENITIVE = re.compile(r"[а-яё-]+(?:и|ы|а|я|ов|ев|ей|ий|ства|ций|дел)")
_SMALL = frozenset("и по в на от за с из у о об к во со при для что как не но а или".split())
_INTRODUCED = re.compile(
    r"(?:газет|журнал|компани|корпораци|концерн|холдинг|банк|парти|движени|агентств|телеканал|"
    r"канал|портал|издани|клуб|группировк|организаци|фонд|сайт|радиостанци|фирм|завод|ресурс|"
    r"авиакомпани|оператор|бренд|производител|магазин|театр|объединени|фракци)\w{0,3}",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-Z][\w&.-]*")
_LONGEST_QUOTE = 4


def mark_russian_bodies(passage: Passage, gazetteer: Gazetteer) -> None:
    """Put marks on what the nouns, the quotation marks and foreign letters tell."""
    words = passage.words
    for position, word in enumerate(words):
        if passage.at(position) is not None:
            continue
        if word == "«":
            _mark_quoted(passage, position)
        elif _NOUN.fullmatch(word):
            last = _end_of_name(passage, position)
            if last > position + 1:
                passage.put(Mark(position, last, Label.ORG))
        elif _LATIN.fullmatch(word):
            _mark_latin(passage, position, gazetteer)


def _end_of_name(passage: Passage, noun: int) -> int:
    """Комитет национальной безопасности, Министерство финансов: over genitives in small letters."""
    words = passage.words
    last = noun + 1
    while last < len(words) and last - noun < 4 and _ADJECTIVE.fullmatch(words[last]):
        last += 1
    behind = words[last] if last < len(words) else ""
    if behind in _SMALL or not _GENITIVE.fullmatch(behind) or passage.at(last) is not None:
        return noun + 1
    return last + 1


def _mark_quoted(passage: Passage, opening: int) -> None:
    """Газета «Коммерсантъ», компании «Газпром» и «Сименс»."""
    words = passage.words
    first = opening + 1
    for last in range(first + 1, min(len(words), first + _LONGEST_QUOTE + 1)):
        if words[last] != "»":
            continue
        if not words[first][0].isupper() or passage.at(first) is not None:
            return
        before = words[opening - 1] if opening else ""
        listed = before in ("и", ",") and opening > 1 and words[opening - 2] == "»"
        beside = passage.at(opening - 3) if listed and opening > 2 else None
        if _INTRODUCED.fullmatch(before) or (beside is not None and beside.label is Label.ORG):
            passage.put(Mark(first, last, Label.ORG))
        return


def _mark_latin(passage: Passage, first: int, gazetteer: Gazetteer) -> None:
    """CNN, Bild, Deutsche Welle: a run of foreign capitals is a firm or an outlet."""
    words = passage.words
    last = first
    while last < len(words) and _LATIN.fullmatch(words[last]) and passage.at(last) is None:
        last += 1
    known = gazetteer.known(words[first])
    person = last - first > 1 and known & Known.GIVEN and not known & Known.ORGANISATION
    passage.put(Mark(first, last, Label.PER if person else Label.ORG))


def is_body_noun(word: str) -> bool:
    """Whether a word with a capital is the noun of an organisation and no place (Совет)."""
    return is_cyrillic(word) and _NOUN.fullmatch(word) is not None
