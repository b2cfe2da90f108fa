"""A small dossier made by hand: three articles, the mentions found by looking for the names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kz_tui.corpus.build import build_article
from kz_tui.library import Library
from kz_tui.model.article import Article, Origin
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention, MentionKind
from kz_tui.model.report import FileReport, FileStatus
from kz_tui.model.span import Span
from kz_tui.pipeline.indexing import index_library, index_names
from kz_tui.text.sentences import article_sentences

TEXTS = {
    "port": """Hafen von Lisanne gesperrt

Stand: 03.05.2021 09:10 Uhr

Ein Kran im Hafen von Lisanne am Montag. | dpa/Reuters

Die Reederei Nordlicht hat den Hafen von Lisanne gesperrt. \
Hafenmeisterin Petra Quandt traf sich mit Joran Velde.

Velde forderte eine rasche Öffnung. Die Regierung von Estland schwieg zunächst.

Streit um die Kosten

Petra Quandt nannte die Forderung verfrüht. Sie sprach mit der Reederei Nordlicht über die Kosten.

Über dieses Thema berichtete Radio Nordost am 03. Mai 2021 um 12:00 Uhr.
""",
    "strike": """Streik der Lotsen

04.05.2021

Joran Velde verhandelt seit Dienstag mit Mira Solberg über ein Ende des Streiks. \
Solberg vertritt die Lotsen.

Estland bot seine Hilfe an. Mira Solberg nahm das Angebot an.
""",
    "storm": """Sturm über der Küste

05.05.2021

Der Sturm zog am Mittwoch über die Küste. Niemand wurde verletzt.
""",
}

NAMES = {
    "Petra Quandt": ("per:petra-quandt", EntityType.PER),
    "Joran Velde": ("per:joran-velde", EntityType.PER),
    "Velde": ("per:joran-velde", EntityType.PER),
    "Mira Solberg": ("per:mira-solberg", EntityType.PER),
    "Solberg": ("per:mira-solberg", EntityType.PER),
    "Reederei Nordlicht": ("org:reederei-nordlicht", EntityType.ORG),
    "Radio Nordost": ("org:radio-nordost", EntityType.ORG),
    "Lisanne": ("loc:lisanne", EntityType.LOC),
    "Estland": ("loc:EE", EntityType.LOC),
}

ENTITIES = {
    entity.id: entity
    for entity in (
        Entity("per:petra-quandt", "Petra Quandt", EntityType.PER),
        Entity("per:joran-velde", "Joran Velde", EntityType.PER, ("Velde",)),
        Entity("per:mira-solberg", "Mira Solberg", EntityType.PER, ("Solberg",)),
        Entity("org:reederei-nordlicht", "Reederei Nordlicht", EntityType.ORG),
        Entity("org:radio-nordost", "Radio Nordost", EntityType.ORG),
        Entity("loc:lisanne", "Lisanne", EntityType.LOC),
        Entity("loc:EE", "Estland", EntityType.LOC, country="EE"),
    )
}

_name = re.compile("|".join(sorted(NAMES, key=len, reverse=True)))


def make_articles(texts: dict[str, str] | None = None) -> tuple[Article, ...]:
    return tuple(
        build_article(name, text, Origin(f"/dossier/{name}.txt"))
        for name, text in (texts or TEXTS).items()
    )


def annotate(article: Article) -> Annotation:
    mentions = []
    for match in _name.finditer(article.text):
        entity, kind = NAMES[match.group()]
        block = article.block_at(match.start())
        furniture = block.kind.value if block is not None and block.furniture else None
        span = Span(*match.span())
        mentions.append(Mention(span, kind, entity=entity, furniture=furniture))
    for match in re.finditer("Hafenmeisterin(?= Petra)", article.text):
        span = Span(*match.span())
        mentions.append(
            Mention(span, EntityType.PER, MentionKind.NOMINAL, "per:petra-quandt", apposition=True)
        )
    mentions.sort(key=lambda mention: mention.span)
    return Annotation(tuple(mentions), article_sentences(article))


def read_only(texts: dict[str, str] | None = None) -> Library:
    """The dossier as it is right after reading."""
    report = FileReport("/dossier/broken.txt", FileStatus.SKIPPED, "a binary file, not text")
    return Library(make_articles(texts), (report,) if texts is None else ())


def steps(library: Library) -> Iterator[Library]:
    """What comes after reading: the index, then the actors."""
    indexed = index_library(library)
    yield indexed
    annotations = tuple(map(annotate, indexed.articles))
    yield index_names(replace(indexed, annotations=annotations, entities=ENTITIES))


def whole(texts: dict[str, str] | None = None) -> Library:
    """The dossier with everything done."""
    return list(steps(read_only(texts)))[-1]
