"""Furniture: what stands around a report, told by its words, one line at a time."""

from __future__ import annotations

import re

from kz_tui.corpus.lines import Line
from kz_tui.model.article import Block, BlockKind
from kz_tui.model.span import Span
from kz_tui.text.dates import find_dates

_LONG_LINE = 400
"""Longer lines are paragraphs and nothing else."""
CAPTION_LENGTH = 300

PREFIX = re.compile(r"\s*(?P<prefix>date\s+(?P<date>\d{4}-\d{2}(?:-\d{2})?))(?=\s|$)")
"""What one crawler puts before the first line: ` date 2022-01 `."""

FRONT_MATTER = re.compile(r"\A\s*---[ ]*\n(?P<fields>(?:[^\n]*\n)*?)---[ ]*(?=\n|\Z)")
"""The YAML-like head of a Markdown file."""

_AGENCY = (
    r"picture[ -]alliance|pa|dpa(?:-\w+)?|AP|AFP|Reuters|epa|EPA(?:-EFE)?|Getty(?:\ Images)?|"
    r"[Ii]mago(?:\ images)?|IMAGO|APA|KNA|epd|SID|sid|TASS|Tass|RIA(?:\ Novosti)?|Sputnik|"
    r"Interfax|Xinhua|Anadolu|AA|ANSA|EFE|Shutterstock|Keystone|ddp|Unsplash|Alamy|Bloomberg|"
    r"Рейтер|ТАСС|РИА(?:\ Новости)?|Интерфакс|АП"
)
_AGENCIES = rf"(?:{_AGENCY})(?:\s*[/|,+&-]\s*(?:{_AGENCY}|[\w.\ -]{{2,40}}))*"
_PICTURE_LABEL = (
    r"Fotos?|Bild(?:er|quelle|nachweis|rechte)?|Photos?|Image|Credits?|Picture|Illustration|"
    r"Gra[fp]hi[ck]|Archiv(?:bild|foto)|Symbol(?:bild|foto)|Copyright|Фото|Иллюстрация"
)

_stamp_label = re.compile(
    r"\s*(?:Stand|(?:Zuletzt |Letztmals )?aktualisiert|Letzte (?:Aktualisierung|Änderung)|"
    r"(?:Erst)?[Vv]eröffentlicht|Erschienen|Publiziert|Erstellt|Datum|Date|Update[ds]?|"
    r"Last (?:updated|modified)|(?:First )?[Pp]ublished|Posted|Modified|Обновлено|Опубликовано|"
    r"Дата)\b(?:\s+(?:am|on|at|um))?\s*:?",
    re.IGNORECASE,
)
_digits = re.compile(r"\d{2}")
_stamp_filler = re.compile(
    r"\b(?:uhr|um|at|am|on|vom|mez|mesz|cet|cest|gmt|utc|est|edt|bst|msk|мск|stand|und|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|[\s,.;:|·•–—()/+-]",
    re.IGNORECASE,
)
_credit = re.compile(
    rf"\s*[(\[]?\s*(?:(?:(?:{_PICTURE_LABEL}|Quellen?|Source|Источник)\s*[:/]|©|\(c\)|"
    rf"Mit Material von)\s*\S.{{0,100}}|{_AGENCIES})\s*[)\]]?\s*"
)
_byline = re.compile(
    r"\s*(?:(?:Ein(?:e)? (?:Analyse|Bericht|Kommentar|Gastbeitrag|Essay|Interview) )?"
    r"[Vv]on|By|BY|Автор:?|Autor(?:in)?:|Text:)\s+"
    r"(?:[A-ZÄÖÜА-Я][\w.'’-]+|von|van|de|der|und|and|и|,)"
    r"(?:,?\s+(?:[A-ZÄÖÜА-Я][\w.'’-]*|von|van|de|der|und|and|zurzeit|и))*\s*"
)
_reporting = re.compile(
    r"\s*(?:\(?(?:Reporting|Writing|Editing|Additional reporting) by\b.{3,200})"
)
_note = re.compile(
    r"\s*(?:Über dieses Thema (?:berichte|sende|informier)|Dieses Thema im Programm\b|"
    r"Dieser? (?:Beitrag|Artikel|Text|Meldung|Sendung|Bericht|Inhalt)\b.{0,80}"
    r"\b(?:gesendet|ausgestrahlt|lief|erschien|erschienen|veröffentlicht|automatisch)\b|"
    r"(?:Mehr|Weitere (?:Informationen|Artikel|Beiträge|Meldungen)) (?:zum|zu diesem) Thema\b|"
    r"Lesen Sie (?:auch|hier|mehr|dazu)\b|Siehe auch\b|Weiterlesen\b|Zum Thema:|"
    r"This (?:article|story|report) (?:was|has been|first|originally)\b|Read more\b|See also\b|"
    r"Related:|Читайте также\b|Ранее сообщалось)"
)
_picture_credit = re.compile(rf"\s*[(\[]?(?:{_PICTURE_LABEL}|©|{_AGENCY})")
_caption_mark = re.compile(
    r"\((?:Archiv|Symbol|Datei)(?:bild|foto|aufnahme)?\)|\b(?:Archivbild|Archivfoto|Symbolbild|Symbolfoto)\b"
)
_caption_label = re.compile(
    r"\s*(?:Im Bild|Bildunterschrift|Bildtext|Caption|Foto|Bild|Photo|Фото)\s*:\s*(?=\S)"
)
_caption_credit = re.compile(
    rf"(?P<caption>.*?\S)(?P<credit>\s*(?:\|\s*(?:{_PICTURE_LABEL})?\s*:?\s*(?=[^|]*$)|"
    rf"[(\[]\s*(?=(?:(?:{_PICTURE_LABEL}|Quelle)\s*[:/]|©|{_AGENCIES}\s*[)\]]))|"
    rf"(?=(?:(?:{_PICTURE_LABEL}|Quelle)\s*[:/]|©)))\s*(?P<who>[^|]{{2,100}}))"
)
_agency_alone = re.compile(rf"(?:{_AGENCIES})\s*")
_setext_rule = re.compile(r"\s*(?:={3,}|-{3,}|\*{3,}|_{3,})\s*")


def furniture(line: Line) -> list[Block] | None:
    """The blocks of a line that stands around the report; None for a line of the report."""
    if len(line.text) > _LONG_LINE:
        return None
    if set(line.text) == {"#"} or _setext_rule.fullmatch(line.text):
        return [Block(BlockKind.PREFIX, line.span)]
    if is_stamp(line.text):
        return [Block(BlockKind.STAMP, line.span)]
    if _note.match(line.text):
        return [Block(BlockKind.NOTE, line.span)]
    if _is_credit(line.text):
        return [Block(BlockKind.CREDIT, line.span)]
    return _caption_with_credit(line)


def is_stamp(line: str) -> bool:
    """Whether a line says when the article appeared, and nothing else."""
    if len(line) > 120 or not _digits.search(line) or not (dates := find_dates(line)):
        return False
    label = _stamp_label.match(line)
    rest = line
    for found in reversed(dates):
        rest = rest[: found.span.start] + rest[found.span.end :]
    if label:
        rest = rest[label.end() :]
    rest = _stamp_label.sub("", rest)
    return not _stamp_filler.sub("", rest)


def _is_credit(line: str) -> bool:
    if len(line) > 200:
        return False
    if _byline.fullmatch(line) or _reporting.fullmatch(line):
        return True
    match = _credit.fullmatch(line)
    # "Bild: Menschen fliehen aus der Stadt." describes, "Bild: dpa" credits
    return bool(match) and not (line.rstrip().endswith(".") and len(line.split()) > 6)


def _caption_with_credit(line: Line) -> list[Block] | None:
    if len(line.text) > CAPTION_LENGTH:
        return None
    match = _caption_credit.fullmatch(line.text)
    described = match is not None and len(match["caption"].split()) > 2
    if match and described and _looks_like_credit(match["credit"], match["who"]):
        border = match.start("credit")
        border += len(match["credit"]) - len(match["credit"].lstrip())
        start = line.span.start
        return [
            Block(BlockKind.CAPTION, Span(start, start + match.end("caption"))),
            Block(BlockKind.CREDIT, Span(start + border, line.span.end)),
        ]
    if _caption_mark.search(line.text) or _caption_label.match(line.text):
        return [Block(BlockKind.CAPTION, line.span)]
    return None


def _looks_like_credit(credit: str, who: str) -> bool:
    """A bar alone is not enough: "Kultur | Musik" credits nobody."""
    if not credit.lstrip().startswith("|"):
        return True
    return bool(_agency_alone.match(who)) or "/" in who or bool(re.search(_PICTURE_LABEL, credit))


def is_picture_credit(line: str) -> bool:
    """Whether a credit names who made a picture (and not where a text comes from)."""
    return bool(_picture_credit.match(line))
