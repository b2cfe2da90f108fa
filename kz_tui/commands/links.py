"""`kz-reader links`: the links of an actor."""

from __future__ import annotations

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.dossier import load, recognise
from kz_tui.commands.exits import NOTHING
from kz_tui.commands.meant import meant_actor
from kz_tui.commands.records import link_record, shown_evidence
from kz_tui.commands.streams import Streams, on_one_line
from kz_tui.library import Library
from kz_tui.model.link import Label, Link, Strength

DOTS = {Strength.SENTENCE: "●●●", Strength.PARAGRAPH: "●●○", Strength.ARTICLE: "●○○"}


def run(arguments: Arguments, streams: Streams) -> int:
    """Print the links of one actor, strongest first, each with its evidence."""
    wanted = arguments.number("--evidence", 1)
    dossier = load(arguments, streams)
    library = recognise(dossier.library, streams, dossier.shelf)
    actor = meant_actor(arguments.words[0], library, streams)
    links = library.links(actor.id)
    for link in links:
        if arguments.has("--json"):
            streams.data(link_record(library, link, wanted))
        else:
            print_link(library, link, wanted, streams)
    if not links:
        why = "" if actor.acts else ": places other than countries have no links"
        streams.say(f"no links of {actor.name}{why}")
        return NOTHING
    return dossier.code


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


def told(library: Library, label: Label) -> str:
    """What a label says, with the names of the two, and what the article leaves open."""
    names = (library.entities[one].name for one in (label.source, label.target))
    marks = [word for word, on in (("denied", label.negated), ("reported", label.hearsay)) if on]
    return label.told(*names) + (f" ({', '.join(marks)})" if marks else "")


def _where(library: Library, number: int) -> str:
    head = library.articles[number].head
    parts = (head.date.value, head.title.value, on_one_line(head.id))
    return ", ".join(filter(None, parts))
