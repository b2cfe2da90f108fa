"""Organisations in Russian sentences: told by a noun, by quotation marks, by Latin letters."""

from __future__ import annotations

import re

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.passage import Label, Mark, Passage
from kz_tui.entities.russian import is_cyrillic
from kz_tui.entities.russian_words import BODIES, PROPER, THINGS

_STEMS = [one.capitalize() + ("(?=.)" if one.endswith("и") else "") for one in BODIES]
_NOUN = re.compile(
    rf"(?:{'|'.join(_STEMS)})"
    r"(?:а|у|ом|е|о|ы|я|и|ю|ей|ем|ой|ия|ию|ии|ь|ью|овь|ви|й|ам|ах|ств\w?)?"
)
_ANY_NOUN = re.compile(_NOUN.pattern, re.IGNORECASE)
_CAPITAL_ADJECTIVE = re.compile(
    r"[А-ЯЁ][а-яё-]+(?:ий|ый|ой|ая|яя|ое|ее|ого|его|ому|ему|ую|юю|ым|им|ом|ем|ей)"
)
_ADJECTIVE = re.compile(r"[А-Яа-яё-]+(?:ой|ого|его|ых|их|ей|ый|ий|ая|яя|ое|ее|ому|ему|ую|юю|ым|им)")
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
_LONGEST_NAMESAKE = 3
_NAMESAKE = re.compile(r"[А-ЯЁ][а-яё]+(?:а|и|ы|ого|ской)")
"""Somebody in the genitive, after whom a body is called."""
_MOST_ADJECTIVES = 4
_OPENING = {"«": "»", '"': '"', "„": "“", "“": "”"}
_STARTS = frozenset('«»"“„:.!?–—-(|/')
_SPEECH = re.compile(r"(?:Да|Нет|Мы|Это|Я|Он|Она|Они|Спасибо|Ура|Нельзя|Хватит|Стоп|Никогда)")


def mark_russian_bodies(passage: Passage, gazetteer: Gazetteer) -> None:
    """Put marks on what the nouns, the quotation marks and foreign letters tell."""
    words = passage.words
    for position, word in enumerate(words):
        if passage.at(position) is not None:
            continue
        if _CAPITAL_ADJECTIVE.fullmatch(word) and (last := _end_of_body(passage, position)):
            passage.put(Mark(position, last, Label.ORG))
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
    named = last
    while named < min(len(words), last + _LONGEST_NAMESAKE) and passage.at(named) is None:
        if not _NAMESAKE.fullmatch(words[named]):
            break
        named += 1
    if named > last == noun + 1:
        return named  # Университет Джонса Хопкинса
    behind = words[last] if last < len(words) else ""
    if behind in _SMALL or not _GENITIVE.fullmatch(behind) or passage.at(last) is not None:
        return noun + 1
    return last + 1


def _end_of_body(passage: Passage, first: int) -> int:
    """Where Следственный комитет or Кильский институт мировой экономики ends; 0 if none is here."""
    words = passage.words
    start = not first or words[first - 1] in _STARTS
    if start and not PROPER.fullmatch(words[first]):
        return 0
    noun = first + 1
    while (
        noun < min(len(words), first + _MOST_ADJECTIVES)
        and _ADJECTIVE.fullmatch(words[noun])
        and not _ANY_NOUN.fullmatch(words[noun])
    ):
        noun += 1
    if noun == len(words) or not _ANY_NOUN.fullmatch(words[noun]):
        return 0
    if any(passage.at(position) is not None for position in range(first, noun + 1)):
        return 0
    return _end_of_name(passage, noun)


def mark_quoted(passage: Passage) -> None:
    """Газета «Коммерсантъ», компании «Газпром» и «Сименс», мадридский «Реал»."""
    for position, word in enumerate(passage.words):
        if word in _OPENING:
            _mark_quotation(passage, position)


def _mark_quotation(passage: Passage, opening: int) -> None:
    words = passage.words
    first = opening + 1
    closing = _OPENING[words[opening]]
    for last in range(first + 1, min(len(words), first + _LONGEST_QUOTE + 1)):
        if words[last] != closing:
            continue
        before = words[opening - 1] if opening else ""
        if not words[first][0].isupper() or THINGS.fullmatch(before) or before == ":":
            return
        proper = all(word[0].isupper() or word[0].isdigit() for word in words[first:last])
        listed = before in ("и", ",") and opening > 1 and words[opening - 2] == "»"
        beside = passage.at(opening - 3) if listed and opening > 2 else None
        if (
            (proper and not _SPEECH.fullmatch(words[first]))
            or _INTRODUCED.fullmatch(before)
            or (beside is not None and beside.label is Label.ORG)
        ):
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
