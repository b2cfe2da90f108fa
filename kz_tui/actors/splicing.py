"""Tables of a dossier of which a few articles have changed, from those of before.

Takes time in proportion to the dossier, but none of its articles is read again. So do the tables of
a dossier some of whose entities are gone.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kz_tui.actors.arrays import Incidence, Ints, Longs, starts_of
from kz_tui.actors.tables import Bools, Tables, starts_and_owners

GONE = -1
_Column = TypeVar("_Column", NDArray[np.int32], NDArray[np.uint8])
_Keys = TypeVar("_Keys", NDArray[np.int32], NDArray[np.int64])


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


def without_entities(tables: Tables, stays: Bools) -> Tables:
    """The tables without those entities that do not stay, of which no mention is left."""
    now = (np.cumsum(stays) - 1).astype(np.int32)

    def renumbered(incidence: Incidence) -> Incidence:
        return incidence._replace(
            actors=now[incidence.actors], actor_starts=_of_some(incidence.actor_starts, stays)
        )

    return tables._replace(
        entity_starts=_of_some(tables.entity_starts, stays),
        sentences=renumbered(tables.sentences),
        paragraphs=renumbered(tables.paragraphs),
        in_articles=renumbered(tables.in_articles),
    )


def _of_some(starts: Ints, stays: Bools) -> Ints:
    """Where the rows of some begin, of which all others are empty."""
    found: Ints = starts[np.append(stays, True)]
    return found


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
    moved = now[before.articles]
    kept = np.flatnonzero(moved != GONE)
    old_entities, new_entities = _rows(before.entity_starts)[kept], _rows(fresh.entity_starts)
    size = np.int64(len(now) + len(own) + 1)
    old_articles, new_articles = moved[kept], own[fresh.articles]
    order = _merged(old_entities * size + old_articles, new_entities * size + new_articles)

    def column(old: _Column, new: _Column) -> _Column:
        both: _Column = np.concatenate([old, new])[order]
        return both

    roles = np.where(fresh.roles < 0, fresh.roles, fresh.roles + len(before.role_words))
    return (
        column(old_articles, new_articles),
        column(before.places[kept], fresh.places),
        column(before.flags[kept], fresh.flags),
        column(before.roles[kept], roles.astype(np.int32)),
        starts_of(np.concatenate([old_entities, new_entities]), count),
    )


def _joined(
    before: Incidence, fresh: Incidence, old_units: Ints, new_units: Ints, actors: int
) -> Incidence:
    """Both, with units as they are numbered now; those that are `GONE` are left out."""
    total = int(np.count_nonzero(old_units != GONE)) + len(new_units)
    units, whose = _both_sides(
        (old_units[_rows(before.unit_starts)], before.actors),
        (new_units[_rows(fresh.unit_starts)], fresh.actors),
        by_unit=True,
        size=total,
    )
    of_actors, of_units = _both_sides(
        (old_units[before.units], _rows(before.actor_starts)),
        (new_units[fresh.units], _rows(fresh.actor_starts)),
        by_unit=False,
        size=total,
    )
    return Incidence(starts_of(units, total), whose, starts_of(of_units, actors), of_actors, total)


def _both_sides(
    before: tuple[Ints, Ints], fresh: tuple[Ints, Ints], *, by_unit: bool, size: int
) -> tuple[Ints, Ints]:
    """Pairs of unit and actor, without those whose unit is `GONE`, sorted by one or the other."""
    kept = np.flatnonzero(before[0] != GONE)
    old_units, old_actors = before[0][kept], before[1][kept]
    if by_unit:
        order = _merged(old_units, fresh[0])
    else:
        bases = np.int64(size)
        order = _merged(old_actors * bases + old_units, fresh[1] * bases + fresh[0])
    return (
        np.concatenate([old_units, fresh[0]])[order],
        np.concatenate([old_actors, fresh[1]])[order],
    )


def _merged(old: _Keys, new: _Keys) -> Longs:
    """The places of old and, after them, new keys in ascending order; equal ones stay as they are.

    None of the new keys is among the old ones, which are ascending where no article has moved.
    """
    if len(old) and (old[1:] < old[:-1]).any():
        return np.concatenate([old, new]).argsort(kind="stable")
    order = new.argsort(kind="stable")
    return np.insert(np.arange(len(old)), old.searchsorted(new[order]), len(old) + order)


def _rows(starts: Ints) -> Ints:
    """The row of each item, where the items of each row begin."""
    return np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))
