"""Tables of a dossier of which a few articles have changed, from those of before.

Takes time in proportion to the dossier, but none of its articles is read again.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kz_tui.actors.arrays import Incidence, Ints, Longs
from kz_tui.actors.tables import Tables, starts_and_owners

GONE = -1
_Column = TypeVar("_Column", NDArray[np.int32], NDArray[np.uint8])


def splice(before: Tables, fresh: Tables, numbers: Ints) -> Tables:
    """The tables of articles that have the `numbers` they had before, or `GONE` if they are new.

    `fresh` are the tables of the new ones alone, in their order, of the same entities; `before` may
    be of fewer entities, if those that came are numbered last.
    """
    count = len(fresh.entity_starts) - 1
    own = np.flatnonzero(numbers == GONE).astype(np.int32)  # the new ones, by number
    now = np.full(len(before.first_block) - 1, GONE, np.int32)
    there = np.flatnonzero(numbers != GONE).astype(np.int32)
    now[numbers[there]] = there
    old_sentences, new_sentences, first_sentence, sentence_article = _numbered(
        before.first_sentence, fresh.first_sentence, numbers, now, own
    )
    old_blocks, new_blocks, first_block, block_article = _numbered(
        before.first_block, fresh.first_block, numbers, now, own
    )
    sentence_block = np.empty(len(sentence_article), np.int32)
    kept = old_sentences != GONE
    sentence_block[old_sentences[kept]] = old_blocks[before.sentence_block[kept]]
    sentence_block[new_sentences] = new_blocks[fresh.sentence_block]
    paragraphs = _joined(before.paragraphs, fresh.paragraphs, old_blocks, new_blocks, count)
    distinct = np.count_nonzero(np.diff(sentence_block, prepend=GONE))
    return Tables(
        *_mentions(before, fresh, now, own),
        first_sentence,
        sentence_article,
        first_block,
        block_article,
        sentence_block,
        _joined(before.sentences, fresh.sentences, old_sentences, new_sentences, count),
        paragraphs._replace(total=int(distinct)),
        _joined(before.in_articles, fresh.in_articles, now, own, count),
        (*before.role_words, *fresh.role_words),
    )


def _numbered(
    before: Ints, fresh: Ints, numbers: Ints, now: Ints, own: Ints
) -> tuple[Ints, Ints, Ints, Ints]:
    """New numbers of the items of articles, of which each article has a row.

    `before` and `fresh` say where the rows begin. The number now of each item of before (`GONE` for
    those of articles that are gone), that of each fresh one, where the rows now begin, and the
    article of each item.
    """
    old_lengths, fresh_lengths = np.diff(before), np.diff(fresh)
    lengths = np.empty(len(numbers), np.int32)
    there = numbers != GONE
    lengths[there] = old_lengths[numbers[there]]
    lengths[own] = fresh_lengths
    starts, owners = starts_and_owners(lengths)
    shift = np.where(now == GONE, GONE, starts[now] - before[:-1])
    old = np.arange(before[-1], dtype=np.int32) + np.repeat(shift, old_lengths)
    old[np.repeat(now == GONE, old_lengths)] = GONE
    new = np.arange(fresh[-1], dtype=np.int32) + np.repeat(starts[own] - fresh[:-1], fresh_lengths)
    return old.astype(np.int32), new.astype(np.int32), starts, owners


def _mentions(
    before: Tables, fresh: Tables, now: Ints, own: Ints
) -> tuple[Ints, Ints, NDArray[np.uint8], Ints, Ints]:
    """The mentions of both, by entity in reading order: the first five columns of `Tables`."""
    count = len(fresh.entity_starts) - 1
    kept = np.flatnonzero(now[before.articles] != GONE)
    entities = np.concatenate([_rows(before.entity_starts)[kept], _rows(fresh.entity_starts)])
    articles = np.concatenate([now[before.articles[kept]], own[fresh.articles]])
    order = (entities * np.int64(len(now) + len(own) + 1) + articles).argsort(kind="stable")

    def column(old: _Column, new: _Column) -> _Column:
        both: _Column = np.concatenate([old[kept], new])[order]
        return both

    roles = np.where(fresh.roles < 0, fresh.roles, fresh.roles + len(before.role_words))
    return (
        articles[order],
        column(before.places, fresh.places),
        column(before.flags, fresh.flags),
        column(before.roles, roles.astype(np.int32)),
        entities[order].searchsorted(np.arange(count + 1)).astype(np.int32),
    )


def _joined(
    before: Incidence, fresh: Incidence, old_units: Ints, new_units: Ints, actors: int
) -> Incidence:
    """Both, with units as they are numbered now; those that are `GONE` are left out."""
    units = old_units[_rows(before.unit_starts)]
    kept = np.flatnonzero(units != GONE)
    total = int(np.count_nonzero(old_units != GONE)) + len(new_units)
    return Incidence.of(
        np.concatenate([units[kept], new_units[_rows(fresh.unit_starts)]]).astype(np.int64),
        np.concatenate([before.actors[kept], fresh.actors]).astype(np.int64),
        total,
        actors,
    )


def _rows(starts: Ints) -> Longs:
    """The row of each item, where the items of each row begin."""
    return np.repeat(np.arange(len(starts) - 1), np.diff(starts))
