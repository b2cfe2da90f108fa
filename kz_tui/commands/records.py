"""The shapes of the JSON contract. Offsets become raw here, at the door."""

from __future__ import annotations

from typing import Any

from kz_tui.library import Library
from kz_tui.model.article import Article, Fact, PublicationDate
from kz_tui.model.link import Evidence, Label, Link
from kz_tui.model.span import Span

Record = dict[str, Any]


def raw_range(article: Article, span: Span) -> list[int]:
    """`[start, end)` in the raw text."""
    raw = article.source_map.to_raw(span)
    return [raw.start, raw.end]


def fact_record(fact: Fact) -> Record:
    """A title or source with its provenance."""
    return {"value": fact.value, "provenance": fact.provenance.value, "reason": fact.reason or None}


def date_record(date: PublicationDate) -> Record:
    """A date with its precision and provenance."""
    return {
        "value": date.value,
        "precision": date.precision.value if date.precision else None,
        "provenance": date.provenance.value,
        "reason": date.reason or None,
    }


def head_record(article: Article) -> Record:
    """What identifies an article."""
    head = article.head
    return {
        "id": head.id,
        "path": article.origin.path,
        "line": article.origin.line,
        "title": fact_record(head.title),
        "date": date_record(head.date),
        "source": fact_record(head.source),
    }


def block_records(article: Article) -> list[Record]:
    """The blocks of an article, in order."""
    records: list[Record] = []
    for block in article.blocks:
        start, end = raw_range(article, block.span)
        records.append(
            {"kind": block.kind.value, "start": start, "end": end, "certain": block.certain}
        )
    return records


def evidence_record(library: Library, evidence: Evidence) -> Record:
    """The passages of one article; `start`, `end` and `text` repeat the first of them."""
    article = library.articles[evidence.article]
    passages: list[Record] = []
    for span in evidence.passages:
        start, end = raw_range(article, span)
        passages.append({"start": start, "end": end, "text": span.of(article.text)})
    return {
        "id": article.id,
        "strength": evidence.strength.label,
        **passages[0],
        "passages": passages,
        "label": label_record(article, evidence.label) if evidence.label else None,
    }


def label_record(article: Article, label: Label) -> Record:
    """What a clause says of two actors; `spans` are its words, `ends` source and target."""
    return {
        "words": label.words,
        "source": label.source,
        "target": label.target,
        "directed": label.directed,
        "passive": label.passive,
        "negated": label.negated,
        "hearsay": label.hearsay,
        "spans": [raw_range(article, span) for span in label.spans],
        "ends": [raw_range(article, span) for span in label.ends],
    }


def link_record(library: Library, link: Link, evidence: int) -> Record:
    """A link with the first `evidence` of its passages."""
    label = link.label
    return {
        "a": library.entities[link.a].name,
        "a_entity": link.a,
        "b": library.entities[link.b].name,
        "b_entity": link.b,
        "strength": link.strength.label,
        "weight": round(link.weight, 4),
        "association": round(link.association, 4),
        "count": link.total,
        "label": label.words if label else None,
        "direction": _direction(link, label) if label else None,
        "negated": label.negated if label else None,
        "hearsay": label.hearsay if label else None,
        "evidence": [
            evidence_record(library, one) for one in shown_evidence(library, link, evidence)
        ],
    }


def shown_evidence(library: Library, link: Link, count: int) -> list[Evidence]:
    """The first passages of a link: the one its label stands in, then newest first."""
    found = link.evidence
    if count > len(found) < link.total:
        found = library.evidence(link.a, link.b, 0, count)
    telling = link.telling
    where = (telling.article, telling.passages)
    return [telling, *(one for one in found if (one.article, one.passages) != where)][:count]


def _direction(link: Link, label: Label) -> str:
    if not label.directed:
        return "both"
    return "a to b" if label.source == link.a else "b to a"
