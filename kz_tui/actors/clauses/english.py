"""English clauses: who does what to whom, where subject, verb and object follow one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from kz_tui.actors.clauses.statement import Statement, word_group
from kz_tui.actors.clauses.words import Word

_DATA = Path(__file__).parent.parent / "data" / "english_verbs.txt"

_DETERMINERS = frozenset("the a an his her its their our my this that these those".split())
_PREPOSITIONS = frozenset(
    "about above across after against along among around as at before behind below beneath beside "
    "between beyond by despite down during except for from in inside into like near of off on onto "
    "out outside over past since through throughout to toward towards under until up upon via with "
    "within without amid versus".split()
)
_CONJUNCTIONS = frozenset(
    "and or but nor yet so because although though while whereas when where if unless whether than "
    "that which who whom whose what how why".split()
)
_PRONOUNS = frozenset("he she it they we i you him them us me everyone nobody somebody".split())
_AUXILIARIES = frozenset(
    "is are was were be been being has have had having do does did will would shall should can "
    "could may might must".split()
)
_MODALS = frozenset("will would shall should can could may might must do does did".split())
_DOUBTFUL = frozenset("would could may might should".split())
_NEGATIONS = frozenset("not never n't nor neither no".split())
_REPORTING = frozenset(
    "said says told reported reports claimed claims alleged announced stated wrote added".split()
)
_DOUBTS = frozenset("reportedly allegedly apparently supposedly possibly perhaps".split())
_ADVERBS = frozenset(
    "also again already always later once then now still soon even just only often twice "
    "yesterday today".split()
)
_MAY_FOLLOW = (
    _PREPOSITIONS
    | _CONJUNCTIONS
    | _ADVERBS
    | frozenset(
        "last this next earlier on monday tuesday wednesday thursday friday saturday sunday".split()
    )
)
_CLOSED = _PREPOSITIONS | _CONJUNCTIONS | _PRONOUNS | _AUXILIARIES | _NEGATIONS
_TOLD_AFTER = frozenset(("and", "but", "because", "although", "though", "while", "after", "before",
                         "when", "that", "as"))  # fmt: skip
_LONGEST_PHRASE = 7
_LONGEST_APPOSITION = 14


class _Forms(NamedTuple):
    finite: dict[str, frozenset[str]]
    base: dict[str, frozenset[str]]
    participle: dict[str, frozenset[str]]
    gerund: dict[str, frozenset[str]]


@cache
def _forms() -> _Forms:
    irregular: dict[str, tuple[str, str]] = {}
    forms = _Forms({}, {}, {}, {})
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if not words or words[0] == "#":
            continue
        if words[0] == "=":
            irregular[words[1]] = (words[2], words[3])
            continue
        base, frames = words[0], frozenset(words[1:])
        past, participle = irregular.get(base) or (_past(base), _past(base))
        forms.base[base] = frames
        forms.finite[_third(base)] = frames
        forms.finite[past] = frames
        forms.participle[participle] = frames
        forms.gerund[_root(base) + "ing"] = frames
    return forms


def _root(base: str) -> str:
    if re.search(r"[^aeiou][aeiou][bdgmnprt]$", base) and (len(base) < 5 or base in _DOUBLED):
        return base + base[-1]
    return base[:-1] if base.endswith("e") and not base.endswith("ee") else base


_DOUBLED = frozenset("expel compel admit commit prefer refer kidnap".split())


def _past(base: str) -> str:
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    return _root(base) + "ed"


def _third(base: str) -> str:
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", base) else "s")


class _Noun(NamedTuple):
    actors: tuple[Word, ...]
    end: int


class _Verb(NamedTuple):
    words: tuple[Word, ...]
    frames: frozenset[str]
    end: int
    passive: bool
    negated: bool
    doubtful: bool


def read_english(words: Sequence[Word]) -> Iterator[Statement]:
    """What the clauses of an English sentence say of two actors each."""
    if words and words[-1].text == "?":
        return
    said = _is_reported(words)
    done = 0
    for place, word in enumerate(words):
        if not word.is_name or place < done:
            continue
        told = _begins(words, place)
        if told is None:
            continue
        actors, done = _listed(words, place)
        after = _past_apposition(words, done)
        verb = _verb(words, after)
        if verb is None:
            continue
        for frame, target in _targets(words, verb):
            preposition = [words[target - 1]] if frame else []
            noun = _noun(words, target)
            if noun is None:
                continue
            group, spans = word_group([*verb.words, *preposition])
            for a, b in product(actors, noun.actors):
                source, other = (b, a) if verb.passive else (a, b)
                yield Statement(
                    source, other, spans, group, passive=verb.passive, negated=verb.negated,
                    hearsay=said or verb.doubtful or told == "that" or _quoted(words, place),
                )  # fmt: skip
            break


def _targets(words: Sequence[Word], verb: _Verb) -> Iterator[tuple[str, int]]:
    """Where the other actor may begin, with the preposition before it."""
    place = _past_adverbs(words, verb.end)
    if place >= len(words):
        return
    lower = words[place].lower
    if verb.passive:
        if lower == "by":
            yield lower, place + 1
    elif lower in verb.frames:
        yield lower, place + 1
    elif "acc" in verb.frames:
        yield "", place


def _begins(words: Sequence[Word], place: int) -> str | None:
    """What stands before the noun phrase that ends in this name; None if it begins no clause."""
    begin = place
    while begin > 0 and place - begin < _LONGEST_PHRASE:
        before = words[begin - 1]
        if before.is_sign and before.text not in ("'", "’"):
            break
        if before.lower in _CLOSED or _is_verb(before):
            break
        begin -= 1
    if begin == 0:
        return ""
    before = words[begin - 1]
    listed = _inside_list(words, begin - 1) and not (begin == place and _is_set_off(words, place))
    if before.text in ',;:–—-"“”„«»' and not listed:
        return before.text
    return before.lower if before.lower in _TOLD_AFTER and not before.is_name else None


def _inside_list(words: Sequence[Word], comma: int) -> bool:
    """Whether the comma stands between names: `A, B and C`."""
    return words[comma].text == "," and comma > 0 and words[comma - 1].is_name


def _is_set_off(words: Sequence[Word], place: int) -> bool:
    """`The president of Kazakhstan, Tokayev, met …`: a name between commas and a verb."""
    after = words[place + 1 : place + 3]
    return len(after) == 2 and after[0].text == "," and _verb(words, place + 2) is not None


def _is_verb(word: Word) -> bool:
    forms = _forms()
    return word.is_small and (word.lower in forms.finite or word.lower in _REPORTING)


def _listed(words: Sequence[Word], place: int) -> tuple[tuple[Word, ...], int]:
    """The names joined by `and` from here on, and where they end."""
    actors = [words[place]]
    end = place + 1
    while end + 1 < len(words) and words[end].lower == "and":
        following = end + 1
        while following < len(words) and not words[following].is_name:
            plain = words[following]
            if plain.is_sign or plain.lower in _CLOSED or following - end > _LONGEST_PHRASE:
                return tuple(actors), end
            following += 1
        if following == len(words):
            break
        actors.append(words[following])
        end = following + 1
    return tuple(actors), end


def _past_apposition(words: Sequence[Word], place: int) -> int:
    """Where the clause goes on after `, the president of Kazakhstan,`."""
    if place < len(words) and words[place].text == ",":
        if place > 1 and words[place - 2].text == "," and _is_set_off(words, place - 1):
            return place + 1
        for end in range(place + 1, min(len(words), place + _LONGEST_APPOSITION)):
            if words[end].text == ",":
                return end + 1
    return place


def _past_adverbs(words: Sequence[Word], place: int) -> int:
    while place < len(words) and (
        words[place].lower in _ADVERBS or words[place].lower.endswith("ly")
    ):
        if words[place].is_name:
            break
        place += 1
    return place


def _verb(words: Sequence[Word], place: int) -> _Verb | None:
    """The verb group that begins here."""
    forms = _forms()
    auxiliaries: list[Word] = []
    negated = doubtful = False
    while place < len(words):
        word = words[place]
        if word.is_name or word.is_sign:
            return None
        if word.lower in _NEGATIONS:
            negated = True
            auxiliaries.append(word)
        elif word.lower in _AUXILIARIES:
            auxiliaries.append(word)
        elif word.lower in _DOUBTS:
            doubtful = True
        elif word.lower not in _ADVERBS and not word.lower.endswith("ly"):
            break
        place += 1
    if place >= len(words):
        return None
    lower = words[place].lower
    chain = [word.lower for word in auxiliaries if word.lower not in _NEGATIONS]
    passive = False
    if not chain:
        frames = forms.finite.get(lower)
    elif chain[-1] in ("be", "been", "is", "are", "was", "were", "being"):
        passive = lower in forms.participle
        frames = forms.participle.get(lower) or forms.gerund.get(lower)
    elif chain[-1] in _MODALS:
        frames = forms.base.get(lower)
    else:
        frames = forms.participle.get(lower)
    if frames is None:
        return None
    doubtful = doubtful or not _DOUBTFUL.isdisjoint(chain)
    return _Verb((*auxiliaries, words[place]), frames, place + 1, passive, negated, doubtful)


def _noun(words: Sequence[Word], place: int) -> _Noun | None:
    """A noun phrase that begins here and ends in a name, or in several joined by `and`."""
    begin = place
    while place < len(words) and place - begin < _LONGEST_PHRASE:
        word = words[place]
        if word.is_name:
            following = words[place + 1] if place + 1 < len(words) else None
            if following is not None and following.text in ("'s", "’s", "'", "’"):
                place += 1 if following.text in ("'s", "’s") else 2
                place += 1
                continue
            if following is None or following.is_sign or following.lower in _MAY_FOLLOW:
                actors, end = _listed(words, place)
                return _Noun(actors, end)
            return None
        closed = word.is_sign or word.lower in _CLOSED or (word.is_small and _is_verb(word))
        if closed and word.lower not in _DETERMINERS:
            return None
        place += 1
    return None


def _is_reported(words: Sequence[Word]) -> bool:
    lowers = [word.lower for word in words]
    if "according" in lowers:
        return True
    return any(
        lowers[place] in _REPORTING and "," in lowers[max(0, place - 6) : place]
        for place in range(1, len(lowers))
    )


def _quoted(words: Sequence[Word], place: int) -> bool:
    """Whether an odd number of quotation marks stands before a word."""
    return sum(word.text in '"“”„' for word in words[:place] if word.is_sign) % 2 == 1
