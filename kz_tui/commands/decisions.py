"""`kz-reader decisions`: what the user decided on the actors, and what became of it."""

from __future__ import annotations

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.decided import decisions_of
from kz_tui.commands.dossier import load, recognise
from kz_tui.commands.exits import NOTHING
from kz_tui.commands.records import Record
from kz_tui.commands.streams import Streams
from kz_tui.model.decision import Ruling, Who


def run(arguments: Arguments, streams: Streams) -> int:
    """Print the decisions in the order they were made, with where they are kept."""
    dossier = load(arguments, streams)
    kept = decisions_of(arguments)
    if not dossier.library.decisions:
        streams.say(f"no decision in {kept.where}" if kept else "no decision on standard input")
        return NOTHING
    library = recognise(dossier.library, streams)
    for ruling in library.rulings:
        if arguments.has("--json"):
            streams.data(_record(ruling))
        else:
            streams.line(_plain(ruling, streams))
    if kept and not arguments.has("--json"):
        streams.line(streams.dim(kept.where))
    return dossier.code


def _record(ruling: Ruling) -> Record:
    decision = ruling.decision
    return {
        "line": decision.line,
        "do": decision.act.value,
        "actor": _who(decision.actor),
        "with": [_who(who) for who in decision.others],
        "names": list(decision.names),
        "to": decision.to or None,
        "reason": decision.reason or None,
        "entities": list(ruling.actors),
        "problem": ruling.problem or None,
    }


def _who(who: Who) -> Record:
    return {"name": who.name, "type": who.type or None, "seen": who.seen or None}


def _plain(ruling: Ruling, streams: Streams) -> str:
    decision = ruling.decision
    reason = f"  {decision.reason}" if decision.reason else ""
    problem = f"  (changes nothing: {ruling.problem})" if ruling.problem else ""
    return f"{decision.line:>5}  {decision.in_words}{streams.dim(f'{reason}{problem}')}"
