"""Sentences cut into clauses: main clauses put together again, others set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from kz_tui.actors.clauses import german_words as small
from kz_tui.actors.clauses.german_nouns import is_feminine, joined
from kz_tui.actors.clauses.german_phrase import Kind, Phrase
from kz_tui.actors.clauses.german_phrases import Phrases
from kz_tui.actors.clauses.words import Word
from kz_tui.model.entity import EntityType

_QUOTES = frozenset("\"„“”«»‚‘'›‹")
_CUTS = frozenset(",;:.!?…") | {"–", "—", "-"}
_HARD = frozenset(";:.!?…")
_VERBAL = (Kind.FINITE, Kind.AUXILIARY)
_AT_END = (Kind.PARTICIPLE, Kind.INFINITIVE)


class Order(Enum):
    """Where the verb of a clause stands."""

    MAIN = auto()
    LAST = auto()


class Clause(NamedTuple):
    """The phrases of a clause without those set apart; what opens it is not among them.

    `opener` is the conjunction or relative pronoun of a clause with its verb at the end,
    `before` what the pronoun stands for, with the `preposition` before the pronoun. `told` is
    False where the clause stands in quotation marks or hangs on somebody's word.
    """

    order: Order
    phrases: list[Phrase]
    opener: str = ""
    before: Phrase | None = None
    preposition: Word | None = None
    pronoun: Word | None = None
    quoted: bool = False
    after_clause: bool = False


class _Segment(NamedTuple):
    words: list[Word]
    sign: str
    """The sign before it."""
    quoted: bool


def clauses(words: Sequence[Word], phrases: Phrases) -> Iterator[Clause]:
    """The clauses of a sentence whose words are given."""
    outer: list[Phrase] = []
    quoted = after = False
    for segment in _segments(words):
        if segment.sign in _HARD and outer:
            yield from _main(outer, quoted, after_clause=after)
            outer = []
        dependent = _dependent(segment, phrases, outer)
        if dependent is not None:
            if dependent.opener not in small.UNTOLD:
                yield dependent
            after = after or not outer
            continue
        found = with_verb(phrases.of(segment.words))
        verb = _verb(found)
        has_verb = _verb(outer) is not None
        if verb is None:
            if not outer:
                outer, quoted = found, segment.quoted
            elif (named := _named(outer, found)) is not None:
                outer = named
            elif _waits(outer) and _closes(found):
                outer = outer + found
            # else it is an apposition or an afterthought: it adds nothing
            continue
        if verb == 0 and outer and not has_verb:
            outer += found
            continue
        if not has_verb and _is_listed(outer) and _is_joined(found):
            outer = [joined(outer[0], found[0]), *found[1:]]
            continue
        yield from _main(outer, quoted, after_clause=after)
        after = after or bool(outer)
        outer = found
        quoted = segment.quoted
    yield from _main(outer, quoted, after_clause=after)


def with_verb(found: list[Phrase]) -> list[Phrase]:
    """The phrases, with the word that has to be the finite verb where none is known."""
    if _verb(found) is not None:
        return found
    for place, phrase in enumerate(found):
        if phrase.kind is Kind.MAYBE_VERB or (
            place and phrase.kind is Kind.UNKNOWN and phrase.first.lower.endswith("e")
            and found[place - 1].is_noun
        ):  # fmt: skip
            return [*found[:place], phrase._replace(kind=Kind.FINITE), *found[place + 1 :]]
    return found


def _main(phrases: list[Phrase], quoted: bool, *, after_clause: bool) -> Iterator[Clause]:
    """A main clause, cut again where `und` begins another one."""
    begin = 0
    verbs = 0
    for place, phrase in enumerate(phrases):
        if place and phrase.kind is Kind.MAYBE_VERB and phrases[place - 1].kind is Kind.JOIN:
            place_of_verb = _verb(phrases[begin:])
            if place_of_verb is not None and phrases[begin + place_of_verb].kind is Kind.FINITE:
                phrases[place] = phrase._replace(kind=Kind.FINITE)
    for place, phrase in enumerate(phrases):
        if phrase.kind is Kind.JOIN and verbs and _begins_clause(phrases[place + 1 :]):
            yield Clause(Order.MAIN, phrases[begin:place], quoted=quoted, after_clause=after_clause)
            begin, verbs = place, 0
        verbs += phrase.kind in _VERBAL
    if verbs:
        yield Clause(Order.MAIN, phrases[begin:], quoted=quoted, after_clause=after_clause)


def _begins_clause(rest: Sequence[Phrase]) -> bool:
    return _verb(rest) is not None and any(phrase.kind in _VERBAL for phrase in rest[:3])


def _verb(phrases: Sequence[Phrase]) -> int | None:
    """The place of the first finite verb."""
    return next((n for n, phrase in enumerate(phrases) if phrase.kind in _VERBAL), None)


def _named(outer: list[Phrase], found: Sequence[Phrase]) -> list[Phrase] | None:
    """`Der Chef der Bank, Josef Ackermann,`: the noun takes the name; None if it is not so."""
    name = found[0]
    if len(found) > 1 or name.kind is not Kind.ACTORS or len(name.actors) != 1:
        return None
    if name.actors[0].type is not EntityType.PER or len(name.words) > 1:
        return None
    place = len(outer) - 1
    while place > 0 and outer[place].kind is Kind.PREPOSITIONAL and outer[place].bound:
        place -= 1
    noun = outer[place]
    if noun.kind is not Kind.THING or noun.first.lower not in small.DETERMINERS:
        return None
    cases = noun.cases
    if noun.first.lower == "der":
        cases = small.NOMINATIVE if not any(map(is_feminine, noun.words[1:3])) else cases
    whole = noun._replace(
        kind=Kind.ACTORS, words=[*noun.words, *name.words], actors=name.actors, cases=cases,
        many=False,
    )  # fmt: skip
    return [*outer[:place], whole]


def _waits(outer: Sequence[Phrase]) -> bool:
    """Whether a main clause has an auxiliary and not yet what belongs to it."""
    place = _verb(outer)
    return (
        place is not None
        and outer[place].kind is Kind.AUXILIARY
        and not any(phrase.kind in _AT_END for phrase in outer[place + 1 :])
    )


def _closes(found: Sequence[Phrase]) -> bool:
    return found[-1].kind in _AT_END and not any(phrase.first.lower == "zu" for phrase in found)


def _is_listed(outer: Sequence[Phrase]) -> bool:
    return len(outer) == 1 and outer[0].kind is Kind.ACTORS


def _is_joined(found: Sequence[Phrase]) -> bool:
    return found[0].kind is Kind.ACTORS and len(found[0].actors) > 1


def _dependent(segment: _Segment, phrases: Phrases, outer: Sequence[Phrase]) -> Clause | None:
    """The segment as a clause with its verb at the end, or None."""
    words = segment.words
    if len(words) < 2:
        return None
    first, second = words[0].lower, words[1].lower
    if first in small.OPENING and second in small.SUBORDINATORS | small.UNTOLD:
        words, first, second = words[1:], second, words[2].lower if len(words) > 2 else ""
    if first in small.SUBORDINATORS | small.UNTOLD:
        found = phrases.of(words[1:])
        if not found or not _ends_in_verb(found):
            return None
        return Clause(Order.LAST, found, opener=first, quoted=segment.quoted)
    if segment.sign not in (",", "–", "—", "-"):
        return None
    if first in small.RELATIVES:
        found = phrases.of(words[1:])
        if found and _ends_in_verb(found) and not (found[0].kind in _VERBAL and len(found) > 1):
            return Clause(
                Order.LAST, found, first, outer[-1] if outer else None, None, words[0],
                segment.quoted,
            )  # fmt: skip
    if first in small.PREPOSITIONS and second in small.RELATIVES and len(words) > 2:
        found = phrases.of(words[2:])
        if found and _ends_in_verb(found):
            return Clause(
                Order.LAST, found, second, outer[-1] if outer else None, words[0], words[1],
                segment.quoted,
            )  # fmt: skip
    return None


def _ends_in_verb(found: Sequence[Phrase]) -> bool:
    return found[-1].kind in (*_VERBAL, Kind.MAYBE_VERB)


def _segments(words: Sequence[Word]) -> Iterator[_Segment]:
    """The words between commas, dashes and quotation marks; what stands in brackets is left out."""
    run: list[Word] = []
    sign = ""
    quoted = run_quoted = False
    for word in _plain(words):
        quote = word.text in _QUOTES and not word.is_name
        cut = word.text in _CUTS and not word.is_name
        if run and (quote or cut or _begins_anew(word)):
            yield _Segment(run, sign, run_quoted)
            run, sign = [], word.text if quote or cut else "."
        elif cut and (word.text in _HARD or not sign):
            sign = word.text
        if quote:
            quoted = not quoted
        if not quote and not cut:
            run_quoted = run_quoted if run else quoted
            run.append(word)
    if run:
        yield _Segment(run, sign, run_quoted)


def _plain(words: Sequence[Word]) -> Iterator[Word]:
    """The words outside brackets, without quotation marks around a mere name."""
    depth = 0
    for place, word in enumerate(words):
        if word.text in ("(", "["):
            depth += 1
        elif word.text in (")", "]"):
            depth = max(0, depth - 1)
        elif not depth and not (word.text in _QUOTES and _around_name(words, place)):
            yield word


def _begins_anew(word: Word) -> bool:
    """An article with a capital letter begins a sentence, whatever stands before it."""
    return word.is_capital and word.lower in small.ARTICLES


def _around_name(words: Sequence[Word], place: int) -> bool:
    """Whether the quotation mark is one of a pair that holds nothing but a name."""
    before = words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    if after is not None and after.is_name:
        return place + 2 < len(words) and words[place + 2].text in _QUOTES
    return bool(
        before is not None and before.is_name and place > 1 and words[place - 2].text in _QUOTES
    )
