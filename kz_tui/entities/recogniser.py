"""Who is named where: from an article to its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kz_tui.entities.capitals import is_all_capitals, restore_case, restore_runs
from kz_tui.entities.compounds import mark_compounds, part_of_compound
from kz_tui.entities.consistency import settle
from kz_tui.entities.credits import mark_credits
from kz_tui.entities.derivations import mark_derived
from kz_tui.entities.features import FeatureMaker
from kz_tui.entities.gazetteer import Gazetteer
from kz_tui.entities.known_names import mark_known
from kz_tui.entities.name_share import NameShare
from kz_tui.entities.organisation_names import mark_organisations
from kz_tui.entities.passage import NAMES, PARTS, Label, Passage
from kz_tui.entities.person_names import join_neighbours, mark_persons
from kz_tui.entities.place_names import drop_common_nouns, mark_by_place
from kz_tui.entities.roles import Roles
from kz_tui.entities.tagger import Tagger, without_signs
from kz_tui.entities.tokens import pieces, tokenise
from kz_tui.entities.words import WordTable
from kz_tui.model.article import Article, BlockKind
from kz_tui.model.entity import Annotation, EntityType, Mention, MentionKind
from kz_tui.model.span import Span
from kz_tui.text.sentences import article_sentences

DATA = Path(__file__).parent / "data"
_FURNITURE = {
    BlockKind.CAPTION: "caption",
    BlockKind.CREDIT: "credit",
    BlockKind.NOTE: "note",
}
_SILENT = frozenset({BlockKind.STAMP, BlockKind.PREFIX})


class Recogniser:
    """Finds the mentions of an article; made once, used for many."""

    def __init__(self, data: Path = DATA) -> None:
        self._table = WordTable(data / "words.trie", data / "words.bin")
        self._gazetteer = Gazetteer(data / "gazetteer.trie")
        self._roles = Roles(data / "roles.txt", self._gazetteer)
        features = FeatureMaker(self._table, self._gazetteer)
        self._share = NameShare(data / "shares.bin", self._table)
        self._tagger = Tagger(data / "german.crf", features)

    def annotate(self, article: Article) -> Annotation:
        """The mentions and sentences of an article; whom a mention means is not decided here."""
        sentences = article_sentences(article)
        passages = list(self._passages(article, sentences))
        for passage in passages:
            self._read(passage)
        settle(passages, self._share)
        for passage in passages:
            self._finish(passage)
        return Annotation(tuple(self._mentions(passages)), sentences)

    def _passages(self, article: Article, sentences: Sequence[Span]) -> Iterator[Passage]:
        for sentence in sentences:
            block = article.block_at(sentence.start)
            if block is None or block.kind in _SILENT:
                continue
            tokens = tokenise(article.text, sentence.start, sentence.end)
            for piece in pieces(tokens):
                yield Passage(piece, _FURNITURE.get(block.kind))

    def _read(self, passage: Passage) -> None:
        words = passage.words
        if is_all_capitals(words):
            words = restore_case(words, self._table, self._gazetteer)
        else:
            words = restore_runs(words, self._table, self._gazetteer)
        for mark in self._tagger.marks(words):
            if (trimmed := without_signs(mark, words)) is not None:
                passage.put(trimmed)
        drop_common_nouns(passage, self._gazetteer, self._share)
        if passage.furniture == "credit":
            mark_credits(passage, self._gazetteer)
        mark_known(passage, self._gazetteer)
        mark_organisations(passage, self._gazetteer, self._share)
        mark_compounds(passage, self._gazetteer)
        mark_by_place(passage, self._gazetteer)
        mark_persons(passage, self._gazetteer, self._share, self._roles)
        self._roles.trim_titles(passage)

    def _finish(self, passage: Passage) -> None:
        join_neighbours(passage, self._gazetteer, self._share)
        mark_derived(passage, self._gazetteer)

    def _mentions(self, passages: Sequence[Passage]) -> list[Mention]:
        single = _single_names(passages)
        mentions: list[Mention] = []
        for passage in passages:
            mentions += _names(passage)
            mentions += self._compound_parts(passage, single)
            for first, last in self._roles.appositions(passage):
                span = passage.tokens.span(first, last)
                mentions.append(
                    Mention(
                        span,
                        EntityType.PER,
                        MentionKind.NOMINAL,
                        apposition=True,
                        furniture=passage.furniture,
                    )
                )
        return sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))

    def _compound_parts(self, passage: Passage, single: dict[str, EntityType]) -> Iterator[Mention]:
        for position, word in enumerate(passage.words):
            if "-" not in word:
                continue
            owner = passage.at(position)
            label = owner.label if owner is not None else None
            if label in NAMES or label in (Label.OTHER, Label.PLACE_WORD):
                continue
            found = part_of_compound(word, label, single, self._gazetteer, self._share)
            if found is not None:
                start = passage.tokens.starts[position]
                span = Span(start + found[0].start, start + found[0].end)
                yield Mention(
                    span, found[1], MentionKind.DERIVED, part=True, furniture=passage.furniture
                )


def _names(passage: Passage) -> Iterator[Mention]:
    for mark in passage.marks():
        span = passage.tokens.span(mark.first, mark.last)
        if mark.label in NAMES:
            yield Mention(span, EntityType(mark.label), furniture=passage.furniture)
        elif mark.label is Label.PLACE_WORD:
            yield Mention(span, EntityType.LOC, MentionKind.DERIVED, furniture=passage.furniture)


def _single_names(passages: Sequence[Passage]) -> dict[str, EntityType]:
    """What the single words are that stand as names in the document."""
    found: dict[str, EntityType] = {}
    for passage in passages:
        for mark in passage.marks():
            if mark.label in NAMES and mark.label not in PARTS:
                word = passage.words[mark.last - 1]
                if len(mark) == 1 or mark.label is Label.PER:
                    found.setdefault(word, EntityType(mark.label))
    return found
