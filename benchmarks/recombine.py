"""Dossiers of any size, made deterministically from a file of real articles.

Sentences of the real articles are put together anew. Because real text never stops bringing new
words (Heaps' law), invented names, compounds, inflected forms and misspellings are strewn in; once
invented they come back the more often the more often they have come (Simon's model), which gives
them the frequencies of real words.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kz_tui.corpus.loader import read_corpus
from kz_tui.model.article import (
    Article,
    Block,
    BlockKind,
    Fact,
    Head,
    Origin,
    Precision,
    Provenance,
    PublicationDate,
)
from kz_tui.model.span import Span
from kz_tui.search.words import find_words
from kz_tui.text.sentences import article_sentences

_STRANGERS = 10
"""Invented words in an article."""
_NEW_AT_FIRST = 0.8
_HALVED_AFTER = 45_000
"""Articles after which half as many of them are new. With these 100,000 articles hold some 420,000
different words; a web archive of German news of that size had 460,000."""
_SENTENCES = (4, 28)
_PARAGRAPH = 4
_TOPIC = 0.6
"""Share of sentences that come from one and the same real article."""
_TITLE_WORDS = 9
_SYLLABLES = (
    "ba be bi bo bra da de di do dra fa fe fi ga ge go gra ha he ja ka ke ki ko kra la le li lo "
    "ma me mi mo mu na ne ni no pa pe pi po ra re ri ro sa sche se si so sta ta te ti to tra wa "
    "we wi wo za ze".split()
)
_ENDINGS = ("n", "r", "l", "s", "t", "ck", "nd", "low", "witsch", "berg", "mann", "stein", "oglu")
_SOURCES = ("Der Morgen", "Abendblatt", "dpa", "Standard", "Rundfunk Nord", "Reuters")


@dataclass(frozen=True, slots=True)
class Material:
    """Sentences of the real articles, article by article, and their longer words."""

    articles: tuple[tuple[str, ...], ...]
    nouns: tuple[str, ...]


def read_material(path: str) -> Material:
    """Read the real articles of a JSONL file."""
    articles = []
    nouns: dict[str, None] = {}
    for found in read_corpus([path]):
        if not isinstance(found, Article):
            continue
        sentences = tuple(span.of(found.text) for span in article_sentences(found))
        if len(sentences) > 2:
            articles.append(sentences)
        for sentence in sentences:
            words = find_words(sentence)[1:]
            nouns.update((w, None) for w in words if w[0].isupper() and 4 <= len(w) <= 12)
    return Material(tuple(articles), tuple(nouns))


def recombine(material: Material, count: int, seed: int = 1) -> list[Article]:
    """Make a dossier of `count` articles; the same material and seed make the same dossier."""
    chance = random.Random(seed)
    strangers = _Strangers(material.nouns, chance)
    articles = []
    for number in range(count):
        sentences = list(_sentences(material, chance))
        for word in strangers.take(number):
            place = chance.randrange(len(sentences))
            sentences[place] = _strew(sentences[place], word, chance)
        articles.append(make_article(number, sentences, chance))
    return articles


def make_article(number: int, sentences: Sequence[str], chance: random.Random) -> Article:
    """An article of these sentences, the first of them cut short as its title."""
    title = " ".join(sentences[0].split()[:_TITLE_WORDS]).rstrip(".,;:")
    paragraphs = [
        " ".join(sentences[start : start + _PARAGRAPH])
        for start in range(0, len(sentences), _PARAGRAPH)
    ]
    blocks = []
    place = 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(place, place + len(paragraph))))
        place += len(paragraph) + 2
    year, month, day = chance.randint(2004, 2024), chance.randint(1, 12), chance.randint(1, 28)
    head = Head(
        id=f"made-{number:06}",
        title=Fact(title, Provenance.STATED),
        date=PublicationDate(f"{year}-{month:02}-{day:02}", Precision.DAY, Provenance.STATED),
        source=Fact(chance.choice(_SOURCES), Provenance.STATED),
        lead=paragraphs[0][:200],
    )
    return Article(head, "\n\n".join(paragraphs), tuple(blocks), Origin("made"))


def _sentences(material: Material, chance: random.Random) -> Iterator[str]:
    topic = chance.choice(material.articles)
    for _ in range(chance.randint(*_SENTENCES)):
        source = topic if chance.random() < _TOPIC else chance.choice(material.articles)
        yield chance.choice(source)


def _strew(sentence: str, word: str, chance: random.Random) -> str:
    words = sentence.split(" ")
    words.insert(chance.randrange(1, len(words) + 1), word)
    return " ".join(words)


class _Strangers:
    """Words that no real article holds."""

    def __init__(self, nouns: Sequence[str], chance: random.Random) -> None:
        self._nouns = nouns
        self._chance = chance
        self._used: list[str] = []

    def take(self, number: int) -> Iterable[str]:
        """The invented words of the article with this number."""
        new = _NEW_AT_FIRST / (1 + number / _HALVED_AFTER)
        for _ in range(_STRANGERS):
            if not self._used or self._chance.random() < new:
                word = self._invent()
            else:
                word = self._chance.choice(self._used)
            self._used.append(word)
            yield word

    def _invent(self) -> str:
        chance = self._chance
        kind = chance.random()
        noun = chance.choice(self._nouns)
        if kind < 0.35:
            syllables = chance.choices(_SYLLABLES, k=chance.randint(2, 4))
            return "".join(syllables).capitalize() + chance.choice(_ENDINGS)
        if kind < 0.75:
            return noun + chance.choice(("s", "", "en")) + chance.choice(self._nouns).lower()
        if kind < 0.9:
            return noun + chance.choice(("en", "er", "s", "es", "ische", "lich", "heit"))
        return mistype(noun, chance)


def mistype(word: str, chance: random.Random) -> str:
    """The word with one edit: a letter gone, doubled, replaced, or two exchanged."""
    place = chance.randrange(1, len(word))
    kind = chance.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + chance.choice("aeinrst") + word[place:]
    if kind == 2 or place + 1 >= len(word) or word[place] == word[place + 1]:
        other = chance.choice([letter for letter in "aeiounrstl" if letter != word[place]])
        return word[:place] + other + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
