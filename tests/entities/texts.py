"""Small articles and passages for the tests of this room."""

from __future__ import annotations

from kz_tui.corpus.build import build_article
from kz_tui.entities.passage import Label, Mark, Passage
from kz_tui.entities.tokens import tokenise
from kz_tui.model.article import Article, Origin
from kz_tui.model.entity import Annotation, EntityType, Mention, MentionKind
from kz_tui.model.span import Span
from kz_tui.text.sentences import article_sentences

HOSTILE = {
    "no sentence end": "Angela Merkel und Wladimir Putin reisen nach Moskau und ",
    "one word": "Donaudampfschifffahrt",
    "one word of initials": "a.b.",
    "capitals": "ANGELA MERKEL UND WLADIMIR PUTIN REISEN. ",
    "a table": "Bayern\t12\tBerlin\t7\tHessen\t3\n",
    "full stops": ". . . . ",
    "brackets": "(((",
    "hyphens": "EU-",
    "unknown language": "Ol dünyöda vuh neviy qoqşa. ",
}
"""Input that a reader must withstand, each to be repeated to any length."""
CROWDED = {
    "mentions": "Olaf Scholz traf Emmanuel Macron. Der Präsident lobte den Kanzler, sagte er. ",
    "mentions in one sentence": "Olaf Scholz kam, so sagte er, und Angela Merkel, so sagte sie, ",
    "descriptions": "Kanzler Olaf Scholz und der Kanzler und der 81-Jährige und der Konzern, ",
    "another language": "Президент Касым-Жомарт Токаев встретился с Владимиром Путиным в Москве. ",
    "english": "The president Vladimir Putin met Kassym-Jomart Tokayev of Kazakhstan in Moscow. ",
}
"""Texts with a mention in every few words, each to be repeated to any length."""


def article(text: str, name: str = "a") -> Article:
    return build_article(name, text, Origin("test"))


def passage(text: str, *marks: tuple[str, Label], furniture: str | None = None) -> Passage:
    """A sentence with the first occurrence of each given name marked."""
    made = Passage(tokenise(text), furniture)
    for name, label in marks:
        words = tokenise(name).words
        starts = range(len(made) - len(words) + 1)
        first = next(n for n in starts if made.words[n : n + len(words)] == words)
        made.put(Mark(first, first + len(words), label))
    return made


def marked(found: Passage) -> list[tuple[str, str]]:
    """The words and labels of all marks."""
    return [(found.text(mark), mark.label.value) for mark in found.marks()]


def names(
    text: str, annotation: Annotation, kind: MentionKind = MentionKind.NAME
) -> list[tuple[str, str]]:
    """The words and types of all mentions of a kind."""
    return [
        (mention.span.of(text), mention.type.value)
        for mention in annotation.mentions
        if mention.kind is kind
    ]


def annotated(
    text: str, *found: tuple[str, EntityType] | tuple[str, EntityType, MentionKind], name: str = "a"
) -> tuple[Article, Annotation]:
    """An article and its mentions, each searched for behind the one before it."""
    made = article(text, name)
    mentions: list[Mention] = []
    start = 0
    for one in found:
        kind = one[2] if len(one) == 3 else MentionKind.NAME
        begin = made.text.index(one[0], start)
        span = Span(begin, begin + len(one[0]))
        beside = kind is MentionKind.NOMINAL
        mentions.append(Mention(span, one[1], kind, apposition=beside))
        start = begin if beside else span.end
    return made, Annotation(tuple(mentions), article_sentences(made))
