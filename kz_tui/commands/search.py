"""`kz-reader search`: the articles that answer a query."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from kz_tui.commands.arguments import Arguments, UsageError
from kz_tui.commands.dossier import indexed, load, recognise
from kz_tui.commands.exits import NOTHING, USAGE
from kz_tui.commands.records import Record, raw_range
from kz_tui.commands.streams import Streams, on_one_line
from kz_tui.corpus.decode import decode
from kz_tui.corpus.errors import CorpusError
from kz_tui.corpus.files import why
from kz_tui.library import Library
from kz_tui.model.shelf import Shelf
from kz_tui.model.span import Span
from kz_tui.search.query import Query, QueryError, parse_query
from kz_tui.search.results import Hit

_LIMIT = 10
_NAMED = 80
"""Characters of a query that a message repeats."""


def run(arguments: Arguments, streams: Streams) -> int:
    """Answer one query, or one a line."""
    limit = arguments.number("--limit", _LIMIT)
    batch = arguments.has("--queries")
    if batch and not arguments.has("--json"):
        raise UsageError("--queries needs --json")
    queries = _queries(arguments, streams)
    dossier = load(arguments, streams)
    with indexed(dossier.library, arguments, streams) as library:
        found, failed = _answer_all(library, queries, arguments, streams, limit, dossier.shelf)
    if failed and not batch:
        return USAGE
    return dossier.code if found else NOTHING


def _answer_all(
    library: Library,
    queries: Iterable[str],
    arguments: Arguments,
    streams: Streams,
    limit: int,
    shelf: Shelf | None,
) -> tuple[int, int]:
    """Answer every query; how many articles were found, and how many queries could not be read."""
    as_json = arguments.has("--json")
    found = failed = 0
    for text in queries:
        if _needs_names(text) and not library.recognised:
            library = recognise(library, streams, shelf)
        record, hits = answer(library, text, limit)
        found += len(hits)
        if record["error"]:
            failed += 1
            streams.say(f"{_cut(text)}: {record['error']}")
        elif not hits and not as_json:
            streams.say(f'nothing found for "{_cut(text)}"')
        if as_json:
            streams.data(record)
            streams.stdout.flush()  # who asks line by line waits for the answer
        else:
            _print(library, hits, int(record["total"]), streams)
    return found, failed


def answer(library: Library, text: str, limit: int) -> tuple[Record, list[Hit]]:
    """The JSON object that answers one query, and its hits. `cpu_ms` is process CPU time."""
    started = time.process_time_ns()
    total, hits, error = 0, list[Hit](), None
    try:
        results = library.search(parse_query(text))
        total = results.total
        hits = [results.hit(rank) for rank in range(min(limit, total))]
    except QueryError as problem:
        error = str(problem)
    spent = (time.process_time_ns() - started) / 1e6
    record: Record = {
        "query": text,
        "total": total,
        "cpu_ms": round(spent, 3),
        "error": error,
        "hits": [_hit_record(library, hit) for hit in hits],
    }
    return record, hits


def _queries(arguments: Arguments, streams: Streams) -> Iterator[str]:
    path = arguments.value("--queries")
    if path is None:
        return iter(arguments.words)
    if path == "-":
        return map(_line, streams.stdin)
    try:
        text = decode(Path(path).read_bytes()).text
    except OSError as error:
        raise UsageError(f"{path}: {why(error)}") from None
    except CorpusError as error:
        raise UsageError(f"{path}: {error}") from None
    lines = text.split("\n")
    return map(_line, lines if lines[-1] else lines[:-1])


def _line(line: str | bytes) -> str:
    """A query as it stood on its line."""
    text = line if isinstance(line, str) else line.decode("utf-8", "replace")
    return text.removeprefix("\ufeff").removesuffix("\n").removesuffix("\r")


def _cut(text: str) -> str:
    """A query as a message names it: a pasted text would hide what is wrong with it."""
    return text if len(text) <= _NAMED else f"{text[:_NAMED]}…"


def _needs_names(text: str) -> bool:
    try:
        query: Query = parse_query(text)
    except QueryError:
        return False
    return query.needs_names


def _hit_record(library: Library, hit: Hit) -> Record:
    article = library.articles[hit.article]
    head = article.head
    return {
        "id": head.id,
        "path": article.origin.path,
        "title": head.title.value,
        "date": head.date.value,
        "date_provenance": head.date.provenance.value,
        "source": head.source.value,
        "score": round(hit.score, 4),
        "snippet": hit.snippet.of(article.text),
        "range": raw_range(article, hit.snippet),
        "spans": [raw_range(article, match.span) for match in hit.matches],
        "terms": [
            {"query": term.query, "matched": term.matched, "how": term.how} for term in hit.terms
        ],
    }


def _print(library: Library, hits: list[Hit], total: int, streams: Streams) -> None:
    for hit in hits:
        article = library.articles[hit.article]
        head = article.head
        title = head.title.value
        shown = streams.marked(title, hit.title_matches) if title else "[no title]"
        where = f"{head.date.value or 'no date'} {on_one_line(head.id)}"
        streams.line(f"{shown}  {streams.dim(where)}")
        start = hit.snippet.start
        marks = [Span(match.span.start - start, match.span.end - start) for match in hit.matches]
        streams.line(f"    …{streams.marked(hit.snippet.of(article.text), marks)}…")
        inexact = [f"{term.query} = {term.matched}" for term in hit.terms if term.how != "exact"]
        if inexact:
            streams.line(streams.dim(f"    {', '.join(dict.fromkeys(inexact))}"))
    if total > len(hits):
        streams.line(streams.dim(f"{len(hits)} of {total:,} articles; --limit N shows more"))
