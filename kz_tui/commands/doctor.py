"""`kz-reader doctor`: what was made of each file."""

from __future__ import annotations

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.dossier import read
from kz_tui.commands.exits import DONE, NOTHING, SKIPPED, USAGE
from kz_tui.commands.records import Record, block_records, date_record, fact_record
from kz_tui.commands.streams import Streams, on_one_line
from kz_tui.commands.troubles import say_trouble
from kz_tui.model.article import Article
from kz_tui.model.report import FileReport


def run(arguments: Arguments, streams: Streams) -> int:
    """Print one line a file; what was skipped stands on standard error too, for programs."""
    library = read(arguments, streams)
    first: dict[str, Article] = {}
    for article in library.articles:
        first.setdefault(article.origin.path, article)
    for report in library.reports:
        article_or_none = first.get(report.path) if report.articles == 1 else None
        if arguments.has("--json"):
            streams.data(_record(report, article_or_none))
        else:
            _print(report, article_or_none, streams)
        if report.troubled and not streams.terminal:
            say_trouble(report, arguments, streams)
    if not library.articles:
        return USAGE if library.troubles else NOTHING
    return SKIPPED if library.troubles else DONE


def _record(report: FileReport, article: Article | None) -> Record:
    return {
        "path": report.path,
        "status": report.status.value,
        "reason": report.reason or None,
        "format": report.format,
        "encoding": report.encoding,
        "articles": report.articles,
        "title": fact_record(article.head.title) if article else None,
        "date": date_record(article.head.date) if article else None,
        "source": fact_record(article.head.source) if article else None,
        "blocks": block_records(article) if article else None,
        "problems": [{"line": one.line, "reason": one.reason} for one in report.problems],
        "problem_count": report.problem_count,
    }


def _print(report: FileReport, article: Article | None, streams: Streams) -> None:
    what = [report.status.value]
    if report.format:
        what.append(f"{report.format}, {report.encoding}")
    if report.articles > 1:
        what.append(f"{report.articles:,} articles")
    if report.reason:
        what.append(report.reason)
    streams.line(f"{streams.bold(on_one_line(report.path))}: {'; '.join(what)}")
    for problem in report.problems[:5]:
        streams.line(f"    line {problem.line}: {problem.reason}")
    if article is None:
        return
    head = article.head
    for name, value, provenance, reason in (
        ("title", head.title.value, head.title.provenance, head.title.reason),
        ("date", head.date.value, head.date.provenance, head.date.reason),
        ("source", head.source.value, head.source.provenance, head.source.reason),
    ):
        because = f": {reason}" if reason else ""
        streams.line(f"    {name:<7}{value or '-'} {streams.dim(f'({provenance.value}{because})')}")
    kinds = [block.kind.value + ("" if block.certain else "?") for block in article.blocks]
    counted = (f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    streams.line(f"    blocks {', '.join(counted)}")
