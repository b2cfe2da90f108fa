"""Two actors together: where they are named together, or the way from one to the other."""

from __future__ import annotations

from collections.abc import Iterator

from kz_tui.library import Library
from kz_tui.model.link import Evidence, Link, Path
from kz_tui.ui.drawing.line import ENTITY_ROLE, Line, Piece, fit_line, justified, line_of, width_of
from kz_tui.ui.drawing.link_lines import dots, evidence_lines, pair, where_line
from kz_tui.ui.drawing.panel_targets import (
    ChangeScope,
    Item,
    ShowEvidence,
    Subject,
    heading,
    number_piece,
    wrapped,
)

_STEP_LINES = 6
_DOTS = 5
"""Cells that the sign of strength takes, with blanks before it."""
_WAYS = 4
"""Ways that are shown on request, the first one included."""
_PASSAGES = 60
"""Passages that are put in order of their dates; of more the weakest are left out."""


def path_items(subject: Subject, width: int) -> Iterator[Item]:
    """Where both are named together, newest first, else the shortest way; others on request."""
    library, start, goal = subject.library, subject.actor or "", subject.towards or ""
    path = library.path(start, goal)
    if path is None:
        a, b = library.entities[start], library.entities[goal]
        words = f"Nothing in these articles connects {a.name} and {b.name}."
        yield Item(tuple([Piece(row, "")] for row in wrapped(words, width)))
        return
    place = 1
    if len(path.steps) == 1:
        title = "TOGETHER"
        link = path.steps[0]
        yield _ends(library, path, title, width)
        shown = _newest(library, link)
        yield heading("PASSAGES", width, f"{link.total:,}, newest first")
        for evidence in shown:
            yield Item(tuple(_passage_lines(library, link, evidence, place, width)),
                       ShowEvidence(link.b, evidence))  # fmt: skip
            place += 1
        if link.total > len(shown):
            words = f"  and {link.total - len(shown):,} weaker ones"
            yield Item((line_of(Piece(words, "dim")),))
    else:
        yield _ends(library, path, "PATH", width)
        yield heading("STEP BY STEP", width)
        for item in _steps(library, path, place, width):
            yield item
            place += 1
    yield from _other_ways(subject, place, width)


def _other_ways(subject: Subject, place: int, width: int) -> Iterator[Item]:
    mark = "▾" if subject.everywhere else "▸"
    line = fit_line(line_of(Piece(f"{mark} other ways", "accent"), Piece("  x", "dim")), width)
    yield Item((line_of(), line), ChangeScope())
    if not subject.everywhere:
        return
    library, start, goal = subject.library, subject.actor or "", subject.towards or ""
    others = library.paths(start, goal, _WAYS)[1:]
    if not others:
        yield Item((line_of(Piece("  there is no other", "dim")),))
    for path in others:
        names = [library.entities[actor].name for actor in path.actors[1:-1]]
        yield heading(f"OVER {', '.join(names)}" if names else "TOGETHER", width)
        for item in _steps(library, path, place, width):
            yield item
            place += 1


def _ends(library: Library, path: Path, title: str, width: int) -> Item:
    lines: list[Line] = [line_of(Piece(title, "heading")), line_of()]
    labels = ["from", *["bridge"] * (len(path.actors) - 2), "to"]
    if len(path.actors) == 2:
        labels = ["", "and"]
    for label, actor in zip(labels, path.actors, strict=True):
        entity = library.entities[actor]
        name = Piece(entity.name, ENTITY_ROLE[entity.type])
        lines.append(fit_line(line_of(Piece(f"{label:<7}", "dim"), name), width))
    return Item(tuple(lines))


def _steps(library: Library, path: Path, place: int, width: int) -> Iterator[Item]:
    for number, step in enumerate(path.steps, place):
        yield Item(
            tuple(_step_lines(library, step, number, width)), ShowEvidence(step.b, step.telling)
        )


def _step_lines(library: Library, step: Link, place: int, width: int) -> Iterator[Line]:
    both = [number_piece(place), *pair(library, step)]
    if width_of(both) <= width - _DOTS:
        yield justified(both, [dots(step.strength)], width)
    else:  # one under the other, rather than cut
        middle = len(both) - 2
        yield justified(both[:middle], [dots(step.strength)], width)
        yield fit_line(line_of("  ", both[middle]._replace(text="– "), *both[middle + 1 :]), width)
    yield from evidence_lines(library, step.telling, step.a, width, _STEP_LINES)
    yield where_line(library, step.telling, width)
    yield line_of()


def _newest(library: Library, link: Link) -> list[Evidence]:
    """The passages, newest first; those of one day as strong ones come."""
    passages = library.evidence(link.a, link.b, 0, _PASSAGES)
    return sorted(
        passages,
        key=lambda one: library.articles[one.article].head.date.value or "",
        reverse=True,
    )


def _passage_lines(
    library: Library, link: Link, evidence: Evidence, place: int, width: int
) -> Iterator[Line]:
    where = where_line(library, evidence, width - 4)
    yield justified([number_piece(place), *fit_line(_stripped(where), width - 6)],
                    [dots(evidence.strength)], width)  # fmt: skip
    yield from evidence_lines(library, evidence, link.a, width, _STEP_LINES)
    yield line_of()


def _stripped(line: Line) -> Line:
    return [piece._replace(text=piece.text.lstrip()) for piece in line]
