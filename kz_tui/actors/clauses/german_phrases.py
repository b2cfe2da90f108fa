"""A German clause cut into phrases, as far as they can be told apart without a dictionary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kz_tui.actors.clauses import german_words as small
from kz_tui.actors.clauses.german_nouns import NounPhrases
from kz_tui.actors.clauses.german_phrase import CLOSED, KIND_OF, IsGenitive, Kind, Phrase
from kz_tui.actors.clauses.german_verbs import Verbs
from kz_tui.actors.clauses.words import Word

_participle = re.compile(
    r"(?:ab|an|auf|aus|bei|bereit|da|durch|ein|entgegen|fest|fort|frei|gegenüber|her|herab|heraus|"
    r"hervor|hin|hinaus|los|mit|nach|nieder|statt|teil|um|unter|voran|voraus|vor|weg|weiter|wieder|"
    r"zu|zurück|zusammen)?ge[a-zäöüß]{2,}(?:t|en)"
)
_verb_shape = re.compile(
    r"[a-zäöüß]{2,}(?:t|te|ten|en|eln|ern)|"
    r"(?:gab|kam|ging|stand|lag|fand|blieb|hieß|nahm|hielt|zog|schied|wies|trat|sah|las|schloss|"
    r"brach|bot|lud|schrieb|sprach|traf|warf|rief|verlor|gewann|begann|fiel|fuhr|flog|griff|hing|"
    r"lief|saß|schlug|schoss|stieg|stieß|trug|trieb|warb|wich|wuchs|zwang|erließ|erhob|schob)(?:en)?|"
    r"(?:be|ver|er|ent|zer|ge)(?:gab|kam|ging|stand|lag|fand|hieß|nahm|hielt|zog|schied|wies|trat|"
    r"sah|schloss|brach|bot|schrieb|sprach|traf|warf|rief|fiel|griff|lief|saß|schlug|schoss|stieg|"
    r"stieß|trug|trieb|warb|hob|schob|ließ)(?:en)?"
)
PREFIXES = frozenset(
    "ab an auf aus bei ein fest fort frei her heraus herein hervor hin hinaus hinzu los mit nach "
    "nieder statt teil um vor voran voraus vorbei weg weiter wieder zu zurück zusammen bekannt "
    "bereit entgegen gegenüber".split()
)
"""Parts of verbs that stand at the end of a main clause."""


class Phrases:
    """Cuts a run of words, without commas, into phrases."""

    def __init__(self, verbs: Verbs, is_genitive: IsGenitive) -> None:
        self._verbs = verbs
        self._nouns = NounPhrases(verbs, is_genitive)

    def of(self, words: Sequence[Word]) -> list[Phrase]:
        """The phrases, in order."""
        found: list[Phrase] = []
        place = 0
        while place < len(words):
            phrase = self._phrase(words, place, found[-1] if found else None)
            if phrase.first.lower == "zufolge" and found and found[-1].is_noun:
                # Berichten zufolge: a preposition behind its noun
                behind = found.pop()
                place -= len(behind.words)
                phrase = Phrase(
                    Kind.PREPOSITIONAL, [*phrase.words, *behind.words], preposition="zufolge"
                )
            place += len(phrase.words)
            found.append(phrase)
        return found

    def _phrase(self, words: Sequence[Word], place: int, before: Phrase | None) -> Phrase:
        word = words[place]
        lower = word.lower
        alone = words[place : place + 1]
        last = place == len(words) - 1
        if (word.entity is None and word.is_small) or (place == 0 and word.entity is None):
            kind = KIND_OF.get(lower)
            if kind is Kind.PRONOUN and lower in small.DETERMINERS and not last:
                noun = self._nouns.at(words, place, before)
                return noun or Phrase(kind, alone)
            if lower in small.JOINING:
                return Phrase(Kind.JOIN, alone)
            if lower in ("als", "wie") and not last:
                noun = self._nouns.at(words, place + 1, None)
                if noun is not None:
                    return Phrase(Kind.ADVERB, words[place : place + 1 + len(noun.words)])
                if words[place + 1].is_small:
                    return Phrase(Kind.ADVERB, words[place : place + 2])
            if lower in small.PREPOSITIONS and not last:
                prepositional = self._prepositional(words, place, before)
                if prepositional is not None:
                    return prepositional
            if last and place and lower in PREFIXES | self._verbs.prefixes:
                return Phrase(Kind.PREFIX, alone)
            if kind is not None and lower not in small.DETERMINERS:
                return Phrase(kind, alone)
        noun = self._nouns.at(words, place, before)
        if noun is not None:
            return noun
        return Phrase(self._verb_kind(word, place), alone)

    def _verb_kind(self, word: Word, place: int) -> Kind:
        lower = word.lower
        verbs = self._verbs
        if word.entity is not None or not (word.is_small or place == 0):
            return Kind.OTHER
        if lower in verbs.finite or lower in verbs.joined:
            return Kind.FINITE
        if lower in verbs.participles or lower == "worden":
            return Kind.PARTICIPLE
        if lower in verbs.infinitives:
            return Kind.INFINITIVE
        if not word.is_small or lower in CLOSED or len(lower) < 3:
            return Kind.OTHER
        if _participle.fullmatch(lower):
            return Kind.PARTICIPLE
        return Kind.MAYBE_VERB if _verb_shape.fullmatch(lower) else Kind.UNKNOWN

    def _prepositional(
        self, words: Sequence[Word], place: int, before: Phrase | None
    ) -> Phrase | None:
        noun = self._nouns.at(words, place + 1, None)
        if noun is None and words[place].lower == "bis" and place + 2 < len(words):
            later = self._prepositional(words, place + 1, before)
            return later and later._replace(words=words[place : place + 1 + len(later.words)])
        if noun is None:
            following = words[place + 1]
            if following.lower in small.PRONOUNS | small.REFLEXIVE:
                return Phrase(Kind.PREPOSITIONAL, words[place : place + 2])
            return None
        lower = words[place].lower
        if noun.kind is Kind.TIME:
            return Phrase(Kind.TIME, words[place : place + 1 + len(noun.words)])
        return Phrase(
            Kind.PREPOSITIONAL,
            words[place : place + 1 + len(noun.words)],
            noun.actors,
            preposition=small.MERGED.get(lower, lower),
            bound=before is not None and _takes_more(before),
        )


def _takes_more(before: Phrase) -> bool:
    """Whether a prepositional phrase may belong to the phrase before it."""
    if before.kind is Kind.TIME:
        return ":" in before.words[-1].text  # beim 2:1 von
    return before.kind in (Kind.THING, Kind.ACTORS) or (
        before.kind is Kind.PREPOSITIONAL and not before.is_place
    )
