"""`kz-reader links`: the links of an actor."""

from __future__ import annotations

from collections.abc import Iterable

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.citations import COLUMNS, link_markdown, link_rows, told
from kz_tui.commands.dossier import load, recognise
from kz_tui.commands.exits import NOTHING
from kz_tui.commands.meant import meant_actor
from kz_tui.commands.records import link_record, shown_evidence
from kz_tui.commands.streams import Streams, on_one_line
from kz_tui.commands.tables import chosen_format, csv_lines, markdown
from kz_tui.library import Library
from kz_tui.model.link import Link, Strength

DOTS = {Strength.SENTENCE: "●●●", Strength.PARAGRAPH: "●●○", Strength.ARTICLE: "●○○"}


def run(arguments: Arguments, streams: Streams) -> int:
    """Print the links of one actor, strongest first, each with its evidence."""
    shape = chosen_format(arguments)
    wanted = arguments.number("--evidence", 1)
    dossier = load(arguments, streams)
    library = recognise(dossier.library, streams, dossier.shelf)
    actor = meant_actor(arguments.words[0], library, streams)
    links = library.links(actor.id)
    if links:
        print_links(library, links, wanted, streams, shape, f"Links of {actor.name}")
    else:
        why = "" if actor.acts else ": places other than countries have no links"
        streams.say(f"no links of {actor.name}{why}")
        return NOTHING
    return dossier.code


def print_links(
    library: Library,
    links: Iterable[Link],
    wanted: int,
    streams: Streams,
    shape: str | None,
    title: str,
) -> None:
    """Print links in a format, or for people, each with its first `wanted` passages."""
    if shape == "csv":
        for line in csv_lines(COLUMNS, link_rows(library, links, wanted)):
            streams.line(line)
        return
    if shape == "markdown":
        streams.line(f"# {markdown(title)}")
        streams.line()
    for link in links:
        if shape == "json":
            streams.data(link_record(library, link, wanted))
        elif shape == "markdown":
            for line in link_markdown(library, link, wanted):
                streams.line(line)
        else:
            print_link(library, link, wanted, streams)


def print_link(library: Library, link: Link, wanted: int, streams: Streams) -> None:
    """Print a link for people: the two, the strength, the passages."""
    a, b = library.entities[link.a].name, library.entities[link.b].name
    times = f" ×{link.total}" if link.total > 1 else ""
    streams.line(f"{DOTS[link.strength]} {a} - {streams.bold(b)}{streams.dim(times)}")
    if link.label is not None:
        streams.line(f"    {streams.bold(told(library, link.label))}")
    for evidence in shown_evidence(library, link, wanted):
        article = library.articles[evidence.article]
        passages = [" ".join(span.of(article.text).split()) for span in evidence.passages]
        streams.line(f"    {' … '.join(passages)}")
        streams.line(
            streams.dim(f"    {evidence.strength.label}, {_where(library, evidence.article)}")
        )


def _where(library: Library, number: int) -> str:
    head = library.articles[number].head
    parts = (head.date.value, head.title.value, on_one_line(head.id))
    return ", ".join(filter(None, parts))
