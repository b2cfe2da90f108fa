"""The forms of the verbs that say what actors do to one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent.parent / "data" / "german_verbs.txt"
_INSEPARABLE = tuple("be emp ent er ge miss ver zer über unter wider hinter um durch".split())
"""Prefixes that never stand apart in the verbs listed without a bar."""
_NEEDS_E = re.compile(r"(?:[dt]|[^aeiouäöülrh][mn])$")


class Verb(NamedTuple):
    """A verb: `prefix` is the part that may stand apart; `frames` say what it governs."""

    infinitive: str
    prefix: str
    frames: frozenset[str]


class Finite(NamedTuple):
    """What a finite form may be; `reported` for a form of the Konjunktiv."""

    base: str
    singular: bool
    plural: bool
    reported: bool


class Verbs(NamedTuple):
    """All verbs by their forms.

    `finite` maps a form without its separable prefix to the bases it may belong to; `verbs` maps
    a prefix and a base to the verb; `joined` are finite forms with the prefix in front (ablöste).
    """

    finite: dict[str, tuple[Finite, ...]]
    verbs: dict[tuple[str, str], Verb]
    participles: dict[str, Verb]
    infinitives: dict[str, Verb]
    joined: dict[str, tuple[tuple[Finite, Verb], ...]]
    prefixes: frozenset[str]


@cache
def german_verbs() -> Verbs:
    """Read the list of verbs that ships with the program, and make their forms."""
    strong: dict[str, tuple[str, str, str]] = {}
    frames: defaultdict[str, set[str]] = defaultdict(set)
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if not words or words[0] == "#":
            continue
        if words[0] == "=":
            strong[words[1]] = (words[2], words[3], words[4])
        else:
            frames[words[0]].update(words[1:])
    return _formed(frames, strong)


def _formed(frames: dict[str, set[str]], strong: dict[str, tuple[str, str, str]]) -> Verbs:
    finite: defaultdict[str, dict[str, Finite]] = defaultdict(dict)
    joined: defaultdict[str, list[tuple[Finite, Verb]]] = defaultdict(list)
    verbs: dict[tuple[str, str], Verb] = {}
    participles: dict[str, Verb] = {}
    infinitives: dict[str, Verb] = {}
    for entry, governed in frames.items():
        prefix, _, base = entry.rpartition("|")
        verb = Verb(prefix + base, prefix, frozenset(governed))
        verbs[prefix, base] = verb
        infinitives[verb.infinitive] = verb
        if prefix:
            infinitives[f"{prefix}zu{base}"] = verb
        for participle in _participles(base, strong):
            participles[prefix + participle] = verb
        for form, one in _finite(base, strong):
            finite[form].setdefault(base, one)
            joined[prefix + form].append((one, verb))
    return Verbs(
        {form: tuple(bases.values()) for form, bases in finite.items()},
        verbs,
        participles,
        infinitives,
        {form: tuple(some) for form, some in joined.items()},
        frozenset(prefix for prefix, _ in verbs if prefix),
    )


def _parts(base: str, strong: dict[str, tuple[str, str, str]]) -> tuple[str, str, str] | None:
    """He does, he did, and the participle without ge-, of a strong verb."""
    for prefix in ("", *_INSEPARABLE):
        root = base.removeprefix(prefix)
        if (root != base or not prefix) and root in strong:
            does, did, done = strong[root]
            return (
                prefix + does,
                prefix + did,
                prefix + done if prefix == "" else (prefix + done.removeprefix("ge")),
            )
    return None


def _stem(base: str) -> str:
    return base[:-2] if base.endswith("en") else base[:-1]


def _finite(base: str, strong: dict[str, tuple[str, str, str]]) -> Iterator[tuple[str, Finite]]:
    stem = _stem(base)
    parts = _parts(base, strong)
    link = "e" if _NEEDS_E.search(stem) else ""
    one = Finite(base, True, False, False)
    many = one._replace(singular=False, plural=True)
    if parts is None:
        yield f"{stem}{link}t", one
        yield f"{stem}{link}te", one
        yield f"{stem}{link}ten", many
    else:
        does, did, _ = parts
        yield does, one
        yield did, one
        yield (did + "n" if did.endswith("e") else did + "en"), many
        if base.endswith(("senden", "wenden")):
            yield f"{stem}ete", one
            yield f"{stem}eten", many
    yield base, many
    yield f"{stem}e", one._replace(reported=True)


def _participles(base: str, strong: dict[str, tuple[str, str, str]]) -> Iterable[str]:
    parts = _parts(base, strong)
    stem = _stem(base)
    if parts is not None:
        return [parts[2]] + ([f"ge{stem}et"] if base in ("senden", "wenden") else [])
    link = "e" if _NEEDS_E.search(stem) else ""
    plain = base.endswith("ieren") or base.startswith(_INSEPARABLE)
    return [f"{'' if plain else 'ge'}{stem}{link}t"]
