"""`kz-reader annotate`: who is named where."""

from __future__ import annotations

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.dossier import load, recognise
from kz_tui.commands.records import Record, head_record, raw_range
from kz_tui.commands.streams import Streams, on_one_line
from kz_tui.library import Library
from kz_tui.model.article import Article
from kz_tui.model.entity import Mention


def run(arguments: Arguments, streams: Streams) -> int:
    """Print one line an article: JSON, or its names for people."""
    dossier = load(arguments, streams)
    library = recognise(dossier.library, streams, dossier.shelf)
    for number, article in enumerate(library.articles):
        mentions = library.annotation(number).mentions
        if arguments.has("--json"):
            streams.data(annotation_record(library, article, mentions))
            continue
        streams.line(
            streams.bold(article.head.title.value or f"[no title] {on_one_line(article.id)}")
        )
        for mention in mentions:
            streams.line(_plain(library, article, mention))
    return dossier.code


def annotation_record(library: Library, article: Article, mentions: tuple[Mention, ...]) -> Record:
    """The JSON object of one article."""
    return {
        **head_record(article),
        "mentions": [_mention_record(library, article, mention) for mention in mentions],
        "quotes": [],
        "figures": [],
        "dates": [],
    }


def _mention_record(library: Library, article: Article, mention: Mention) -> Record:
    start, end = raw_range(article, mention.span)
    entity = library.entities.get(mention.entity) if mention.entity else None
    record: Record = {
        "start": start,
        "end": end,
        "text": mention.span.of(article.text),
        "type": mention.type.value,
        "entity": mention.entity,
        "name": entity.name if entity else None,
        "kind": mention.kind.value,
    }
    if mention.part:
        record["part"] = True
    if mention.apposition:
        record["apposition"] = True
    if mention.furniture:
        record["furniture"] = mention.furniture
    return record


def _plain(library: Library, article: Article, mention: Mention) -> str:
    start, end = raw_range(article, mention.span)
    entity = library.entities.get(mention.entity) if mention.entity else None
    name = f" = {entity.name}" if entity else ""
    kind = "" if mention.kind.value == "name" else f" ({mention.kind.value})"
    text = " ".join(mention.span.of(article.text).split())
    return f"  {mention.type.value} {start}-{end} {text}{kind}{name}"
