"""`kz-reader show`: one article."""

from __future__ import annotations

from difflib import get_close_matches

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.dossier import load
from kz_tui.commands.exits import NOTHING
from kz_tui.commands.records import block_records, head_record
from kz_tui.commands.streams import Streams, on_one_line
from kz_tui.library import Library
from kz_tui.model.article import Article, BlockKind, Provenance
from kz_tui.text.clean import show_controls

_COMPARED = 5000
"""Ids looked at for a hint; comparing takes some 20 microseconds each."""


def run(arguments: Arguments, streams: Streams) -> int:
    """Print one article: for people, as JSON, or exactly as it stands in the file."""
    dossier = load(arguments, streams)
    article = _find(arguments.words[0], dossier.library, streams)
    if article is None:
        return NOTHING
    if arguments.has("--json"):
        streams.data(
            {
                **head_record(article),
                "url": article.origin.url,
                "section": article.head.section,
                "encoding": article.origin.encoding,
                "text": article.text,
                "raw": article.raw_text,
                "blocks": block_records(article),
            }
        )
    elif arguments.has("--raw"):
        raw = show_controls(article.raw_text) if streams.terminal else article.raw_text
        streams.stdout.write(raw.encode("utf-8", "surrogatepass"))
    else:
        _print(article, streams)
    return dossier.code


def _find(wanted: str, library: Library, streams: Streams) -> Article | None:
    number = library.number_of(wanted)
    if number is not None:
        return library.articles[number]
    ids = [head.id for head in library.heads]
    beginning = [one for one in ids if one.startswith(wanted)] if wanted else []
    if len(beginning) == 1:
        streams.say(f'showing {beginning[0]}, the only id that begins with "{wanted}"')
        return library.articles[ids.index(beginning[0])]
    close = beginning[:5] or get_close_matches(wanted, ids[:_COMPARED], 3)
    hint = f"; did you mean {', '.join(close)}?" if close else ""
    streams.say(f'no article "{wanted}"{hint}')
    return None


def _print(article: Article, streams: Streams) -> None:
    head = article.head
    streams.line(streams.bold(head.title.value or "[no title]"))
    date = head.date.value or "date missing"
    inferred = " (inferred)" if head.date.provenance is Provenance.INFERRED else ""
    source = head.source.value or "source missing"
    streams.line(streams.dim(f"{date}{inferred} · {source} · {on_one_line(article.id)}"))
    for block in article.blocks:
        text = " ".join(block.span.of(article.text).split())
        if block.kind is BlockKind.HEADLINE and text == head.title.value:
            continue
        streams.line()
        if block.furniture:
            streams.line(streams.dim(f"[{block.kind.value}] {text}"))
        else:
            streams.line(streams.bold(text) if block.kind is BlockKind.SUBHEAD else text)
