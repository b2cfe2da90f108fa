"""The query language: what was typed becomes clauses.

Words, "phrases", =literals, -exclusions and fields (title: actor: source: date: type:); all of
them have to hold. docs/search.md describes the language to its users. Kept free of numpy, so
that the interface can use it from the start.

What is open at the end is read as if it were finished where that makes sense: an unclosed quote
is closed by the end, the last word may be the beginning of one. A field still without a readable
value is an error marked `unfinished`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kz_tui.model.entity import EntityType
from kz_tui.model.span import Span
from kz_tui.search.clauses import (
    ActorClause,
    Clause,
    DateClause,
    NamesNeeded,
    PhraseClause,
    Query,
    QueryError,
    SourceClause,
    TypeClause,
    WordClause,
)
from kz_tui.search.periods import read_range
from kz_tui.search.words import find_words, glued_words
from kz_tui.text.clean import clean_line

__all__ = ["FIELDS", "MAX_WORDS", "NamesNeeded", "Query", "QueryError", "parse_query"]

FIELDS = ("title", "actor", "source", "date", "type")
MAX_WORDS = 64
"""More words than this are a pasted text; looking each of them up would take seconds."""

_QUOTES = '"„“”«»'
_field = re.compile(r"(?P<name>[^\W\d_]{2,}):")
_gap = re.compile(r"\s+")
_run = re.compile(rf"[^\s{_QUOTES}]+")
_quoted = re.compile(rf"[{_QUOTES}](?P<inside>[^{_QUOTES}]*)(?P<closing>[{_QUOTES}]?)")
_ending = re.compile(r"(?:inn(?:en?)?|[^\W\d_]{1,2})(?!\w)")
# what a date looks like before its last digit, alone or at the end of a range
_date_beginning = re.compile(
    r"(?:[\d.-]*(?:\.\.|…))?"
    r"(?:\d{1,3}|\d{4}-\d?|\d{4}-\d\d-\d?|\d{1,2}\.(?:\d{1,2}(?:\.\d{0,3})?)?)?"
    r"|[\d-]*\."
)


def parse_query(text: str) -> Query:
    """Read a query; raises `QueryError` if it cannot be read. Nothing but blanks is no error."""
    clauses = tuple(_Parser(text).clauses())
    count = 0
    for clause in clauses:
        count += len(getattr(clause, "words", ("",)))
        if count > MAX_WORDS:
            raise QueryError(
                f"too many words: a query holds {MAX_WORDS} at most", clause.span.start
            )
    return Query(text, clauses)


class _Value(NamedTuple):
    """A piece of the query between blanks or quotes; `quoted` even if never closed."""

    text: str
    span: Span
    quoted: bool
    begun: bool

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(find_words(self.text))


class _Marks(NamedTuple):
    """What stood before a value."""

    start: int
    excluded: bool = False
    literal: bool = False
    title: bool = False


class _Parser:
    """Reads one query from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._here = 0

    def clauses(self) -> Iterator[Clause]:
        """All clauses in order."""
        while self._skip(_gap) or self._here < len(self._text):
            if self._here < len(self._text):
                yield from self._clause()

    def _clause(self) -> Iterator[Clause]:
        start = self._here
        excluded = self._sign("-")
        name = self._field_name()
        if name is None:
            literal = self._sign("=")
            yield from _text_clauses(self._value(), _Marks(start, excluded, literal))
        elif name == "title":
            literal = self._sign("=")
            value = self._field_value(name, start)
            yield from _text_clauses(value, _Marks(start, excluded, literal, title=True))
        else:
            value = self._field_value(name, start)
            yield self._field_clause(name, value, Span(start, self._here), excluded=excluded)

    def _field_clause(self, name: str, value: _Value, span: Span, *, excluded: bool) -> Clause:
        if name == "actor":
            return ActorClause(value.words, span, value.begun, excluded)
        if name == "source":
            words = tuple(word.lower() for word in value.words)
            return SourceClause(words, span, excluded)
        if name == "type":
            return TypeClause(self._types(value), span, excluded)
        first, last = self._dates(value)
        return DateClause(first, last, span, excluded)

    def _field_name(self) -> str | None:
        """Step over `name:` if it is a field; raises `QueryError` for one nobody knows."""
        match = _field.match(self._text, self._here)
        if match is None:
            return None
        name = match["name"].lower()
        if name in FIELDS:
            self._here = match.end()
            return name
        following = self._text[match.end() : match.end() + 1]
        if not (following.isalnum() or (following and following in _QUOTES + "=")):
            return None  # a heading (Von der Leyen: ...), an address (https://...)
        if _ending.match(self._text, match.end()):
            return None  # Bürger:innen
        known = ", ".join(f"{field}:" for field in FIELDS)
        raise QueryError(f"no field {match['name']}: (known are {known})", self._here)

    def _field_value(self, name: str, start: int) -> _Value:
        value = self._value()
        if not value.words:
            at_end = self._here >= len(self._text)
            raise QueryError(f"{name}: needs a value right after it", start, unfinished=at_end)
        return value

    def _value(self) -> _Value:
        """The quoted or unquoted piece that begins here; it may be without words."""
        start = self._here
        quoted = _quoted.match(self._text, start)
        match = quoted or _run.match(self._text, start)
        if match is None:
            return _Value("", Span(start, start), quoted=False, begun=False)
        self._here = match.end()
        inside = clean_line(quoted["inside"] if quoted else match.group())
        closed = bool(quoted and quoted["closing"])
        grows = self._here == len(self._text) and self._text[-1].isalnum() and not closed
        return _Value(inside, Span(start, self._here), bool(quoted), grows)

    def _types(self, value: _Value) -> frozenset[EntityType]:
        known = {kind.value for kind in EntityType}
        for word in value.words:
            if word.upper() not in known:
                unfinished = value.begun and any(kind.startswith(word.upper()) for kind in known)
                message = f"no type {word} (known are {', '.join(sorted(known))})"
                raise QueryError(message, value.span.start, unfinished=unfinished)
        return frozenset(EntityType(word.upper()) for word in value.words)

    def _dates(self, value: _Value) -> tuple[int, int]:
        try:
            return read_range(value.text)
        except ValueError as error:
            at_end = value.span.end == len(self._text)
            unfinished = at_end and bool(_date_beginning.fullmatch(value.text))
            raise QueryError(str(error), value.span.start, unfinished=unfinished) from None

    def _sign(self, sign: str) -> bool:
        """Step over a sign that stands right before something."""
        following = self._text[self._here + 1 : self._here + 2]
        if not self._text.startswith(sign, self._here) or not following.strip(sign + " \t\n"):
            return False
        self._here += 1
        return True

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self._text, self._here)
        self._here = match.end() if match else self._here
        return match is not None


def _text_clauses(value: _Value, marks: _Marks) -> Iterator[WordClause | PhraseClause]:
    span = Span(marks.start, value.span.end)
    if value.quoted or marks.excluded or marks.literal:
        groups = [value.words]  # -Nur-Sultan must not exclude every Sultan
    else:
        groups = glued_words(value.text)
    for number, words in enumerate(groups):
        grows = value.begun and number == len(groups) - 1
        grows = grows and not marks.excluded and not marks.literal
        if len(words) > 1 or (words and value.quoted and not marks.literal):
            yield PhraseClause(words, span, marks.literal, grows, marks.title, marks.excluded)
        elif words:
            yield WordClause(words[0], span, marks.literal, grows, marks.title, marks.excluded)
