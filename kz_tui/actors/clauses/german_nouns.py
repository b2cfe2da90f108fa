"""German noun phrases: `der kasachische Präsident Tokajew`, `Sprecher der SPD`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kz_tui.actors.clauses import german_words as small
from kz_tui.actors.clauses.german_phrase import CLOSED, IsGenitive, Kind, Phrase
from kz_tui.actors.clauses.german_verbs import Verbs
from kz_tui.actors.clauses.words import Word
from kz_tui.model.entity import EntityType

_adjective = re.compile(r".{2,}(?:e|en|er|es|em|e[nr]?n?)$")
_weak_noun = re.compile(
    r"(?:enten|anten|isten|ologen|aten|oten|ekten|ierten|errn|ollegen|ürsten|exten|ögen|andten|"
    r"eten|onomen|omanen|ranen|ensten)$"
)
_feminine = re.compile(r"(?:in|ung|schaft|heit|keit|tion|ät|ei|behörde|agentur|partei)$")
_attribute = re.compile(r"(?:te|ten|ter|tes|tem|ene|enen|ener|enes|enem|ende|enden|ender|endes)$")
_LONGEST_ATTRIBUTE = 10
_number = re.compile(r"\d")


class NounPhrases:
    """Finds noun phrases."""

    def __init__(self, verbs: Verbs, is_genitive: IsGenitive) -> None:
        self._verbs = verbs
        self._is_genitive = is_genitive

    def at(self, words: Sequence[Word], place: int, before: Phrase | None) -> Phrase | None:
        """A noun phrase that begins here, with the names joined to it by `und`."""
        word = words[place]
        if before is not None and before.is_noun and word.is_small and word.lower[-2:] == "te":
            return None  # a verb behind its subject rather than an adjective without an article
        one = self._simple_noun(words, place)
        if one is None:
            return None
        owned = False
        while (end := place + len(one.words)) < len(words) - 1:
            if one.kind is not Kind.ACTORS and one.kind is not Kind.THING:
                break
            if words[end].lower in small.JOINING:
                other = self._simple_noun(words, end + 1)
                if other is None or other.kind not in (Kind.ACTORS, Kind.THING):
                    break
                if one.kind is Kind.THING and (owned or _is_genitive(other)):
                    other = other._replace(kind=Kind.THING, actors=())
                one = joined(one, other, words[place : end + 1 + len(other.words)])
                continue
            genitive = self._genitive(words, end) if one.kind is Kind.THING else None
            if genitive is None:
                break
            owned = True
            one = one._replace(words=words[place : end + len(genitive.words)])
        if (
            before is not None
            and before.kind in (Kind.THING, Kind.PREPOSITIONAL)
            and not before.is_place
            and one.kind is Kind.ACTORS
        ):
            one = one._replace(bound=True)
        return one

    def _genitive(self, words: Sequence[Word], place: int) -> Phrase | None:
        """A noun phrase in the genitive that belongs to the noun before it."""
        word = words[place]
        if word.lower in small.DETERMINERS:
            cases = small.DETERMINERS[word.lower]
            noun = self._simple_noun(words, place)
            if noun is not None and cases & small.GENITIVE and noun.kind is not Kind.TIME:
                return noun
            return None
        return self._simple_noun(words, place) if word.is_name and self._is_genitive(word) else None

    def _simple_noun(self, words: Sequence[Word], place: int) -> Phrase | None:
        end = place
        cases = small.ANY_CASE
        article = None
        if words[end].entity is None and words[end].lower in small.DETERMINERS:
            article = words[end].lower
            cases = small.DETERMINERS[article]
            end += 1
        if article is not None:
            end = self._past_attribute(words, end)
        end = self._skip_adjectives(words, end, article)
        nouns: list[Word] = []
        while end < len(words):
            word = words[end]
            if not (word.is_name or word.is_capital or _number.match(word.text)):
                break
            if nouns and nouns[-1].is_name and not self._is_genitive(nouns[-1]):
                break
            if nouns and word.is_name and self._is_genitive(word) and not nouns[-1].is_name:
                break
            if nouns and nouns[-1].lower in small.TIME_NOUNS:
                break
            nouns.append(word)
            end += 1
            if word.is_name and self._is_genitive(word):
                end = self._skip_adjectives(words, end, None)
        if not nouns:
            return None
        return _judged(words[place:end], nouns, article, cases, self._is_genitive)

    def _past_attribute(self, words: Sequence[Word], place: int) -> int:
        """Where the participle stands of `die [vom Gericht gestern] gekippte Regelung`."""
        following = words[place].lower if place < len(words) else ""
        if following not in small.PREPOSITIONS | small.ADVERBS | small.REFLEXIVE:
            return place
        for end in range(place + 1, min(len(words) - 1, place + _LONGEST_ATTRIBUTE)):
            word = words[end]
            if word.lower in small.AUXILIARIES | small.JOINING:
                break
            if word.entity is None and word.is_small and _attribute.search(word.lower):
                noun = words[end + 1]
                if noun.is_name or noun.is_capital or noun.describes:
                    return end
        return place

    def _skip_adjectives(self, words: Sequence[Word], place: int, article: str | None) -> int:
        """Where the adjectives end that a noun follows; `place` itself if there are none."""
        end = place
        while end < len(words) and words[end].entity is None:
            word = words[end]
            if _number.match(word.text):
                end += 1
                continue
            loose = article is None or article in small.QUANTIFIERS
            known = word.lower in CLOSED or (
                loose and word.lower in self._verbs.finite and not word.describes
            )
            likely = _adjective.match(word.lower) and not known
            if not word.is_small or not (likely or word.describes):
                break
            end += 1
        following = words[end] if end < len(words) else None
        if following is None or not (following.is_name or following.is_capital):
            return place
        return end


def _judged(
    words: Sequence[Word],
    nouns: Sequence[Word],
    article: str | None,
    cases: int,
    is_genitive: IsGenitive,
) -> Phrase:
    head = nouns[-1]
    if not head.is_name:
        if head.lower in small.TIME_NOUNS or _number.match(head.text):
            return Phrase(Kind.TIME, words)
        return Phrase(Kind.THING, words, cases=cases, many=None)
    titles = [noun for noun in nouns[:-1] if not noun.is_name]
    if is_genitive(head) or any(_spoils(title) for title in titles):
        return Phrase(Kind.THING, words, cases=cases, many=None)
    if article is None and titles and _weak_noun.search(titles[-1].lower):
        cases &= ~small.NOMINATIVE
    if article == "der":
        if titles and is_feminine(titles[-1]):
            cases = small.GENITIVE | small.DATIVE
        elif titles or head.type is EntityType.PER:
            cases = small.NOMINATIVE
    if article == "die" and head.type is EntityType.PER and not titles:
        return Phrase(Kind.THING, words, cases=cases, many=None)
    many = _is_plural(head, article)
    return Phrase(Kind.ACTORS, words, (head,), cases, many=many)


def is_feminine(noun: Word) -> bool:
    """Whether a common noun is feminine by its ending: Ministerin, Zeitung, Agentur."""
    return not noun.is_name and _feminine.search(noun.lower) is not None


def _is_genitive(phrase: Phrase) -> bool:
    """Whether a phrase may depend on the noun before `und`: Sprecher der SPD und der CDU."""
    cases = small.DETERMINERS.get(phrase.first.lower, 0)
    return bool(cases & small.GENITIVE)


def _spoils(title: Word) -> bool:
    """Whether a noun before a name makes something else of it."""
    lower = title.lower
    return lower in small.NO_TITLES or any(
        lower.endswith(noun) for noun in ("regierung", "kabinett", "prozess", "affäre", "gesetz")
    )


def _is_plural(head: Word, article: str | None) -> bool | None:
    if head.type is EntityType.PER:
        return False
    first, *rest = head.lower.split()
    if not small.PLURAL_NAMES.isdisjoint((first, *rest)):
        return None
    return None if article == "die" and (len(first) <= 3 or first[-1] in "nrs") else False


def joined(one: Phrase, other: Phrase, words: Sequence[Word] | None = None) -> Phrase:
    """Two noun phrases with `und` or a comma between them as one."""
    words = [*one.words, *other.words] if words is None else words
    kind = Kind.ACTORS if one.actors or other.actors else Kind.THING
    cases = one.cases & other.cases or one.cases
    if one.first.lower == "den":
        cases |= small.DATIVE  # of the plural
    return Phrase(kind, words, one.actors + other.actors, cases, many=True)
