"""The other actor of a German clause: its object, its agent, or the partner it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from kz_tui.actors.clauses import german_words as small
from kz_tui.actors.clauses.german_groups import Group, is_light
from kz_tui.actors.clauses.german_phrase import Kind, Phrase
from kz_tui.actors.clauses.statement import Statement, word_group
from kz_tui.actors.clauses.words import Word
from kz_tui.model.entity import EntityType


def statements(group: Group, subject: Phrase, field: Sequence[Phrase]) -> Iterator[Statement]:
    """What a clause says of its subject and others, given its verbs and what stands between."""
    if group.passive:
        yield from _agents(group, subject, field)
        return
    reflexive = next((p.first for p in field if p.kind is Kind.REFLEXIVE), None)
    words = [group.finite, *([reflexive] if reflexive else [])]
    frames = group.verb.frames if group.verb else frozenset[str]()
    mutual = reflexive is not None and "sich" in frames and len(subject.actors) > 1
    if mutual and not any(phrase.actors for phrase in field):
        text, spans = word_group(words, group.closing)
        for a, b in combinations(subject.actors, 2):
            yield Statement(a, b, spans, text, directed=False)
        return
    nouns: list[Phrase] = []
    for place, phrase in enumerate(field):
        if phrase.is_noun:
            nouns.append(phrase)
        elif phrase.kind is Kind.PREPOSITIONAL and phrase.actors:
            frame = ("sich+" if reflexive else "") + phrase.preposition
            asked = reflexive is not None and not nouns and _is_adjunct(field, place)
            if frame in frames and (asked or not _bound(group, field, place, nouns)):
                if frame == "in" and phrase.actors[0].type is not EntityType.LOC:
                    continue
                yield from _with_preposition(group, subject, words, phrase)
            elif reflexive is None and place and nouns and field[place - 1] is nouns[-1]:
                if any(p.first.lower in _COMPLEMENTS for p in field[place + 1 :]):
                    continue
                yield from _through_noun(group, subject, nouns, phrase)
    yield from _objects(group, subject, nouns, words, reflexive, field)


def _objects(
    group: Group,
    subject: Phrase,
    nouns: Sequence[Phrase],
    words: Sequence[Word],
    reflexive: Word | None,
    field: Sequence[Phrase],
) -> Iterator[Statement]:
    if group.verb is None:
        yield from _plain_object(group, subject, words, field)
        return
    frames = group.verb.frames
    if not nouns or nouns[0].kind is not Kind.ACTORS or nouns[0].bound:
        return
    if len(nouns) > 2 or any(noun.kind is Kind.ACTORS for noun in nouns[1:]):
        return
    target = nouns[0]
    direct = "acc" in frames and target.cases & small.ACCUSATIVE
    indirect = "dat" in frames and target.cases & small.DATIVE
    if reflexive is not None:
        direct, indirect = 0, "sich+dat" in frames and target.cases & small.DATIVE
    if len(nouns) == 2 and not (
        indirect or group.verb.infinitive in _NAMING or nouns[1].first.lower in _GENITIVES
    ):
        return
    if not (direct or indirect) or _runs_on(subject, target, direct=bool(direct)):
        return
    text, spans = word_group(words, group.closing)
    for a, b in product(subject.actors, target.actors):
        yield Statement(a, b, spans, text)


def _plain_object(
    group: Group, subject: Phrase, words: Sequence[Word], field: Sequence[Phrase]
) -> Iterator[Statement]:
    """The object of a verb nobody knows: the only noun, right behind subject and verb."""
    field = [p for p in field if p.kind not in (Kind.ADVERB, Kind.NEGATION, Kind.TIME)]
    nouns = [phrase for phrase in field if phrase.is_noun]
    if not nouns or field[0] is not nouns[0] or nouns[0].kind is not Kind.ACTORS:
        return
    if len(nouns) > 1 and not (
        nouns[0].cases == small.DATIVE and nouns[1].kind is Kind.THING and len(nouns) == 2
    ):
        return
    if any(p.kind in (Kind.REFLEXIVE, Kind.UNKNOWN) for p in field):
        return
    if nouns[0].bound or not nouns[0].cases & (small.ACCUSATIVE | small.DATIVE):
        return
    if _runs_on(subject, nouns[0], direct=True) or is_light(group):
        return
    text, spans = word_group(words, group.closing)
    for a, b in product(subject.actors, nouns[0].actors):
        yield Statement(a, b, spans, text)


def _agents(group: Group, subject: Phrase, field: Sequence[Phrase]) -> Iterator[Statement]:
    for place, phrase in enumerate(field):
        if phrase.preposition in ("von", "durch") and phrase.actors:
            if _bound(group, field, place, ()):
                return
            text, spans = word_group([group.finite, phrase.first], group.closing)
            for a, b in product(phrase.actors, subject.actors):
                yield Statement(a, b, spans, text, passive=True)
            return


def _bound(group: Group, field: Sequence[Phrase], place: int, nouns: Sequence[Phrase]) -> bool:
    """Whether a prepositional phrase may belong to the noun before it."""
    phrase = field[place]
    if not phrase.bound:
        return False
    if group.verb is not None and (group.verb.infinitive, phrase.preposition) in _CONTESTS:
        return False
    before = field[place - 1] if place else None
    return before is None or before.kind is not Kind.ACTORS or bool(nouns)


def _is_adjunct(field: Sequence[Phrase], place: int) -> bool:
    """Whether what stands before a phrase has nothing to do with it: wandte sich in Briefen an."""
    return place == 0 or field[place - 1].preposition in ("", "in", "nach", "bei", "vor", "seit")


def _with_preposition(
    group: Group, subject: Phrase, words: Sequence[Word], phrase: Phrase
) -> Iterator[Statement]:
    """`telefonierte mit`: the other actor follows the preposition the verb asks for."""
    text, spans = word_group([*words, phrase.first], group.closing)
    mutual = words[1:] and phrase.preposition == "mit"
    for a, b in product(subject.actors, phrase.actors):
        yield Statement(a, b, spans, text, directed=not mutual)


def _through_noun(
    group: Group, subject: Phrase, nouns: Sequence[Phrase], phrase: Phrase
) -> Iterator[Statement]:
    """`plante baldige Gespräche mit`: the other actor is the partner of the noun."""
    noun = nouns[-1]
    if len(nouns) != 1 or noun.kind is not Kind.THING or not noun.cases & small.ACCUSATIVE:
        return
    if group.finite.lower in small.BE:
        return
    head = next((n for n, word in enumerate(noun.words) if word.is_capital), _SHORT)
    partners = small.PARTNERS.get(phrase.preposition, ())
    if head >= _SHORT or not noun.words[head].lower.endswith(partners):
        return
    text, spans = word_group([group.finite, *noun.words[: head + 1], phrase.first], group.closing)
    for a, b in product(subject.actors, phrase.actors):
        yield Statement(a, b, spans, text)


_COMPLEMENTS = frozenset("ins auf über unter zu zum zur ans".split())
"""Prepositions of a phrase the verb may need to mean what it means: über die Bühne bringen."""
_SHORT = 4
"""Words of a noun phrase that may stand in a label."""
_CONTESTS = frozenset(
    {(verb, "gegen") for verb in "gewinnen verlieren spielen siegen durchsetzen antreten".split()}
    | {("treffen", "auf")}
)
"""Who wins the match against somebody wins against him."""
_GENITIVES = frozenset("der des einer eines".split())
"""Begin a second object that cannot be the only one: bezichtigte ihn der Lüge."""
_NAMING = frozenset(("nennen", "schimpfen", "wählen"))


def _runs_on(subject: Phrase, target: Phrase, *, direct: bool) -> bool:
    """Whether two phrases side by side may be one: `die Google-Holding Alphabet`."""
    if subject.words[-1].span.end + 1 < target.first.span.start:
        return False
    if target.first.lower in small.DETERMINERS:
        # die Agentur der WHO: the second may depend on the first
        return target.first.lower in _GENITIVES and subject.actors[-1].type is not EntityType.PER
    if target.first.span.end < subject.first.span.start:
        return False
    if target.actors[0].type is EntityType.LOC and subject.actors[-1].type is not EntityType.LOC:
        return False
    if subject.first.lower in small.DETERMINERS:
        return True
    if subject.actors[-1].type is not EntityType.PER:
        return not target.first.is_name
    return not direct and target.actors[0].type is EntityType.PER and target.first.is_name
