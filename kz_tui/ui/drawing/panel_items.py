"""What the actor panel shows: one item for each thing one can go to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from kz_tui.library import Library
from kz_tui.model.entity import Entity, EntityType, Mention
from kz_tui.model.link import Evidence, Link, Strength
from kz_tui.model.profile import Profile
from kz_tui.model.span import Span
from kz_tui.text.clean import clean_line
from kz_tui.ui.drawing.dates import short_date, short_range
from kz_tui.ui.drawing.highlight import role_of
from kz_tui.ui.drawing.line import (
    ELLIPSIS,
    ENTITY_ROLE,
    TYPE_WORD,
    Line,
    Piece,
    fit,
    fit_line,
    joined,
    justified,
    line_of,
)
from kz_tui.ui.drawing.wrap import is_narrow, wrap

DOTS = {Strength.SENTENCE: "●●●", Strength.PARAGRAPH: "●●○", Strength.ARTICLE: "●○○"}
MAX_LINKS = 60
MAX_MENTIONS = 2000
_EVIDENCE_LINES = 2
_STEP_LINES = 6
_ALIASES = 6


class ShowActor(NamedTuple):
    """Show the panel of an actor."""

    actor: str


class ShowEvidence(NamedTuple):
    """Go to the evidence of a link and show the actor at its other end."""

    actor: str
    evidence: Evidence


class ShowMention(NamedTuple):
    """Go to a mention; the panel stays."""

    article: int
    span: Span


class ChangeScope(NamedTuple):
    """Show the mentions of this article only, or of all."""


Target = ShowActor | ShowEvidence | ShowMention | ChangeScope


class Item(NamedTuple):
    """Lines that belong together, and what choosing them does."""

    lines: tuple[Line, ...]
    target: Target | None = None


class Subject(NamedTuple):
    """What the panel is about.

    An actor, the path from it to another (`towards`), or without an actor those of the article.
    `everywhere` shows the mentions of all articles instead of this one.
    """

    library: Library = Library()
    actor: str | None = None
    towards: str | None = None
    article: int | None = None
    everywhere: bool = False


def panel_items(subject: Subject, width: int) -> tuple[list[Item], list[Target]]:
    """The items of the panel, and the targets of the keys 1 to 9."""
    library = subject.library
    if subject.actor in library.entities and subject.towards in library.entities:
        items = list(_path_items(library, subject.actor or "", subject.towards or "", width))
    elif subject.actor in library.entities:
        items = list(_actor_items(subject, library.entities[subject.actor or ""], width))
    else:
        items = list(_article_items(subject, width))
    numbered: list[Target] = [
        item.target for item in items if isinstance(item.target, ShowActor | ShowEvidence)
    ]
    return items, numbered[:9]


def _heading(text: str, right: str = "") -> Item:
    return Item((line_of(), line_of(Piece(text, "heading"), Piece(right, "dim")), line_of()))


def _number(number: int) -> Piece:
    return Piece(f"{number} " if number <= 9 else "  ", "accent")


# the actors of an article


def _article_items(subject: Subject, width: int) -> Iterator[Item]:
    library = subject.library
    number = subject.article
    if number is None or not library.entities:
        return
    counts: Counter[str] = Counter(
        mention.entity
        for mention in library.annotation(number).mentions
        if mention.entity is not None and library.entities[mention.entity].acts
    )
    if not counts:
        return
    yield Item((line_of(Piece("IN THIS ARTICLE", "heading")), line_of()))
    ranked = sorted(counts, key=lambda entity: (-counts[entity], library.entities[entity].name))
    for place, entity in enumerate(ranked, 1):
        name = Piece(library.entities[entity].name, ENTITY_ROLE[library.entities[entity].type])
        count = Piece(str(counts[entity]), "dim")
        yield Item((justified([_number(place), name], [count], width),), ShowActor(entity))


# one actor


def _actor_items(subject: Subject, entity: Entity, width: int) -> Iterator[Item]:
    library = subject.library
    numbers = library.profile(entity.id)
    yield Item((*_card(numbers, width), *_decided(library, entity.id, width)))
    if entity.acts:
        links = library.links(entity.id, MAX_LINKS)
        yield _heading("LINKED", f"  {library.link_count(entity.id)}" if links else "")
        for place, link in enumerate(links, 1):
            yield Item(tuple(_link_lines(library, link, place, width)), _target(link))
        more = library.link_count(entity.id) - len(links)
        if more > 0:
            yield Item((line_of(Piece(f"  and {more:,} more", "dim")),))
        if not links:
            yield Item(tuple(_remark("nobody in these articles", width)))
    else:
        yield Item((line_of(), *_remark("a place: only countries are linked", width)))
    yield from _mention_items(subject, numbers, width)


def _card(numbers: Profile, width: int) -> Iterator[Line]:
    """Name, counts, dates, other names and roles."""
    entity = numbers.entity
    word = "country" if entity.country else TYPE_WORD[entity.type]
    for row in _wrapped(entity.name, width):
        yield [Piece(row, ENTITY_ROLE[entity.type])]
    articles = f"{numbers.articles:,} article" + ("s" if numbers.articles != 1 else "")
    names = f"{numbers.names:,} name" + ("s" if numbers.names != 1 else "")
    yield [Piece(fit(joined((word, names, articles)), width), "dim")]
    if numbers.first:
        yield [Piece(fit(short_range(numbers.first, numbers.last), width), "dim")]
    facts = (("also", entity.aliases), ("roles", numbers.roles))
    if any(values for _, values in facts):
        yield line_of()
    for label, values in facts:
        if not values:
            continue
        shown = ", ".join(values[:_ALIASES])
        if len(values) > _ALIASES:
            shown += f" and {len(values) - _ALIASES} more"
        for number, row in enumerate(_wrapped(shown, width - 7)):
            yield line_of(Piece(f"{label if number == 0 else '':<7}", "dim"), row)


def _decided(library: Library, actor: str, width: int) -> Iterator[Line]:
    """What the user decided on an actor, and why."""
    label = "you"
    for ruling in library.rulings:
        if actor not in ruling.actors:
            continue
        decision = ruling.decision
        words = joined((decision.in_words, decision.reason), ": ")
        for row in _wrapped(clean_line(words), width - 7):
            yield line_of(Piece(f"{label:<7}", "dim"), row)
            label = ""


def _target(link: Link) -> ShowEvidence:
    return ShowEvidence(link.b, link.evidence[0])


def _link_lines(library: Library, link: Link, place: int, width: int) -> Iterator[Line]:
    other = library.entities[link.b]
    count = f" ×{link.total}" if link.total > 1 else ""
    yield justified(
        [_number(place), Piece(other.name, ENTITY_ROLE[other.type]), Piece(count, "dim")],
        [Piece(DOTS[link.strength], ENTITY_ROLE[EntityType.PER] + "-soft")],
        width,
    )
    yield from _passage(library, link.evidence[0], width, _EVIDENCE_LINES)


def _passage(library: Library, evidence: Evidence, width: int, limit: int) -> Iterator[Line]:
    """The words of the evidence, cut to some lines."""
    text = library.articles[evidence.article].text
    words = f" {ELLIPSIS} ".join(" ".join(span.of(text).split()) for span in evidence.passages)
    rows = _wrapped(words, width - 2)
    for number, row in enumerate(rows[:limit]):
        cut = number == limit - 1 and len(rows) > limit
        yield [Piece("  " + (fit(row + " " + ELLIPSIS, width - 2) if cut else row), "dim")]


# a path


def _path_items(library: Library, start: str, goal: str, width: int) -> Iterator[Item]:
    a, b = library.entities[start], library.entities[goal]
    path = library.path(start, goal)
    if path is None:
        words = f"Nothing in these articles connects {a.name} and {b.name}."
        yield Item(tuple([Piece(row, "")] for row in _wrapped(words, width)))
        return
    lines: list[Line] = [line_of(Piece("PATH", "heading")), line_of()]
    labels = ["from", *["bridge"] * (len(path.actors) - 2), "to"]
    for label, actor in zip(labels, path.actors, strict=True):
        entity = library.entities[actor]
        name = Piece(entity.name, ENTITY_ROLE[entity.type])
        lines.append(fit_line(line_of(Piece(f"{label:<7}", "dim"), name), width))
    yield Item(tuple(lines))
    yield _heading("STEP BY STEP")
    for place, step in enumerate(path.steps, 1):
        yield Item(tuple(_step_lines(library, step, place, width)), _target(step))


def _step_lines(library: Library, step: Link, place: int, width: int) -> Iterator[Line]:
    a, b = library.entities[step.a], library.entities[step.b]
    dots = Piece(DOTS[step.strength], ENTITY_ROLE[EntityType.PER] + "-soft")
    pair = line_of(
        _number(place),
        Piece(a.name, ENTITY_ROLE[a.type]),
        " – ",
        Piece(b.name, ENTITY_ROLE[b.type]),
    )
    yield justified(pair, [dots], width)
    yield from _passage(library, step.evidence[0], width, _STEP_LINES)
    head = library.articles[step.evidence[0].article].head
    where = joined((short_date(head.date), head.title.value or head.id))
    yield [Piece("  " + fit(where, width - 2), "dim")]
    yield line_of()


# mentions in context


def _mention_items(subject: Subject, numbers: Profile, width: int) -> Iterator[Item]:
    scope = "everywhere" if subject.everywhere else "this article"
    here = None if subject.everywhere else subject.article
    found = list(islice(subject.library.mentions_of(numbers.entity.id, here), MAX_MENTIONS + 1))
    count = numbers.mentions
    if not subject.everywhere:
        count = sum(1 for _ in subject.library.mentions_of(numbers.entity.id, here))
    heading = line_of(
        Piece("MENTIONS", "heading"), Piece(f"  {scope}, {count:,}  x changes", "dim")
    )
    yield Item((line_of(), fit_line(heading, width), line_of()), ChangeScope())
    for article, mention in found[:MAX_MENTIONS]:
        line = _in_context(subject.library, article, mention, width)
        yield Item((line,), ShowMention(article, mention.span))
    if len(found) > MAX_MENTIONS:
        yield Item((line_of(Piece(f"and {count - MAX_MENTIONS:,} more", "dim")),))


def _in_context(library: Library, article: int, mention: Mention, width: int) -> Line:
    """A mention with the words around it, the mention at the same place in every line."""
    text = library.articles[article].text
    before = int(width * 0.35)
    start = max(0, mention.span.start - before)
    left = text[start : mention.span.start].rpartition("\n")[2]
    if len(left) == before:  # begin with a whole word
        left = left[left.find(" ") + 1 :]
    left = left.rjust(before)
    right = text[mention.span.end : mention.span.end + width].partition("\n")[0]
    name = Piece(mention.span.of(text).replace("\n", " "), role_of(mention))
    return fit_line(line_of(Piece(left, "dim"), name, Piece(right, "dim")), width)


def _remark(text: str, width: int) -> Iterator[Line]:
    return ([Piece(row, "dim")] for row in _wrapped(text, width))


def _wrapped(text: str, width: int) -> Sequence[str]:
    rows = wrap(text, 0, len(text), max(1, width), narrow=is_narrow(text))
    return [text[start:end] for start, end in rows]
