"""Links with their citations, in every shape they are written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kz_tui.commands.records import link_record, raw_range, shown_evidence
from kz_tui.commands.tables import Cell, markdown
from kz_tui.library import Library
from kz_tui.model.link import Evidence, Label, Link

COLUMNS = (
    "a", "b", "strength", "weight", "association", "count", "label", "direction", "negated",
    "hearsay", "article", "title", "date", "source", "passage_strength", "start", "end", "sentence",
    "a_entity", "b_entity",
)  # fmt: skip
"""The columns of a link in CSV; one row a passage."""


def link_rows(library: Library, links: Iterable[Link], evidence: int) -> Iterator[dict[str, Cell]]:
    """A row for each of the first `evidence` passages of each link."""
    for link in links:
        record = link_record(library, link, 0)
        del record["evidence"]
        for passage in shown_evidence(library, link, evidence):
            head = library.articles[passage.article].head
            start, end, words = _place(library, passage)
            yield record | {
                "article": head.id,
                "title": head.title.value,
                "date": head.date.value,
                "source": head.source.value,
                "passage_strength": passage.strength.label,
                "start": start,
                "end": end,
                "sentence": words,
            }


def link_markdown(library: Library, link: Link, evidence: int) -> Iterator[str]:
    """A link as an item of a list, each passage quoted with its citation below."""
    a, b = library.entities[link.a].name, library.entities[link.b].name
    times = f", {link.total} passages" if link.total > 1 else ""
    yield f"- **{markdown(a)}** – **{markdown(b)}** ({link.strength.label}{times})"
    if link.label is not None:
        yield f"  {markdown(told(library, link.label))}"
    for passage in shown_evidence(library, link, evidence):
        start, end, words = _place(library, passage)
        yield ""
        yield f"  > {markdown(words)}"
        yield "  >"
        yield f"  > — {_citation(library, passage)}, {start}–{end}"
    yield ""


def told(library: Library, label: Label) -> str:
    """What a label says, with the names of the two, and what the article leaves open."""
    names = (library.entities[one].name for one in (label.source, label.target))
    marks = [word for word, on in (("denied", label.negated), ("reported", label.hearsay)) if on]
    return label.told(*names) + (f" ({', '.join(marks)})" if marks else "")


def _place(library: Library, passage: Evidence) -> tuple[int, int, str]:
    """From where to where the passages of an evidence reach in the raw text, and their words."""
    article = library.articles[passage.article]
    places = [raw_range(article, span) for span in passage.passages]
    words = (" ".join(span.of(article.text).split()) for span in passage.passages)
    return min(place[0] for place in places), max(place[1] for place in places), " … ".join(words)


def _citation(library: Library, passage: Evidence) -> str:
    head = library.articles[passage.article].head
    parts = (head.source.value, head.title.value, head.date.value, head.id)
    return ", ".join(markdown(part) for part in parts if part)
