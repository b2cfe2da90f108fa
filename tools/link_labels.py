"""Measure links and their labels.

    python -m tools.link_labels --seeds
    python -m tools.link_labels --data DIR [--new FILE]

`--seeds` asks which of the relations that a person reads in the two bundled articles
(tests/gold/seeds_relations.json) are found as links of sentence strength. `--data` reads the
Wikinews reports in DIR and compares each label with the verdict a person gave on it, kept in
tools/sources/label_verdicts.jsonl as offsets, without the texts. Labels nobody has judged are
counted, and written to FILE with their sentences, to be judged: add `"right"` and `"unseen"`, put
`"negated"` and `"hearsay"` right, take `sentence` and `label` out, and append the line.

A label is right if its verb stands in the sentence and means what the label shows of it, and if
source and target are its subject and its object or partner, in that direction. Its flags are right
if `negated` and `hearsay` are what the sentence says. The rules were written while looking at
articles whose verdicts say `"unseen": false`; the others had been looked at by nobody.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kz_tui.actors.clauses.labels import mentions_in, read_labels
from kz_tui.actors.network import Network
from kz_tui.corpus.loader import read_corpus
from kz_tui.entities.linker import Linked, link
from kz_tui.entities.recogniser import Recogniser
from kz_tui.model.article import Article
from kz_tui.model.link import Label, Strength
from kz_tui.model.span import Span
from tools.wikinews import WIKINEWS, articles

_ROOT = Path(__file__).parent.parent
_VERDICTS = Path(__file__).parent / "sources" / "label_verdicts.jsonl"
_RELATIONS = _ROOT / "tests" / "gold" / "seeds_relations.json"
_GOLD = _ROOT / "tests" / "gold" / "seeds.jsonl"

_Key = tuple[str, tuple[int, ...]]


class Given(NamedTuple):
    """A label that was given, and where."""

    article: Article
    sentence: Span
    label: Label

    @property
    def key(self) -> _Key:
        """What it is known by: the article, its two ends, and the parts of its words."""
        spans = (*self.label.ends, *self.label.spans)
        return self.article.id, tuple(offset for span in spans for offset in span)


class Recall(NamedTuple):
    """Of `total` relations whose sides both have a mention, how many are sentence links.

    `by_name` of the total have both named by a name or a derivation in that sentence, of which
    `there` are links by that very sentence.
    """

    total: int
    linked: int
    by_name: int
    there: int


def main() -> None:
    """Print the figures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--seeds", action="store_true", help="the relations of the bundled articles"
    )
    parser.add_argument("--data", type=Path, help="folder with news/wikinews.jsonl")
    parser.add_argument("--new", type=Path, help="write labels without a verdict to this file")
    arguments = parser.parse_args()
    if not arguments.seeds and arguments.data is None:
        parser.error("nothing to measure: give --seeds, --data, or both")
    if arguments.seeds:
        print_seeds()
    if arguments.data is not None:
        print_verdicts(arguments.data, arguments.new)


def print_seeds() -> None:
    """Recall of the relations in the bundled articles, and the labels given there."""
    found = seed_recall()
    print(f"relations with a mention of both: {found.linked} of {found.total} are sentence links")
    print(f"both by name: {found.there} of {found.by_name} by that very sentence")
    seeds, linked = recognised(seed_articles())
    for one in given_labels(seeds, linked):
        names = (linked.entities[end].name for end in (one.label.source, one.label.target))
        print(f"  {one.label.told(*names)}")


def seed_recall() -> Recall:
    """How many of the relations in the bundled articles are found."""
    seeds, linked = recognised(seed_articles())
    network = Network(seeds, linked.annotations, linked.entities)
    gold = {
        record["id"]: record["mentions"]
        for record in map(json.loads, _GOLD.read_text(encoding="utf-8").splitlines())
    }
    numbers = {article.id: number for number, article in enumerate(seeds)}
    texts = [article.text for article in seeds]
    total = count = by_name = there = 0
    for relation in json.loads(_RELATIONS.read_text(encoding="utf-8")):
        sides = [_kinds(relation, side, gold) for side in ("source", "target")]
        if relation.get("inferred") or not all(sides):
            continue
        named = all(side & {"name", "derived"} for side in sides)
        where = _found(network, relation, numbers[relation["article"]], texts)
        total += 1
        count += where is not None
        by_name += named
        there += named and where is True
    return Recall(total, count, by_name, there)


def _kinds(relation: dict[str, Any], side: str, gold: dict[str, Any]) -> set[str]:
    """The kinds of mention one side has in the sentence of a relation."""
    return {
        mention["kind"]
        for mention in gold[relation["article"]]
        if relation["start"] <= mention["start"] and mention["end"] <= relation["end"]
        if relation[side] in (mention["entity"], mention.get("metonym"))
    }


def _found(
    network: Network, relation: dict[str, Any], number: int, texts: Sequence[str]
) -> bool | None:
    """Whether a relation is a link by its sentence; None if it is no sentence link at all."""
    best: bool | None = None
    for a in network.find_actors(relation["source"]):
        for b in network.find_actors(relation["target"]):
            known = network.link(a.id, b.id)
            if known is None or known.strength is not Strength.SENTENCE:
                continue
            best = bool(best) or any(
                evidence.article == number
                and evidence.passages[0].of(texts[number]) in relation["text"]
                for evidence in known.evidence
            )
    return best


def print_verdicts(data: Path, new: Path | None) -> None:
    """Precision of the labels in the Wikinews reports, and how many have no verdict."""
    reports, linked = recognised(articles(data / WIKINEWS))
    verdicts = known_verdicts()
    given = list(given_labels(reports, linked))
    print(
        f"{len(given)} labels in {len({one.article.id for one in given})} of {len(reports)} reports"
    )
    for unseen, name in ((True, "articles nobody had looked at"), (False, "articles looked at")):
        judged = [
            (one.label, verdict)
            for one in given
            if (verdict := verdicts.get(one.key)) is not None and verdict["unseen"] is unseen
        ]
        if judged:
            right = sum(verdict["right"] for _, verdict in judged)
            flags = sum(
                (label.negated, label.hearsay) == (verdict["negated"], verdict["hearsay"])
                for label, verdict in judged
            )
            print(f"{name}: {right} of {len(judged)} right ({100 * right / len(judged):.1f} %), "
                  f"flags right in {flags}")  # fmt: skip
    rest = [one for one in given if one.key not in verdicts]
    print(f"{len(rest)} without a verdict")
    if new is not None:
        new.write_text("".join(f"{_line(one)}\n" for one in rest), encoding="utf-8")


def known_verdicts() -> dict[_Key, dict[str, Any]]:
    """The verdicts by what they are on."""
    verdicts = {}
    for line in _VERDICTS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        verdicts[record["id"], tuple(record["offsets"])] = record
    return verdicts


def _line(one: Given) -> str:
    text = one.article.text
    record = {
        "id": one.article.id,
        "crc": zlib.crc32(text.encode()),
        "offsets": one.key[1],
        "sentence": " ".join(one.sentence.of(text).split()),
        "label": one.label.told(*(end.of(text) for end in one.label.ends)),
        "negated": one.label.negated,
        "hearsay": one.label.hearsay,
    }
    return json.dumps(record, ensure_ascii=False)


def given_labels(reports: Sequence[Article], linked: Linked) -> Iterator[Given]:
    """Every label, the first of a sentence for each pair of actors."""
    for article, annotation in zip(reports, linked.annotations, strict=True):
        for sentence in annotation.sentences:
            inside = mentions_in(sentence, annotation.mentions)
            pairs = set()
            for label in read_labels(article.text, sentence, inside, linked.entities):
                pair = frozenset((label.source, label.target))
                if pair not in pairs:
                    yield Given(article, sentence, label)
                pairs.add(pair)


def recognised(found: Iterator[Article]) -> tuple[list[Article], Linked]:
    """Articles with everything recognised and linked."""
    reports = list(found)
    recogniser = Recogniser()
    return reports, link(reports, [recogniser.annotate(article) for article in reports])


def seed_articles() -> Iterator[Article]:
    """The two articles that come with the program."""
    for found in read_corpus([str(_ROOT / "seeds")]):
        if isinstance(found, Article):
            yield found


if __name__ == "__main__":
    main()
