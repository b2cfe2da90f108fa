"""Queries for one article each, misspelt, inflected and respelt in ways users do it.

A query is made of three words of its article that hardly any other article holds together, one of
them changed. Whether the article is among the first ten tells how well a kind of query is served.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from Stemmer import Stemmer

from benchmarks.recombine import mistype
from kz_tui.model.article import Article
from kz_tui.search.words import find_words

_WORDS = 3
_AT_MOST_WITH_THEM = 3
"""Articles that hold all words of a query before one is changed."""
_TRIES = 400
_umlaut = re.compile("[äöüß]", re.IGNORECASE)
_RESPELT = (
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"},
    {"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U", "ß": "ss"},
)


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A query, how it was changed, and the articles that may have been meant: one or a few."""

    kind: str
    query: str
    articles: frozenset[int]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What changing words takes: the articles of each word, and the words of each stem."""

    articles: Mapping[str, frozenset[int]]
    by_stem: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, articles: Sequence[Article], chosen: Sequence[int]) -> Lexicon:
        """Read the words of the chosen articles, and in which of all articles they stand."""
        wanted = {word for number in chosen for word in _words(articles[number])}
        places: defaultdict[str, set[int]] = defaultdict(set)
        frequent: Counter[str] = Counter()
        for number, article in enumerate(articles):
            words = set(_words(article))
            frequent.update(words)
            for word in words & wanted:
                places[word].add(number)
        german = Stemmer("german", 0)
        by_stem: defaultdict[str, list[str]] = defaultdict(list)
        for word, _ in frequent.most_common():
            by_stem[german.stemWord(word.lower())].append(word)
        return cls({word: frozenset(where) for word, where in places.items()}, by_stem)


def known_items(
    articles: Sequence[Article], each: int, seed: int, names: Sequence[tuple[str, ...]]
) -> Iterator[KnownItem]:
    """`each` queries of every kind; the same arguments make the same queries.

    `names` are planted names in several spellings: see `benchmarks.planted`.
    """
    chance = random.Random(seed)
    chosen = chance.sample(range(len(articles)), min(len(articles), _TRIES))
    lexicon = Lexicon.of(articles, chosen)
    changes: dict[str, Callable[[str], str | None]] = {
        "exact": lambda word: word,
        "typo1": lambda word: mistype(word, chance) if len(word) > 5 else None,
        "typo2": lambda word: mistype(mistype(word, chance), chance) if len(word) > 8 else None,
        "umlaut": lambda word: respell(word, chance),
        "inflection": lambda word: _inflect(word, lexicon, chance),
        "compound": lambda word: _take_apart(word, lexicon, chance),
        "prefix": lambda word: begin(word, chance),
        "prefix typo": lambda word: begin_mistyped(word, chance),
    }
    for kind, change in changes.items():
        found = 0
        for number in chance.sample(chosen, len(chosen)):
            made = _query(articles[number], lexicon, change, chance)
            if made is not None and found < each:
                found += 1
                yield KnownItem(kind, *made)
    yield from _across_spellings(articles, names)


def _query(
    article: Article,
    lexicon: Lexicon,
    change: Callable[[str], str | None],
    chance: random.Random,
) -> tuple[str, frozenset[int]] | None:
    """Three words of the article, the last of them changed, and all articles that hold them.

    None if the article has none to offer.
    """
    rare = [w for w in _words(article) if len(w) > 4 and len(lexicon.articles[w]) < 2000]
    candidates = list(dict.fromkeys(rare))
    chance.shuffle(candidates)
    for word in candidates[:40]:
        changed = change(word)
        if changed is None:
            continue
        others = [other for other in candidates if other != word][: _WORDS - 1]
        together = frozenset.intersection(*(lexicon.articles[w] for w in (word, *others)))
        if len(others) == _WORDS - 1 and len(together) <= _AT_MOST_WITH_THEM:
            return " ".join((*others, changed)), together
    return None


def respell(word: str, chance: random.Random) -> str | None:
    """The word with its umlauts written in another way; None if it has none."""
    if not _umlaut.search(word):
        return None
    respelt = chance.choice(_RESPELT)
    return "".join(respelt.get(letter, letter) for letter in word)


def _inflect(word: str, lexicon: Lexicon, chance: random.Random) -> str | None:
    stem = Stemmer("german", 0).stemWord(word.lower())
    others = [o for o in lexicon.by_stem.get(stem, ()) if o.lower() != word.lower()]
    return chance.choice(others) if others else None


def _take_apart(word: str, lexicon: Lexicon, chance: random.Random) -> str | None:
    """A member of a compound that is a word by itself."""
    if len(word) < 10 or not word[0].isupper():
        return None
    parts = [word[place:].capitalize() for place in range(4, len(word) - 4)]
    parts += [word[:place] for place in range(5, len(word) - 4)]
    known = [part for part in parts if len(lexicon.articles.get(part, ())) > 1]
    return chance.choice(known) if known else None


def begin(word: str, chance: random.Random) -> str | None:
    """The beginning of a word that is not too short for it."""
    return word[: max(4, int(len(word) * chance.uniform(0.5, 0.8)))] if len(word) > 6 else None


def begin_mistyped(word: str, chance: random.Random) -> str | None:
    """The beginning of a long word with one typo in it."""
    if len(word) < 9:
        return None
    return mistype(word[: max(6, int(len(word) * chance.uniform(0.6, 0.8)))], chance)


def _across_spellings(
    articles: Sequence[Article], names: Sequence[tuple[str, ...]]
) -> Iterator[KnownItem]:
    """Planted names, each asked for in its other spellings; they may stand elsewhere as well."""
    for spellings in names:
        meant = frozenset(
            number
            for number, article in enumerate(articles)
            if any(spelling in article.text for spelling in spellings)
        )
        for spelling in spellings[1:]:
            yield KnownItem("cross-spelling", spelling, meant)


def planted_article(number: int, size: int) -> int:
    """The article that holds the planted name with this number."""
    return (number * 7919 + 17) % size


def _words(article: Article) -> list[str]:
    return find_words(article.text)
