"""A dossier whose names are known without a recogniser, on disk as files write it.

Byte order mark, carriage returns, tabs, soft hyphens and escape sequences move every offset of the
cleaned text away from the raw one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from kz_tui.library import Library
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention, MentionKind
from kz_tui.model.span import Span
from kz_tui.pipeline.assembling import with_actors
from kz_tui.pipeline.steps import ActorsRecognised
from kz_tui.text.sentences import article_sentences

PORT = (
    "Hafen von Lisanne\x1b[31m gesperrt\r\n\r\nEin Kran in Lisanne. | dpa/Radio Nordost\r\n\r\n"
    "Die Ree\u00adderei Nordlicht hat den\tHafen gesperrt. Hafenmeisterin Petra Quandt traf "
    "Joran Velde. Sie sprach mit ihm.\r\n\r\n"
    "Estland schwieg. \x1b]8;;http://example.org\x1b\\Velde\x1b]8;;\x1b\\ klagte.\r\n"
)
STRIKE = "Streik der Lotsen\n\nJoran Velde traf Mira Solberg.\n\nMira Solberg half.\n"
STORM = "Sturm in Lisanne\n\nLisanne rief Bernd Blau.\n"

_PER, _ORG, _LOC = EntityType
ENTITIES = {
    entity.id: entity
    for entity in (
        Entity("per:quandt", "Petra Quandt", _PER, ("Quandt",)),
        Entity("per:velde", "Joran Velde", _PER, ("Velde",), reasons=("surname after full name",)),
        Entity("per:solberg", "Mira Solberg", _PER),
        Entity("per:blau", "Bernd Blau", _PER),
        Entity("per:blau-2", "Anna Blau", _PER, ("Blau",)),
        Entity("per:blau-3", "Otto Blau", _PER, ("Blau",)),
        Entity("org:nordlicht", "Reederei Nordlicht", _ORG),
        Entity("org:radio", "Radio Nordost", _ORG),
        Entity("loc:lisanne", "Lisanne", _LOC),
        Entity("loc:EE", "Estland", _LOC, country="EE"),
    )
}
_FORMS = {form: entity for entity in ENTITIES.values() for form in (entity.name, *entity.aliases)}
_name = re.compile("|".join(sorted(_FORMS, key=len, reverse=True)))
_role = re.compile(r"Hafenmeisterin")


def write_known(folder: Path) -> Path:
    """Write the dossier into a folder."""
    (folder / "port.txt").write_bytes(b"\xef\xbb\xbf" + PORT.encode())
    (folder / "strike.txt").write_text(STRIKE)
    (folder / "storm.txt").write_text(STORM)
    return folder


def recognised(library: Library, _streams: object = None, _shelf: object = None) -> Library:
    """Stands in for recognition: finds the known names, and one role."""
    annotations = tuple(map(_annotated, library.articles))
    return with_actors(library, ActorsRecognised(annotations, ENTITIES))


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The dossier on disk; every command knows its names."""
    for command in ("actors", "annotate", "graph", "links", "path", "search"):
        monkeypatch.setattr(f"kz_tui.commands.{command}.recognise", recognised)
    return write_known(tmp_path)


def _annotated(article: Article) -> Annotation:
    mentions = sorted(_mentions(article), key=lambda mention: mention.span)
    return Annotation(tuple(mentions), article_sentences(article))


def _mentions(article: Article) -> Iterable[Mention]:
    for match in _name.finditer(article.text):
        entity = _FORMS[match.group()]
        block = article.block_at(match.start())
        furniture = block.kind.value if block is not None and block.furniture else None
        span = Span(*match.span())
        yield Mention(span, entity.type, entity=entity.id, furniture=furniture)
    for match in _role.finditer(article.text):
        yield Mention(Span(*match.span()), _PER, MentionKind.NOMINAL, "per:quandt", apposition=True)
