"""Furniture: what stands around a report, told by its words, one line at a time.

Where the words alone do not tell, the block is marked uncertain: its place decides (`blocks`).
"""

from __future__ import annotations

import re

from kz_tui.corpus.credits import is_picture_credit, is_source_line, split_caption
from kz_tui.corpus.lines import Line
from kz_tui.model.article import Block, BlockKind
from kz_tui.model.span import Span
from kz_tui.text.dates import find_dates
from kz_tui.text.sentences import sentences

_LONG_LINE = 400
"""Longer lines are paragraphs and nothing else."""
_CAPTION_LENGTH = 300
_CAPTION_SENTENCES = 2
_STAMP_LENGTH = 120

_stamp_label = re.compile(
    r"\s*(?:Stand|(?:Zuletzt |Letztmals )?aktualisiert|Letzte (?:Aktualisierung|Änderung)|"
    r"(?:Erst)?veröffentlicht|Erschienen|Publiziert|Erstellt|Datum|Date|Update[ds]?|"
    r"Last (?:updated|modified)|(?:First )?published|Posted|Modified|Обновлено|Опубликовано|"
    r"Дата)\b(?:\s+(?:am|on|at|um))?\s*:?",
    re.IGNORECASE,
)
_digits = re.compile(r"[0-9]{2}")
_stamp_filler = re.compile(
    r"\b(?:uhr|um|at|am|on|vom|mez|mesz|cet|cest|gmt|utc|est|edt|bst|msk|мск|stand|und|ч|г|"
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)|"
    r"(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)|"
    r"(?:lesedauer|lesezeit|reading time)\s*:?\s*\d+\s*(?:min(?:uten?|utes?)?\b)?|"
    r"\d+\s*min(?:uten?|utes?)?(?:\s+(?:read|lesedauer|lesezeit))?)\b|[\s,.;:|·•–—()/+-]",
    re.IGNORECASE,
)
_byline = re.compile(
    r"\s*(?:(?:Eine? (?:Analyse|Bericht|Kommentar|Gastbeitrag|Essay|Interview|Reportage) )?"
    r"(?:[Vv]on|VON|By|BY)\s+|(?:Автор|Autor(?:in)?|Author|Text)\s*:\s*)"
    r"(?P<names>[^\W\d_][\w.'’-]+(?:,?\s+[\w.'’-]+){1,11})\s*"
)
_byline_words = frozenset("von van de der den und and und zurzeit in и".split())
_reporting = re.compile(r"\s*\(?(?:Reporting|Writing|Editing|Additional reporting) by\b.{3,200}")
_programme_note = re.compile(
    r"\s*(?:Über dieses Thema (?:berichte|sende|informier)|Dieses Thema im Programm\b|"
    r"(?:Mehr|Weitere (?:Informationen|Artikel|Beiträge|Meldungen)) (?:zum|zu diesem) Thema\b|"
    r"Lesen Sie (?:auch|hier|mehr|dazu)\b|Weiterlesen\b|Zum Thema:|Read more\b|Related:|"
    r"Читайте также\b)"
)
_closing_note = re.compile(
    r"\s*(?:Dies(?:er|e|es) (?:Beitrag|Artikel|Text|Meldung|Sendung|Bericht|Inhalt|Interview)\s+"
    r"(?:wurde|ist|erschien|lief|stammt|kommt|basiert|entstand)\b|Siehe auch\b|See also\b|"
    r"This (?:article|story|report|piece) (?:was|has been|first|originally)\b)"
)
_caption_mark = re.compile(
    r"\((?:Archiv|Symbol|Datei)(?:bild|foto|aufnahme)?\)\.?\s*$|"
    r"\b(?:Archivbild|Archivfoto|Symbolbild|Symbolfoto)\)?\.?\s*$|\s*!\[[^\]]*\]\([^)]*\)\s*$"
)
_caption_label = re.compile(
    r"\s*(?:Im Bild|Bildunterschrift|Bildtext|Archiv(?:bild|foto)|Symbol(?:bild|foto)|Caption|"
    r"Image caption|FILE PHOTO|File photo|Foto|Bild|Photo|Фото)\s*[:,]\s*(?=\S)"
)
_rule = re.compile(r"\s*(?:={3,}|-{3,}|\*{3,}|_{3,})\s*")


def furniture(line: Line) -> list[Block] | None:
    """The blocks of a line that stands around the report; None for a line of the report."""
    text, span = line.text, line.span
    if len(text) > _LONG_LINE or text.startswith("|"):  # a row of a table
        return None
    if set(text) == {"#"} or _rule.fullmatch(text):
        return [Block(BlockKind.PREFIX, span)]
    if is_stamp(text):
        return [Block(BlockKind.STAMP, span, certain=bool(_stamp_label.match(text)))]
    if _programme_note.match(text):
        return [Block(BlockKind.NOTE, span)]
    if _closing_note.match(text):
        return [Block(BlockKind.NOTE, span, certain=False)]
    if is_picture_credit(text) or is_source_line(text) or _reporting.fullmatch(text):
        return [Block(BlockKind.CREDIT, span)]
    if _is_byline(text):
        return [Block(BlockKind.CREDIT, span, certain=False)]
    return _caption(line)


def is_stamp(line: str) -> bool:
    """Whether a line says when the article appeared, and nothing else."""
    if len(line) > _STAMP_LENGTH or not _digits.search(line) or not (dates := find_dates(line)):
        return False
    label = _stamp_label.match(line)
    if not label and (line.rstrip().endswith(":") or line.startswith("(")):
        return False  # heads a day in a chronicle, dates something else
    rest = line
    for found in reversed(dates):
        rest = rest[: found.span.start] + rest[found.span.end :]
    if label:
        rest = rest[label.end() :]
    return not _stamp_filler.sub("", _stamp_label.sub("", rest))


def _is_byline(line: str) -> bool:
    """Whether a line only names authors; "Von der Leyen und Macron" names none."""
    match = _byline.fullmatch(line)
    if match is None:
        return False
    words = match["names"].replace(",", " ").split()
    named = [word for word in words if word not in _byline_words]
    return words[0] == named[0] and len(named) > 1 and all(word[0].isupper() for word in named)


def _caption(line: Line) -> list[Block] | None:
    text, start = line.text, line.span.start
    if len(text) > _CAPTION_LENGTH:
        return None
    split = split_caption(text)
    if split is not None:
        caption = Span(start, start + split.caption_end)
        kind = BlockKind.CAPTION
        if len(sentences(text, 0, split.caption_end)) > _CAPTION_SENTENCES:
            kind = BlockKind.PARAGRAPH
        return [
            Block(kind, caption, certain=split.sure),
            Block(BlockKind.CREDIT, Span(start + split.credit_start, line.span.end)),
        ]
    if _caption_mark.search(text) or _caption_label.match(text):
        return [Block(BlockKind.CAPTION, line.span)]
    return None
