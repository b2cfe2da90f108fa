"""German clauses: who does what to whom, where the words alone leave no doubt.

The finite verb stands second in a main clause and last in a dependent one; names bear no case, but
articles, titles and the order of phrases tell subject from object. Whatever does not fit exactly
yields nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kz_tui.actors.clauses import german_words as small
from kz_tui.actors.clauses.german_groups import Group, agrees, last_group, main_group
from kz_tui.actors.clauses.german_objects import statements
from kz_tui.actors.clauses.german_phrase import LOOSE, IsGenitive, Kind, Phrase
from kz_tui.actors.clauses.german_phrases import Phrases
from kz_tui.actors.clauses.german_segments import Clause, Order, clauses
from kz_tui.actors.clauses.german_verbs import Verbs, german_verbs
from kz_tui.actors.clauses.statement import Statement
from kz_tui.actors.clauses.words import Word
from kz_tui.model.entity import EntityType

_Read = tuple[Group, Phrase, list[Phrase]]
"""The verbs of a clause, its subject, and the rest of it."""


def read_german(words: Sequence[Word], is_genitive: IsGenitive) -> Iterator[Statement]:
    """What the clauses of a German sentence say of two actors each."""
    if words and words[-1].text == "?":
        return
    verbs = german_verbs()
    found: list[tuple[Clause, list[Statement]]] = []
    subject: Phrase | None = None
    for clause in clauses(words, Phrases(verbs, is_genitive)):
        reader = _Reader(clause, verbs, subject)
        found.append((clause, list(reader.statements())))
        subject = reader.subject
    saying = [place for place, (clause, _) in enumerate(found) if _says(clause)]
    for place, (clause, said_here) in enumerate(found):
        # `…, sagte Zanger, der Horvath vertritt`: the article says this itself
        # and where one clause says two things, neither reports the other
        said = any(
            other != place and (clause.pronoun is None or other > place)
            for other in saying
            if place not in saying or found[other][0].opener == "wie"
        )
        for statement in said_here:
            yield statement._replace(hearsay=True) if said else statement


def _says(clause: Clause) -> bool:
    """Whether a clause tells who says what the others tell: `…, sagte Peskow`, `wie … meldete`."""
    if clause.order is Order.LAST and clause.opener != "wie":
        return False
    return any(
        phrase.kind is Kind.FINITE and phrase.first.lower in small.SAYING
        for phrase in clause.phrases
    )


class _Reader:
    """Reads one clause."""

    def __init__(self, clause: Clause, verbs: Verbs, carried: Phrase | None) -> None:
        self._clause = clause
        self._verbs = verbs
        self._carried = carried
        self.subject: Phrase | None = None

    def statements(self) -> Iterator[Statement]:
        """What it says, if it can be read from end to end."""
        phrases = self._clause.phrases
        if any(phrase.kind is Kind.OTHER for phrase in phrases):
            return
        read = self._main() if self._clause.order is Order.MAIN else self._dependent()
        if read is None:
            return
        group, subject, rest = read
        self.subject = subject if self._clause.order is Order.MAIN else None
        if not subject.actors or not agrees(subject, group):
            return
        negated = _denies([word.lower for phrase in phrases for word in phrase.words])
        hearsay = group.reported or self._clause.quoted or self._clause.opener in ("dass", "daß")
        hearsay = hearsay or any(map(_doubts, phrases))
        for statement in statements(group, subject, rest):
            yield statement._replace(negated=negated, hearsay=hearsay)

    # where things stand

    def _main(self) -> _Read | None:
        phrases = self._clause.phrases
        joined = bool(phrases) and phrases[0].kind is Kind.JOIN
        if phrases and (joined or phrases[0].first.lower in small.OPENING):
            phrases = phrases[1:]
        place = next(
            (n for n, p in enumerate(phrases) if p.kind in (Kind.FINITE, Kind.AUXILIARY)), None
        )
        if place is None:
            return None
        front, finite, field = phrases[:place], phrases[place], phrases[place + 1 :]
        group, field = main_group(self._verbs, finite, field)
        if group is None:
            return None
        nouns = [phrase for phrase in front if phrase.is_noun]
        if any(phrase.kind not in (*LOOSE, Kind.ACTORS, Kind.THING) for phrase in front):
            return None
        if len(nouns) > 1 or (nouns and front[0] is not nouns[0] and not _is_adverb(front[0])):
            return None
        if nouns:
            if nouns[0].kind is not Kind.ACTORS:
                return None
            if nouns[0].cases & small.NOMINATIVE:
                return group, nouns[0], field
            found = self._subject_in(group, field)  # Dem Sender sagte Velde, …
            return found and (group, found[1], [nouns[0], *found[2]])
        if not front and not (self._clause.after_clause or joined):
            return None  # a question or a condition
        if not front and joined:
            return (group, self._carried, field) if self._carried is not None else None
        return self._subject_in(group, field)

    def _dependent(self) -> _Read | None:
        phrases = self._clause.phrases
        cut = len(phrases)
        while cut and phrases[cut - 1].kind in (
            Kind.FINITE, Kind.AUXILIARY, Kind.PARTICIPLE, Kind.INFINITIVE, Kind.MAYBE_VERB,
        ):  # fmt: skip
            cut -= 1
        closing, field = phrases[cut:], phrases[:cut]
        if not closing or any(p.kind in (Kind.FINITE, Kind.AUXILIARY) for p in closing[:-1]):
            return None
        if any(p.kind in (Kind.FINITE, Kind.AUXILIARY, Kind.PARTICIPLE) for p in field):
            return None
        group = last_group(self._verbs, [phrase.first for phrase in closing])
        if group is None:
            return None
        pronoun, before = self._clause.pronoun, self._clause.before
        if pronoun is None:
            return self._subject_in(group, field)
        if before is None or before.kind is not Kind.ACTORS or len(before.actors) != 1:
            return None
        if before.actors[0].type is not EntityType.PER:
            return None
        return self._relative(group, field, before, pronoun)

    def _relative(
        self, group: Group, field: list[Phrase], before: Phrase, pronoun: Word
    ) -> _Read | None:
        """A clause on the person before it: `Putin, der …`, `den …`, `mit dem …`."""
        preposition = self._clause.preposition
        lower = pronoun.lower
        if preposition is None and lower == "der":
            subject = before._replace(many=False)
            if any(phrase.kind is Kind.PRONOUN for phrase in field):
                return None
            return group, subject, field
        case = {"den": small.ACCUSATIVE, "dem": small.DATIVE}.get(lower)
        if preposition is None and case is not None:
            other = before._replace(cases=case, words=(before.actors[0],), bound=False)
        elif preposition is not None and lower in ("dem", "den", "der", "die"):
            other = before._replace(
                kind=Kind.PREPOSITIONAL, words=(preposition,), bound=False,
                preposition=preposition.lower,
            )  # fmt: skip
        else:
            return None
        found = self._subject_in(group, field)
        if found is None:
            return None
        return group, found[1], [other, *found[2]]

    def _subject_in(self, group: Group, field: list[Phrase]) -> _Read | None:
        """The subject where it does not come first: the first noun of the field."""
        for place, phrase in enumerate(field):
            if phrase.is_noun:
                if phrase.kind is not Kind.ACTORS or not phrase.cases & small.NOMINATIVE:
                    return None
                if phrase.bound:
                    return None
                return group, phrase, [*field[:place], *_freed(field[place + 1 :], group)]
            if phrase.kind not in LOOSE:
                return None
        return None


def _freed(rest: list[Phrase], group: Group) -> list[Phrase]:
    """What follows the subject, a phrase that cannot belong to a name no longer bound to it."""
    attributes = () if group.passive else ("von", "aus", "in", "für", "bei", "")
    if rest and rest[0].bound and rest[0].preposition not in attributes:
        return [rest[0]._replace(bound=False), *rest[1:]]
    return rest


def _is_adverb(phrase: Phrase) -> bool:
    return phrase.kind in (Kind.ADVERB, Kind.UNKNOWN)


def _denies(words: Sequence[str]) -> bool:
    """Whether a clause is negated; `nicht nur` and `nicht zuletzt` are not."""
    return any(
        word in small.NEGATIONS and following not in ("nur", "zuletzt", "bloß")
        for word, following in zip(words, [*words[1:], ""], strict=True)
    )


def _doubts(phrase: Phrase) -> bool:
    """`angeblich`, `laut Polizei`, `nach Angaben von …`."""
    lower = phrase.first.lower
    if lower in small.DOUBTING or lower in small.SOURCES:
        return True
    return (
        lower == "nach"
        and len(phrase.words) > 1
        and (
            phrase.words[1].lower in small.SAID
            or (phrase.words[1].is_small and phrase.words[-1].lower in small.SAID)
            or any(word.lower in small.CLAIMS for word in phrase.words[1:3])
        )
    )
