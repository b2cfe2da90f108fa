"""Where a few articles change, the tables are those that reading everything again would give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.actors.occurrences import Occurrences
from kz_tui.actors.splicing import GONE
from kz_tui.model.article import Article, Block, BlockKind, Fact, Head, Origin, PublicationDate
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention, MentionKind
from kz_tui.model.span import Span

TYPES = (EntityType.PER, EntityType.ORG, EntityType.LOC)
ENTITIES = {
    f"e{n}": Entity(f"e{n}", f"Name {9 - n}", TYPES[n % 3], country="KZ" if n == 5 else None)
    for n in range(7)
}
KINDS = st.sampled_from(
    [MentionKind.NAME, MentionKind.NAME, MentionKind.DERIVED, MentionKind.NOMINAL]
)
SENTENCE = st.lists(
    st.tuples(st.sampled_from([*ENTITIES, None]), KINDS, st.booleans(), st.booleans()), max_size=3
)
ARTICLE = st.lists(st.lists(SENTENCE, max_size=3), max_size=3)
DATES = st.sampled_from([None, "2022-01-06", "2022-01-07", "2023"])
DOSSIER = st.lists(st.tuples(ARTICLE, DATES), max_size=5)
Drawn = tuple[list[list[list[tuple[str | None, MentionKind, bool, bool]]]], str | None]


def made(number: int, drawn: Drawn) -> tuple[Article, Annotation]:
    """An article of blocks of sentences of mentions, each four characters."""
    blocks, mentions, sentences, place = [], [], [], 0
    for sentence_list in drawn[0]:
        first = place
        for sentence in sentence_list:
            begin = place
            for entity, kind, apposition, credit in sentence:
                span = Span(place, place + 3)
                type_ = ENTITIES[entity].type if entity else EntityType.PER
                furniture = "credit" if credit else None
                mentions.append(Mention(span, type_, kind, entity, False, apposition, furniture))
                place += 4
            place += 1
            sentences.append(Span(begin, place))
        place += 1
        kind_ = BlockKind.CREDIT if len(sentence_list) == 3 else BlockKind.PARAGRAPH
        blocks.append(Block(kind_, Span(first, place)))
    text = "".join(chr(97 + at % 26) for at in range(place))
    head = Head(f"a{number}", Fact(None), PublicationDate(drawn[1]), Fact(None))
    article = Article(head, text, tuple(blocks), Origin(f"a{number}"))
    return article, Annotation(tuple(mentions), tuple(sentences))


def apart(
    pairs: Sequence[tuple[Article, Annotation]],
) -> tuple[list[Article], list[Annotation]]:
    """The articles and the annotations."""
    return [article for article, _ in pairs], [annotation for _, annotation in pairs]


@given(DOSSIER, DOSSIER, st.integers(0, 7), st.data())
def test_spliced_is_as_read_again(
    old: list[Drawn], new: list[Drawn], known: int, data: st.DataObject
) -> None:
    ids = list(ENTITIES)
    before = [made(number, drawn) for number, drawn in enumerate(old)]
    named = {m.entity for _, annotation in before for m in annotation.mentions if m.entity}
    known = max([known, *(1 + ids.index(one) for one in named)])
    entities = {one: ENTITIES[one] for one in ids[:known]}
    occurrences = Occurrences(*apart(before), entities)
    stays = data.draw(
        st.lists(st.sampled_from(range(len(old))), unique=True) if old else st.just([])
    )
    numbers = data.draw(st.permutations([*stays, *([GONE] * len(new))]))
    fresh = iter([made(100 + number, drawn) for number, drawn in enumerate(new)])
    now = [next(fresh) if number == GONE else before[number] for number in numbers]
    articles, annotations = apart(now)
    spliced = occurrences.spliced(articles, annotations, ENTITIES, np.array(numbers, np.int32))
    again = Occurrences(articles, annotations, ENTITIES)
    assert_same(spliced, again)


@given(DOSSIER, st.sets(st.sampled_from([*ENTITIES])), st.booleans(), st.data())
def test_recast_is_as_read_again(
    drawn: list[Drawn], parts: set[str], redated: bool, data: st.DataObject
) -> None:
    articles, annotations = apart([made(number, one) for number, one in enumerate(drawn)])
    occurrences = Occurrences(articles, annotations, ENTITIES)
    gone = data.draw(st.sets(st.sampled_from(sorted(parts)))) if parts else set()
    retyped = data.draw(st.sampled_from(TYPES))
    entities = {
        one: entity._replace(type=retyped) if one in parts else entity
        for one, entity in ENTITIES.items()
        if one not in gone
    }
    entities |= {one: Entity(one, "Neu", EntityType.PER) for one in ("neu", "neu-2")}
    whom = st.sampled_from([*entities, None])

    def recast(mention: Mention) -> Mention:
        return mention._replace(entity=data.draw(whom)) if mention.entity in parts else mention

    now = [one._replace(mentions=tuple(map(recast, one.mentions))) for one in annotations]
    if redated:
        date = PublicationDate("2021-12-31")
        articles = [one._replace(head=one.head._replace(date=date)) for one in articles]
    touched = sorted({number for part in parts for number in occurrences.articles_of(part)})
    ours = occurrences.recast(articles, now, entities, touched)
    assert_same(ours, Occurrences(articles, now, entities))
    assert ours.ids == tuple(entities)


def test_recasting_reads_only_articles_that_are_touched() -> None:
    """All others could be of any length."""

    class Watched(list[Article]):
        read: ClassVar[set[int]] = set()

        def __getitem__(self, number: Any) -> Any:
            self.read.add(number)
            return super().__getitem__(number)

    drawn: list[Drawn] = [
        ([[[(one, MentionKind.NAME, False, False)]]], "2022") for one in ("e0", "e1", "e0", "e2")
    ]
    articles, annotations = apart([made(number, one) for number, one in enumerate(drawn)])
    watched = Watched(articles)
    occurrences = Occurrences(watched, annotations, ENTITIES)
    watched.read.clear()
    now = [
        one._replace(mentions=tuple(m for m in one.mentions if m.entity != "e0"))
        for one in annotations
    ]
    entities = {one: entity for one, entity in ENTITIES.items() if one != "e0"}
    recast = occurrences.recast(watched, now, entities, [0, 2])
    assert watched.read == {0, 2}
    assert recast.articles_of("e1") == [1]


def assert_same(one: Occurrences, other: Occurrences) -> None:
    """All arrays are the same, roles by their words and dates by themselves."""
    ours, theirs = one.arrays(), other.arrays()
    words = one.tables.role_words, other.tables.role_words
    for name in ours.keys() - {"role_words", "roles", "dates", "days"}:
        assert ours[name].tolist() == theirs[name].tolist(), name
    for own, another in zip(one.tables.roles.tolist(), other.tables.roles.tolist(), strict=True):
        assert (own < 0) == (another < 0)
        assert own < 0 or words[0][own] == words[1][another]
    assert [one.dates[day] for day in one.days] == [other.dates[day] for day in other.days]
    assert one.dates == sorted(one.dates)
    assert one.dates[0] == ""
