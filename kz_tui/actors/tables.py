"""Who is named where, as plain arrays: read from all articles once, and spliced where few change.

Entities, sentences and paragraphs go by number here, the latter two over the whole dossier.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kz_tui.actors.arrays import Incidence, Ints, Longs
from kz_tui.model.article import Article, BlockKind
from kz_tui.model.entity import Annotation, MentionKind

LINKING_KINDS = frozenset({MentionKind.NAME, MentionKind.DERIVED})
"""Mentions that can warrant a link: what stands there by name, nothing that was concluded."""
NAME = 1
"""The flag of a mention that is a proper name."""

_NO_LINKS = frozenset({"credit", "note"})
_NO_LINKS_BLOCKS = frozenset({BlockKind.CREDIT, BlockKind.NOTE, BlockKind.STAMP, BlockKind.PREFIX})
_LINKS = 2
_INCIDENCES = ("sentences", "paragraphs", "in_articles")

Bools = NDArray[np.bool_]


class Tables(NamedTuple):
    """Every mention that has an entity, by entity in reading order, and who stands beside whom.

    The mentions of entity `e` have the places `entity_starts[e]` to `entity_starts[e + 1]` of
    `articles`, `places` (within the annotation of the article), `flags` and `roles` (the role that
    stands there as its place in `role_words`, or -1). The sentences of article `a` are numbered
    from `first_sentence[a]` on, its paragraphs from `first_block[a]` on, of which the first is for
    what stands in none.

    `sentences`, `paragraphs` and `in_articles` tell which actors are named together, by mentions
    that can warrant a link: by name, and not in a credit, a note, or anything else that is not
    part of what the article tells.
    """

    articles: NDArray[np.int32]
    places: NDArray[np.int32]
    flags: NDArray[np.uint8]
    roles: NDArray[np.int32]
    entity_starts: Ints
    first_sentence: Ints
    sentence_article: Ints
    first_block: Ints
    block_article: Ints
    sentence_block: Ints
    sentences: Incidence
    paragraphs: Incidence
    in_articles: Incidence
    role_words: tuple[str, ...]

    def as_arrays(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays by name."""
        kept: dict[str, NDArray[Any]] = {"role_words": as_array(self.role_words)}
        values: dict[str, Any] = self._asdict()
        for name in self._fields[:-1]:
            value = values[name]
            if isinstance(value, Incidence):
                kept |= {f"{name}.{part}": one for part, one in value.as_arrays().items()}
            else:
                kept[name] = value
        return kept

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Tables:
        """What `as_arrays` was made of; raises `KeyError` where one is missing."""
        values: dict[str, Any] = {}
        for name in cls._fields[:-1]:
            if name in _INCIDENCES:
                parts = {part: arrays[f"{name}.{part}"] for part in Incidence._fields}
                values[name] = Incidence.from_arrays(parts)
            else:
                values[name] = arrays[name]
        return cls(**values, role_words=tuple(as_strings(arrays["role_words"])))


class _Read(NamedTuple):
    """What stands in some articles, in reading order, one place an array.

    Starts and ends count over all of them, as if they were one text. An article has a block of its
    own before its first, for what stands in none; `tells` says which blocks are part of what it
    tells. `sentence_counts` and `block_counts` are those of each article.
    """

    entities: NDArray[np.int32]
    articles: NDArray[np.int32]
    places: NDArray[np.int32]
    starts: Longs
    ends: Longs
    flags: NDArray[np.uint8]
    roles: NDArray[np.int32]
    sentence_starts: Longs
    sentence_ends: Longs
    sentence_counts: Ints
    block_starts: Longs
    block_counts: Ints
    tells: Bools
    role_words: tuple[str, ...]


def read_tables(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    numbers: Mapping[str, int],
    acts: Bools,
) -> Tables:
    """Read every mention once; `numbers` are those of the entities, `acts` tells who is an actor.

    Articles beyond the annotations are not recognised yet.
    """
    found = _read(articles, annotations, numbers)
    order = found.entities.argsort(kind="stable")
    borders = np.arange(len(acts) + 1)
    first_sentence, sentence_article = starts_and_owners(found.sentence_counts)
    first_block, block_article = starts_and_owners(found.block_counts)
    sentence_block = found.block_starts.searchsorted(found.sentence_starts, "right") - 1
    keep = found.flags & _LINKS > 0
    keep &= acts[found.entities]
    starts, ends, entities = found.starts[keep], found.ends[keep], found.entities[keep]
    inside = found.sentence_starts.searchsorted(starts, "right") - 1
    known = inside >= 0
    starts, ends, entities, inside = starts[known], ends[known], entities[known], inside[known]
    good = (ends <= found.sentence_ends[inside]) & found.tells[sentence_block[inside]]
    who, where = entities[good].astype(np.int64), inside[good]
    actors = len(acts)
    paragraphs = Incidence.of(sentence_block[where], who, len(block_article), actors)
    return Tables(
        found.articles[order],
        found.places[order],
        found.flags[order],
        found.roles[order],
        found.entities[order].searchsorted(borders).astype(np.int32),
        first_sentence,
        sentence_article,
        first_block,
        block_article,
        sentence_block.astype(np.int32),
        Incidence.of(where, who, len(sentence_article), actors),
        paragraphs._replace(total=_distinct(sentence_block)),
        Incidence.of(sentence_article[where].astype(np.int64), who, len(annotations), actors),
        found.role_words,
    )


def _read(
    articles: Sequence[Article], annotations: Sequence[Annotation], numbers: Mapping[str, int]
) -> _Read:
    """Read each article and annotation once, and keep none."""
    entities, owners, places, roles = array("i"), array("i"), array("i"), array("i")
    starts, ends, flags = array("q"), array("q"), array("B")
    sentences, sentence_counts = array("q"), array("i")
    block_starts, block_counts, tells = array("q"), array("i"), array("B")
    role_numbers: dict[str, int] = {}
    base = 0
    for number, annotation in enumerate(annotations):
        article = articles[number]
        text = article.text
        for place, mention in enumerate(annotation.mentions):
            span, _, kind, entity, _, apposition, furniture = mention
            if entity is None:
                continue
            entities.append(numbers[entity])
            owners.append(number)
            places.append(place)
            starts.append(base + span.start)
            ends.append(base + span.end)
            links = kind in LINKING_KINDS and furniture not in _NO_LINKS
            flags.append((NAME if kind is MentionKind.NAME else 0) | (_LINKS if links else 0))
            if apposition and kind is MentionKind.NOMINAL:
                role = " ".join(span.of(text).split())
                roles.append(role_numbers.setdefault(role, len(role_numbers)))
            else:
                roles.append(-1)
        sentences.extend(base + border for span in annotation.sentences for border in span)
        sentence_counts.append(len(annotation.sentences))
        block_starts.append(base)
        block_starts.extend(base + block.span.start for block in article.blocks)
        tells.append(True)
        tells.extend(block.kind not in _NO_LINKS_BLOCKS for block in article.blocks)
        block_counts.append(1 + len(article.blocks))
        base += len(text) + 1
    borders = np.array(sentences, np.int64)
    return _Read(
        np.array(entities, np.int32),
        np.array(owners, np.int32),
        np.array(places, np.int32),
        np.array(starts, np.int64),
        np.array(ends, np.int64),
        np.array(flags, np.uint8),
        np.array(roles, np.int32),
        borders[0::2],
        borders[1::2],
        np.array(sentence_counts, np.int32),
        np.array(block_starts, np.int64),
        np.array(block_counts, np.int32),
        np.array(tells, np.bool_),
        tuple(role_numbers),
    )


def as_array(strings: Sequence[str]) -> NDArray[np.uint8]:
    """Strings without line breaks, as bytes."""
    return np.frombuffer("\n".join(["", *strings]).encode("utf-8", "surrogatepass"), np.uint8)


def as_strings(array: NDArray[np.uint8]) -> list[str]:
    """The strings in the bytes of `as_array`."""
    return array.tobytes().decode("utf-8", "surrogatepass").split("\n")[1:]


def _distinct(ascending: Longs) -> int:
    """How many different numbers there are."""
    return int(np.count_nonzero(np.diff(ascending, prepend=-1)))


def starts_and_owners(lengths: Ints) -> tuple[Ints, Ints]:
    """Where the items of each of some rows begin, and the row of each item."""
    starts = np.append([0], lengths.cumsum()).astype(np.int32)
    return starts, np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
