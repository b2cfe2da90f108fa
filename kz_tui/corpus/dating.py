"""The day of an article that states only its month, inferred from its nights and its neighbours.

A report that tells what happened "in der Nacht zum Samstag" appeared that Saturday, if all other
weekdays it names lie a few days before it. Which of the Saturdays of the month it was, the rest of
the dossier tells: articles on the same affair that state their day. Nothing is concluded without
both, and what is concluded is marked inferred.

Measured on the dated reports of German Wikinews: of 11 with such a phrase, 6 appeared on that day
and 9 at most a day later; by bare weekdays ("am Freitag") only 30 of 108 did, so those alone count
for nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kz_tui.model.article import Article, Precision, Provenance, PublicationDate
from kz_tui.text.clean import clean_line
from kz_tui.text.dates import weekdays

_MAX_LAG = 4
"""Days back that a weekday may lie; more than that, a report would name the date."""
_WINDOW = 3
"""Days between an article and a neighbour that can speak for it."""
_COMMON = 0.2
_FEW = 20
_READ = 4000

_word = re.compile(r"\b[A-ZÄÖÜА-ЯЁ]\w{4,}")
_night = re.compile(r"Nacht (?:zum|auf|zu)\b", re.IGNORECASE)
_ahead = re.compile(r"(?:kommend|nächst|folgend|coming|next|следующ)\w*\s+$", re.IGNORECASE)


class _Weekday(NamedTuple):
    """The weekday an article must have appeared on, and the phrases that say so."""

    number: int
    phrases: tuple[str, ...]


def infer_days(
    articles: Sequence[Article], months: Iterable[int] | None = None
) -> dict[int, PublicationDate]:
    """Inferred dates for articles that state only a month, by the number of the article.

    `months` are the numbers of all of these, where they are known.
    """
    undated = [
        (number, weekday)
        for number in (range(len(articles)) if months is None else months)
        if articles[number].head.date.precision is Precision.MONTH
        and (weekday := _weekday_of(articles[number])) is not None
    ]
    if not undated:
        return {}
    anchors = _Anchors(articles)
    inferred = {number: anchors.best_day(articles[number], weekday) for number, weekday in undated}
    return {number: day for number, day in inferred.items() if day is not None}


def _weekday_of(article: Article) -> _Weekday | None:
    """The day after the night that is told of, if all other weekdays named lie shortly before."""
    named: dict[int, str] = {}
    after_night: set[int] = set()
    for block in article.blocks:
        if block.furniture:
            continue
        text = block.span.of(article.text)
        for span, number in weekdays(text):
            if _ahead.search(text, 0, span.start):
                continue
            phrase = clean_line(span.of(text))
            named.setdefault(number, phrase)
            if _night.search(phrase):
                after_night.add(number)
    if len(after_night) != 1:
        return None
    day = after_night.pop()
    if max((day - other) % 7 for other in named) > _MAX_LAG:
        return None
    ordered = sorted(named, key=lambda other: (day - other) % 7)
    return _Weekday(day, tuple(named[other] for other in ordered))


class _Anchors:
    """The articles of a dossier that state their day, by the rarer capitalised words in them."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._days: dict[int, date] = {}
        self._by_word: dict[str, list[int]] = {}
        self._articles = articles
        for number, article in enumerate(articles):
            stated = article.head.date
            if stated.provenance is not Provenance.STATED or not stated.value:
                continue
            if stated.precision in (Precision.DAY, Precision.MINUTE):
                self._days[number] = date.fromisoformat(stated.value[:10])
                for word in _words(article):
                    self._by_word.setdefault(word, []).append(number)
        self._limit = max(_FEW, int(_COMMON * len(self._days)))

    def best_day(self, article: Article, weekday: _Weekday) -> PublicationDate | None:
        """The candidate day for which the articles most like this one speak."""
        candidates = list(_days_of_month(article.head.date.value or "", weekday.number))
        likeness: Counter[int] = Counter()
        for word in _words(article):
            sharing = self._by_word.get(word, ())
            if len(sharing) <= self._limit:
                likeness.update(sharing)
        votes: Counter[date] = Counter()
        witness: dict[date, int] = {}
        for number, shared in likeness.most_common(_FEW):
            near = min(candidates, key=lambda day: abs(day - self._days[number]))
            distance = abs((near - self._days[number]).days)
            if distance <= _WINDOW:
                votes[near] += shared * (_WINDOW + 1 - distance)
                witness.setdefault(near, number)
        best = votes.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        day = best[0][0]
        return self._explained(article, weekday, day, witness[day])

    def _explained(
        self, article: Article, weekday: _Weekday, day: date, witness: int
    ) -> PublicationDate:
        neighbour = self._articles[witness].head
        phrases = ", ".join(f'"{phrase}"' for phrase in weekday.phrases[:3])
        reason = (
            f"{article.head.date.reason}; {phrases}; near {neighbour.id}, "
            f"{self._days[witness].isoformat()}"
        )
        return PublicationDate(day.isoformat(), Precision.DAY, Provenance.INFERRED, reason)


def _days_of_month(month: str, weekday: int) -> Iterator[date]:
    year, number = int(month[:4]), int(month[5:7])
    for day in range(1, monthrange(year, number)[1] + 1):
        candidate = date(year, number, day)
        if candidate.weekday() == weekday:
            yield candidate


def _words(article: Article) -> set[str]:
    return set(_word.findall(article.text[:_READ]))
