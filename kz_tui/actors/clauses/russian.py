"""Russian clauses: who did what to whom, where the endings of the names leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from kz_tui.actors.clauses.statement import Statement, word_group
from kz_tui.actors.clauses.words import Word
from kz_tui.model.entity import EntityType

_DATA = Path(__file__).parent.parent / "data" / "russian_verbs.txt"

_PREPOSITIONS = frozenset(
    "в во на с со к ко у о об обо от до из по за под над при про для без через между перед после "
    "около против среди вместо кроме ради из-за".split()
)
_BOUNDARY = frozenset("и а но что когда после потому поскольку как".split())
_TIME = re.compile(
    r"(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье|январ[ья]|феврал[ья]|"
    r"март[а]?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|август[а]?|сентябр[ья]|октябр[ья]|ноябр[ья]|"
    r"декабр[ья]|\d.*)"
)
_ADVERBS = frozenset(
    "также уже сегодня вчера ранее недавно снова вновь неоднократно лично публично резко тогда "
    "затем потом по телефону официально".split()
)
_SAID = frozenset(
    "сообщил сообщила сообщили сообщило сообщает сообщается заявил заявила заявило передает "
    "передаёт передало".split()
)
_CASES = {
    "acc": re.compile(r"(?:а|я|ого|его|у|ю|ую|юю|ь)$"),
    "dat": re.compile(r"(?:у|ю|ому|ему|е|и|ой|ей)$"),
}
_OBLIQUE = {
    True: re.compile(r"(?:ой|ей|у|ю|ы|и)$"),
    False: re.compile(r"(?:а|я|у|ю|ым|им|ом|ем|ого|его|ому|ему)$"),
}
"""Endings that no person has who is the subject of a verb in the feminine, or the masculine."""
_LONGEST_PHRASE = 6


class _Verb(NamedTuple):
    frames: frozenset[str]
    many: bool


@cache
def _forms() -> dict[str, _Verb]:
    forms: dict[str, _Verb] = {}
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if not words or words[0] == "#":
            continue
        he, frames = words[0], frozenset(words[1:])
        root = he.removesuffix("ся")
        own = "ся" if root != he else ""
        stem = root if root.endswith("л") else root + "л"
        forms[he] = _Verb(frames, many=False)
        forms[stem + "а" + ("сь" if own else "")] = _Verb(frames, many=False)
        forms[stem + "и" + ("сь" if own else "")] = _Verb(frames, many=True)
    return forms


def read_russian(words: Sequence[Word]) -> Iterator[Statement]:
    """What the clauses of a Russian sentence say of two actors each."""
    if words and words[-1].text == "?":
        return
    forms = _forms()
    for place, word in enumerate(words):
        verb = forms.get(word.lower) if not word.is_name else None
        if verb is None:
            continue
        negated = place > 0 and words[place - 1].lower == "не"
        feminine = word.lower.endswith(("ла", "лась"))
        source = _subject(words, place - negated, feminine=feminine)
        if source is None or verb.many:
            continue
        found = _object(words, place + 1, verb.frames)
        if found is None:
            continue
        target, preposition = found
        denial = [words[place - 1]] if negated else []
        group, spans = word_group([*denial, word, *([preposition] if preposition else [])])
        yield Statement(
            source, target, spans, group, directed=not word.lower.endswith(("ся", "сь")),
            negated=negated, hearsay=_is_reported(words, place),
        )  # fmt: skip


def _subject(words: Sequence[Word], end: int, *, feminine: bool) -> Word | None:
    """The name right before the verb, if its noun phrase begins the clause."""
    place = end - 1
    while place >= 0 and (words[place].lower in _ADVERBS or _TIME.fullmatch(words[place].lower)):
        place -= 1
        if place >= 0 and words[place].lower in ("в", "во"):
            place -= 1
    if place < 0 or not words[place].is_name:
        return None
    name = words[place]
    begin = place
    while begin > 0 and place - begin < _LONGEST_PHRASE:
        before = words[begin - 1]
        if before.is_sign or before.lower in _BOUNDARY:
            break
        if before.lower in _PREPOSITIONS or before.lower in _forms():
            return None
        begin -= 1
    if begin > 0 and not (words[begin - 1].is_sign or words[begin - 1].lower in _BOUNDARY):
        return None
    if _OBLIQUE[feminine].search(name.lower) and name.type is EntityType.PER:
        return None
    if begin > 0 and words[begin - 1].text == "," and begin > 1 and words[begin - 2].is_name:
        return None
    return name if begin == place or name.type is EntityType.PER else None


def _object(
    words: Sequence[Word], place: int, frames: frozenset[str]
) -> tuple[Word, Word | None] | None:
    """The name after the verb, in the case it asks for, and the preposition before it."""
    place = _past_circumstances(words, place)
    preposition = None
    if "с" in frames:
        if place >= len(words) or words[place].lower not in ("с", "со"):
            return None
        preposition = words[place]
        place += 1
    begin = place
    name: Word | None = None
    while place < len(words) and place - begin <= _LONGEST_PHRASE:
        word = words[place]
        if word.is_sign or word.lower in _PREPOSITIONS | _BOUNDARY:
            break
        if word.is_name:
            name = word
            if place + 1 < len(words) and not words[place + 1].is_name:
                break
        elif name is not None:
            break
        place += 1
    if name is None or (name is not words[begin] and name.type is not EntityType.PER):
        return None
    if preposition is not None:
        return name, preposition
    last = name.lower.split()[-1]
    fits = any(_CASES[frame].search(last) for frame in frames if frame in _CASES)
    fits = fits or name.text.isupper()  # НАТО stays as it is
    fits = fits or ("acc" in frames and name.type is EntityType.LOC and last[-1] not in "аяеиыой")
    return (name, None) if fits else None


def _past_circumstances(words: Sequence[Word], place: int) -> int:
    """Where the clause goes on after `в пятницу`, `в Минске`, `по телефону`."""
    while place < len(words) - 1:
        lower, following = words[place].lower, words[place + 1]
        at = lower in ("в", "во", "на")
        if at and following.type is EntityType.LOC:
            place += 2
        elif (
            lower in _ADVERBS or _TIME.fullmatch(lower) or (at and _TIME.fullmatch(following.lower))
        ):
            place += 1
        else:
            break
    return place


def _is_reported(words: Sequence[Word], place: int) -> bool:
    """Whether somebody else says so: `…, сообщил …`, `по словам …`, or in quotation marks."""
    lowers = [word.lower for word in words]
    if any(lower in _SAID for n, lower in enumerate(lowers) if n != place):
        return True
    if any(a == "по" and b in ("словам", "данным") for a, b in pairwise(lowers)):
        return True
    return sum(word.text in '«»"“”„' for word in words[:place] if word.is_sign) % 2 == 1
