"""What stands in for the interface where there is no terminal: a plain list of the articles."""

from __future__ import annotations

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.dossier import load
from kz_tui.commands.streams import Streams, on_one_line
from kz_tui.model.article import Provenance

_MARKS = {Provenance.INFERRED: " ≈", Provenance.STATED: "", Provenance.MISSING: ""}


def run(arguments: Arguments, streams: Streams) -> int:
    """Print one line an article, and how to get more."""
    dossier = load(arguments, streams)
    for head in dossier.library.heads:
        date = (head.date.value or "no date") + _MARKS[head.date.provenance]
        title = head.title.value or f"[no title] {head.lead[:80]}"
        streams.line(f"{date:<18} {title}  {streams.dim(on_one_line(head.id))}")
    streams.say("the interface needs a terminal; `kz-reader --help` lists the commands that do not")
    return dossier.code
