"""One actor in the panel: who it is, to whom linked, how called, where mentioned."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kz_tui.library import Library
from kz_tui.model.entity import Entity, Mention, MentionKind
from kz_tui.model.profile import Profile
from kz_tui.text.clean import clean_line
from kz_tui.ui.drawing.actor_row import type_word
from kz_tui.ui.drawing.dates import short_date, short_range
from kz_tui.ui.drawing.highlight import role_of
from kz_tui.ui.drawing.line import (
    ENTITY_ROLE,
    Line,
    Piece,
    fit,
    fit_line,
    joined,
    justified,
    line_of,
)
from kz_tui.ui.drawing.link_lines import link_lines
from kz_tui.ui.drawing.panel_targets import (
    ChangeScope,
    Item,
    Section,
    ShowArticle,
    ShowEvidence,
    ShowMention,
    Subject,
    heading,
    more,
    remark,
    wrapped,
)

_ALIASES = 6
_LOOKED_AT = 1000
"""Mentions among which an example of each name and role is looked for."""


def actor_items(subject: Subject, entity: Entity, width: int) -> Iterator[Item]:
    """Everything the panel says of an actor."""
    library = subject.library
    numbers = library.profile(entity.id)
    yield Item((*_card(numbers, width), *_decided(library, entity.id, width)))
    if entity.acts:
        yield from _link_items(subject, entity, width)
    else:
        yield Item((line_of(), *remark("a place: only countries are linked", width)))
    yield from _name_items(library, numbers, width)
    yield from _mention_items(subject, numbers, width)
    yield from _article_items(subject, entity, width)


def _card(numbers: Profile, width: int) -> Iterator[Line]:
    """Name, counts, dates, other names and roles."""
    entity = numbers.entity
    for row in wrapped(entity.name, width):
        yield [Piece(row, ENTITY_ROLE[entity.type])]
    articles = f"{numbers.articles:,} article" + ("s" if numbers.articles != 1 else "")
    names = f"{numbers.names:,} name" + ("s" if numbers.names != 1 else "")
    yield [Piece(fit(joined((type_word(entity), names, articles)), width), "dim")]
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
        for number, row in enumerate(wrapped(shown, width - 7)):
            yield line_of(Piece(f"{label if number == 0 else '':<7}", "dim"), row)


def _decided(library: Library, actor: str, width: int) -> Iterator[Line]:
    """What the user decided on an actor, and why."""
    label = "you"
    for ruling in library.rulings:
        if actor not in ruling.actors:
            continue
        decision = ruling.decision
        words = joined((decision.in_words, decision.reason), ": ")
        for row in wrapped(clean_line(words), width - 7):
            yield line_of(Piece(f"{label:<7}", "dim"), row)
            label = ""


def _link_items(subject: Subject, entity: Entity, width: int) -> Iterator[Item]:
    library = subject.library
    links = library.links(entity.id, subject.shown(Section.LINKS))
    count = library.link_count(entity.id)
    yield heading("LINKED", width, f"{count:,}" if links else "")
    for place, link in enumerate(links, 1):
        target = ShowEvidence(link.b, link.telling)
        yield Item(tuple(link_lines(library, link, place, width)), target)
    if count > len(links):
        yield more(Section.LINKS, count - len(links), width)
    if not links:
        yield Item(tuple(remark("nobody in these articles", width)))


# how it is called


def _name_items(library: Library, numbers: Profile, width: int) -> Iterator[Item]:
    """Each name and each role with the first place where it stands."""
    entity = numbers.entity
    names = [entity.name, *entity.aliases[:_ALIASES]]
    roles = list(numbers.roles[:_ALIASES])
    places = _examples(library, entity, names, roles)
    rows = [(name, f"{ENTITY_ROLE[entity.type]}") for name in names if ("name", name) in places]
    rows += [
        (role, f"{ENTITY_ROLE[entity.type]}-soft") for role in roles if ("role", role) in places
    ]
    if len(rows) < 2:
        return
    yield heading("NAMES AND ROLES", width, "where they stand first")
    for text, role in rows:
        number, mention = places["role" if role.endswith("-soft") else "name", text]
        date = short_date(library.articles[number].head.date)
        line = justified([Piece(text, role)], [Piece(date, "dim")], width)
        yield Item((line,), ShowMention(number, mention.span))


def _examples(
    library: Library, entity: Entity, names: list[str], roles: list[str]
) -> dict[tuple[str, str], tuple[int, Mention]]:
    """The first mention that is a form of each name, and the first of each role."""
    found: dict[tuple[str, str], tuple[int, Mention]] = {}
    seen: set[str] = set()
    wanted = len(names) + len(roles)
    for number, mention in islice(library.mentions_of(entity.id), _LOOKED_AT):
        text = " ".join(mention.span.of(library.articles[number].text).split())
        if text in seen:
            continue
        seen.add(text)
        key = None
        if mention.kind is MentionKind.NAME:
            name = library.written_as(text, names)
            key = ("name", name) if name else None
        elif text in roles:
            key = ("role", text)
        if key is not None:
            found.setdefault(key, (number, mention))
        if len(found) == wanted:
            break
    return found


# where it is mentioned


def _mention_items(subject: Subject, numbers: Profile, width: int) -> Iterator[Item]:
    library, entity = subject.library, numbers.entity.id
    scope = "everywhere" if subject.everywhere else "this article"
    here = None if subject.everywhere else subject.article
    limit = subject.shown(Section.MENTIONS)
    found = list(library.mentions_of(entity, here, 0, limit))
    count = numbers.mentions
    if not subject.everywhere:
        count = len(found)
        if count == limit:
            count = sum(1 for _ in library.mentions_of(entity, here))
    yield heading("MENTIONS", width, f"{scope}, {count:,}  x changes", ChangeScope())
    for article, mention in found:
        yield Item((), ShowMention(article, mention.span), mention)
    if count > len(found):
        yield more(Section.MENTIONS, count - len(found), width)


def in_context(library: Library, article: int, mention: Mention, width: int) -> Line:
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


def _article_items(subject: Subject, entity: Entity, width: int) -> Iterator[Item]:
    library = subject.library
    numbers = library.articles_of(entity.id)
    shown = numbers[: subject.shown(Section.ARTICLES)]
    yield heading("ARTICLES", width, f"{len(numbers):,}")
    for number in shown:
        head = library.articles[number].head
        title = Piece(head.title.value or f"[no title] {head.lead}")
        line = justified([title], [Piece(short_date(head.date), "dim")], width)
        yield Item((line,), ShowArticle(number))
    if len(numbers) > len(shown):
        yield more(Section.ARTICLES, len(numbers) - len(shown), width)
