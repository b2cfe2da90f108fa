"""What the panes cost: a list of 100,000 rows, an article of 20,000 lines, the next mention.

Usage: python -m benchmarks.panes [ROUNDS]

Runs the real panes headless at 120 × 36 and counts CPU time of the whole process until the screen
has settled, in turn for the small and the large case. Prints medians and ratios.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from textual.pilot import Pilot

from kz_tui.corpus.build import build_article
from kz_tui.library import Library
from kz_tui.model.article import Article, Fact, Head, Origin, Provenance, PublicationDate
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention
from kz_tui.model.span import Span
from kz_tui.search.query import parse_query
from kz_tui.search.results import Hit, Results
from kz_tui.settings import Settings
from kz_tui.text.sentences import article_sentences
from kz_tui.ui.app import KzApp
from kz_tui.ui.screens.reading import ReadingScreen

_WORDS = (
    "Regierung Hafen Sprecher Streik Bericht Woche Küste Minister sagte am Montag der die das eine "
    "forderte zurück gegen über nach Angaben Behörde Ende Gewalt Verhandlungen Land Stadt"
).split()
_NAME = "Petra Quandt"
_PRESSES = 100


def _cpu() -> float:
    return time.process_time() * 1000


def make_rows(count: int) -> Library:
    """A library of many small articles; only their heads matter to the list."""
    rnd = random.Random(count)
    articles = []
    for number in range(count):
        title = " ".join(rnd.choices(_WORDS, k=8))
        head = Head(
            f"a{number}",
            Fact(title, Provenance.STATED),
            PublicationDate(f"2022-01-{number % 28 + 1:02}", None, Provenance.STATED),
            Fact("Bote", Provenance.STATED),
            title,
        )
        articles.append(Article(head, title, (), Origin("made")))
    return Library(tuple(articles))


def make_long(lines: int, mentions: int = 500) -> tuple[Article, Annotation]:
    """A recognised article of about so many lines of 76 cells, the mentions spread evenly."""
    rnd = random.Random(lines)
    paragraphs = []
    length = 0
    while length < lines * 72:
        words = rnd.choices(_WORDS, k=rnd.randint(40, 90))
        words[len(words) // 2] = _NAME
        paragraphs.append(" ".join(words).capitalize() + ".")
        length += len(paragraphs[-1]) + 72  # a paragraph ends with a part of a line and a blank one
    article = build_article(f"long{lines}", "\n\n".join(paragraphs), Origin("made"))
    places = []
    start = article.text.find(_NAME)
    while start >= 0:
        places.append(start)
        start = article.text.find(_NAME, start + 1)
    kept = places[:: max(1, len(places) // mentions)][:mentions]
    found = tuple(
        Mention(Span(place, place + len(_NAME)), EntityType.PER, entity="per:petra-quandt")
        for place in kept
    )
    return article, Annotation(found, article_sentences(article))


def _app(library: Library) -> KzApp:
    return KzApp(ReadingScreen(library, iter(())), Settings())


async def _measure(pilot: Pilot[None], act: Callable[[], object]) -> float:
    """CPU milliseconds of an action until the screen has settled."""
    await pilot.pause()
    before = _cpu()
    act()
    await pilot.pause()
    return _cpu() - before


async def list_updates(count: int, rounds: int) -> list[float]:
    """The list gets the results of another search, as with every key typed."""
    library = make_rows(count)
    query = parse_query("hafen")

    def results(step: int) -> Results:
        numbers = range(0, count, step)
        return Results(query, len(numbers), numbers, lambda n: Hit(n, 1.0, Span(0, 0)))

    answers = [results(step) for step in (2, 3)]
    app = _app(library)
    spent = []
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        for number in range(rounds + 2):
            shelf = screen.shelf._replace(results=answers[number % 2])
            spent.append(await _measure(pilot, lambda shelf=shelf: setattr(screen, "shelf", shelf)))  # type: ignore[misc]  # bound now
    return spent[2:]


async def long_articles(rounds: int) -> tuple[list[float], list[float], float]:
    """Opening an article of 200 lines, one of 20,000, and going through its mentions."""
    (short, short_notes), (long, long_notes) = make_long(200), make_long(20_000)
    entity = Entity("per:petra-quandt", _NAME, EntityType.PER)
    library = Library(
        (short, long), annotations=(short_notes, long_notes), entities={entity.id: entity}
    )
    app = _app(library)
    opened: tuple[list[float], list[float]] = ([], [])
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        screen.desk = replace(screen.desk, library=library)
        rows = len(screen.reader.layout_rows)
        for _ in range(rounds + 1):
            for number in (1, 0):
                act = lambda number=number: screen.open_article(number)  # noqa: E731
                opened[number].append(await _measure(pilot, act))
        screen.open_article(1)
        await pilot.pause()
        print(f"rows laid out: {rows:,} and {len(screen.reader.layout_rows):,}")
        before = _cpu()
        for _ in range(_PRESSES):
            screen.action_next_mention(1)
            await pilot.pause()
        each = (_cpu() - before) / _PRESSES
    return opened[0][1:], opened[1][1:], each


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    small = asyncio.run(list_updates(1_000, rounds))
    large = asyncio.run(list_updates(100_000, rounds))
    a, b = statistics.median(small), statistics.median(large)
    print(f"list update, CPU ms        1,000 rows {a:6.1f}   100,000 rows {b:6.1f}   {b / a:.2f}")
    short, long, each = asyncio.run(long_articles(rounds))
    a, b = statistics.median(short), statistics.median(long)
    print(f"open an article, CPU ms    200 lines  {a:6.1f}   20,000 lines {b:6.1f}   {b / a:.2f}")
    print(f"next mention in 20,000 lines, CPU ms over {_PRESSES} presses: {each:.1f}")


if __name__ == "__main__":
    main()
