"""One changed word among real articles: whether what holds the word is among the first ten.

The score of a query is the share of relevant articles in the top ten, out of as many as could be
there. Relevant is what holds the word that was changed, or another form of it (one Snowball stem).
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from Stemmer import Stemmer

from benchmarks.known_items import begin, begin_mistyped, respell
from benchmarks.recombine import mistype
from kz_tui.model.article import Article
from kz_tui.search.words import find_words

_TOP = 10
_SHORTEST = 6
_ALONE = 4


@dataclass(frozen=True, slots=True)
class OneWord:
    """A changed word, how it was changed, and the articles that hold what was meant."""

    kind: str
    query: str
    relevant: frozenset[int]


def one_words(articles: Sequence[Article], each: int, seed: int) -> Iterator[OneWord]:
    """`each` words of every kind; the same arguments make the same words."""
    chance = random.Random(seed)
    by_stem: defaultdict[str, set[int]] = defaultdict(set)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for number, article in enumerate(articles):
        for word in set(find_words(f"{article.head.title.value or ''} {article.text}")):
            stem = _stem_of(word)
            by_stem[stem].add(number)
            forms[stem].add(word)
    words = sorted(word for some in forms.values() for word in some if len(word) >= _SHORTEST)
    known = set(words)

    members = {word for word in known if len(by_stem[_stem_of(word)]) <= _ALONE}
    changes: dict[str, Callable[[str], str | None]] = {
        "typo1": lambda word: mistype(word, chance),
        "typo2": lambda word: mistype(mistype(word, chance), chance) if len(word) > 7 else None,
        "umlaut": lambda word: respell(word, chance),
        "inflection": lambda word: _other(sorted(forms[_stem_of(word)]), word, chance),
        "compound": lambda word: _member(word, members),
        "prefix": lambda word: begin(word, chance),
        "prefix typo": lambda word: begin_mistyped(word, chance),
    }
    for kind, change in changes.items():
        found = 0
        for word in chance.sample(words, len(words)):
            changed = change(word)
            if changed is None or changed.lower() == word.lower():
                continue
            yield OneWord(kind, changed, frozenset(by_stem[_stem_of(word)]))
            found += 1
            if found == each:
                break


_german = Stemmer("german", 0)


def _stem_of(word: str) -> str:
    return str(_german.stemWord(word.lower()))


def share_found(item: OneWord, top: Sequence[int]) -> float:
    """The share of relevant articles in the top ten, out of as many as could be there."""
    found = item.relevant.intersection(top[:_TOP])
    return len(found) / min(_TOP, len(item.relevant))


def _other(forms: Sequence[str], word: str, chance: random.Random) -> str | None:
    others = [form for form in forms if form.lower() != word.lower()]
    return chance.choice(others) if others else None


def _member(word: str, members: set[str]) -> str | None:
    """A member of a compound: a word of its own, but one that leaves room in the top ten."""
    if len(word) < 10 or not word[0].isupper():
        return None
    for place in range(4, len(word) - 4):
        for part in (word[place:].capitalize(), word[:place]):
            if part in members:
                return part
    return None
