"""Labels: what sentences say of the actors they name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from kz_tui.actors.clauses.english import read_english
from kz_tui.actors.clauses.german import read_german
from kz_tui.actors.clauses.german_phrase import IsGenitive
from kz_tui.actors.clauses.russian import read_russian
from kz_tui.actors.clauses.statement import Statement
from kz_tui.actors.clauses.words import Word, words_of
from kz_tui.model.entity import Entity, Mention
from kz_tui.model.link import Label
from kz_tui.model.span import Span

_LONGEST = 600
"""Characters of a sentence that is read; longer ones are lists and tables."""
_OUTSIDE = frozenset(("credit", "note"))
_KEPT = 4096


class Labels:
    """Reads sentences when their labels are asked for, and remembers the last ones."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._known: dict[tuple[int, Span], tuple[Label, ...]] = {}

    def between(
        self,
        pair: tuple[str, str],
        article: int,
        text: str,
        sentence: Span,
        mentions: Sequence[Mention],
    ) -> Label | None:
        """What a sentence says of two actors; None where it says nothing that can be read.

        `article` is the number of the article, `text` and `mentions` all of it, in order.
        """
        key = (article, sentence)
        if key not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            inside = mentions_in(sentence, mentions)
            self._known[key] = tuple(read_labels(text, sentence, inside, self._entities))
        both = set(pair)
        return next(
            (label for label in self._known[key] if {label.source, label.target} == both), None
        )


def mentions_in(sentence: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of an article that stand in a sentence of its report."""
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.span.start)
    found = []
    for mention in mentions[first:]:
        if mention.span.start >= sentence.end:
            break
        if mention.span.end <= sentence.end and mention.furniture not in _OUTSIDE:
            found.append(mention)
    return found


def read_labels(
    text: str, sentence: Span, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> Iterator[Label]:
    """The labels of a sentence with these mentions in it."""
    if len(sentence) > _LONGEST:
        return
    words = words_of(text, sentence, mentions)
    if len({word.entity for word in words if word.entity is not None}) < 2:
        return

    def is_genitive(word: Word) -> bool:
        """Merkels: the name without its last letter is known."""
        if word.entity is None or word.text[-1] not in "s’'":
            return False
        forms = {entities[word.entity].name, *entities[word.entity].aliases}
        return word.text[-1] != "s" or (word.text not in forms and word.text[:-1] in forms)

    for statement in _statements(words, is_genitive):
        label = _label(statement, entities)
        if label is not None:
            yield label


def _statements(words: Sequence[Word], is_genitive: IsGenitive) -> Iterator[Statement]:
    """What the sentence says, read in the language its small words are of."""
    small = [word.lower for word in words if word.is_small]
    if any("а" <= word[0] <= "я" for word in small):
        yield from read_russian(words)
        return
    english = sum(word in _ENGLISH for word in small)
    german = sum(word in _GERMAN for word in small)
    if english <= german:
        found = list(read_german(words, is_genitive))
        yield from found
        if found or german:
            return
    yield from read_english(words)


_ENGLISH = frozenset(
    "the of and to with by for that was has had have he his she her said at from on is are were "
    "as it its not after".split()
)
_GERMAN = frozenset(
    "der die das und mit von den dem des ein eine einen hat wurde auf für ist nicht sich zu im am "
    "er sie es bei nach vor als auch".split()
)


def _label(statement: Statement, entities: Mapping[str, Entity]) -> Label | None:
    source, target = statement.source.entity, statement.target.entity
    if source is None or target is None or source == target:
        return None
    if not entities[source].acts or not entities[target].acts:
        return None
    return Label(
        statement.words,
        source,
        target,
        statement.parts,
        (statement.source.span, statement.target.span),
        statement.directed,
        statement.passive,
        statement.negated,
        statement.hearsay,
    )
