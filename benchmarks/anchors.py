"""How well notes follow their passages when an article changes.

Usage: python -m benchmarks.anchors PATH... [--articles N]

Each article is changed word by word: a word is replaced by another one, dropped, or followed by a
new one, with equal chance. Five sentences of each are looked for in the changed text; found right
means that what was found and what became of the sentence share more than half of their characters.
Then sentences are looked for in other articles, where none should be found.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from kz_tui.corpus.loader import read_corpus
from kz_tui.model.article import Article
from kz_tui.model.span import Span
from kz_tui.notes.anchor import anchor_at, find_anchor
from kz_tui.notes.kept import Fate
from kz_tui.text.sentences import article_sentences

_SHARES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3)
_SENTENCES = 5
_word = re.compile(r"\w+")


def _changed(text: str, share: float, words: Sequence[str], chance: random.Random) -> str:
    def change(match: re.Match[str]) -> str:
        drawn = chance.random()
        if drawn < share / 3:
            return chance.choice(words)
        if drawn < 2 * share / 3:
            return ""
        return f"{match[0]} {chance.choice(words)}" if drawn < share else match[0]

    return _word.sub(change, text)


def _versions(
    article: Article, share: float, words: Sequence[str], chance: random.Random
) -> tuple[str, list[tuple[Span, Span]]]:
    """The changed text, and for each sentence where it stood and where it stands."""
    parts: list[str] = []
    pairs: list[tuple[Span, Span]] = []
    size = done = 0
    for sentence in article_sentences(article):
        between = article.text[done : sentence.start]
        new = _changed(sentence.of(article.text), share, words, chance)
        start = size + len(between)
        pairs.append((sentence, Span(start, start + len(new))))
        parts += (between, new)
        size, done = start + len(new), sentence.end
    return "".join([*parts, article.text[done:]]), pairs


def _is_right(found: Span, true: Span) -> bool:
    shared = min(found.end, true.end) - max(found.start, true.start)
    return 2 * shared > max(len(found), len(true))


def main() -> None:
    """Print a row for each share of changed words, then what was found where nothing is."""
    paths = [path for path in sys.argv[1:] if not path.startswith("--")]
    limit = 400
    if "--articles" in sys.argv:
        limit = int(paths.pop())
    articles = [one for one in read_corpus(paths) if isinstance(one, Article)][:limit]
    words = [word for article in articles for word in _word.findall(article.text)]
    chance = random.Random(1)
    started, looked = time.process_time(), 0
    print("changed  sentences  found right  found wrong  gone")
    for share in _SHARES:
        tally: Counter[str] = Counter()
        for article in chance.sample(articles, min(60, len(articles))):
            text, pairs = _versions(article, share, words, chance)
            for old, new in chance.sample(pairs, min(_SENTENCES, len(pairs))):
                found = find_anchor(anchor_at(article.text, old), text)
                right = _is_right(found.span, new)
                tally["gone" if found.fate is Fate.GONE else "right" if right else "wrong"] += 1
        looked += tally.total()
        counts = (tally.total(), tally["right"], tally["wrong"], tally["gone"])
        print(f"{share:7.0%} {counts[0]:10} {counts[1]:12} {counts[2]:12} {counts[3]:5}")
    print(
        f"{1000 * (time.process_time() - started) / looked:.2f} ms of CPU each, changing included"
    )
    _elsewhere(articles, chance)


def _elsewhere(articles: Sequence[Article], chance: random.Random) -> None:
    fates: Counter[str] = Counter()
    most = 0.0
    for _ in range(200):
        one, other = chance.sample(articles, 2)
        sentences = article_sentences(one)
        for span in chance.sample(sentences, min(_SENTENCES, len(sentences))):
            fates[find_anchor(anchor_at(one.text, span), other.text).fate.value] += 1
            if len(span) >= 20:
                most = max(most, fuzz.partial_ratio(span.of(one.text), other.text))
    print(f"in other articles: {dict(fates)}; the most alike is {most:.0f} % like something there")


if __name__ == "__main__":
    main()
