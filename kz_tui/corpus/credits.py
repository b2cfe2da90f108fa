"""Credits: who made a picture or a text, in the forms outlets give it."""

from __future__ import annotations

import re
from typing import NamedTuple

_AGENCY = (
    r"[Pp]icture[ -]alliance|PICTURE ALLIANCE|pa|dpa|dpa[- ]\w+|dapd|ddp|AP|Associated Press|AFP|"
    r"Agence France-Presse|REUTERS|Reuters|epa|EPA(?:-EFE)?|EFE|Getty|GETTY(?: IMAGES)?|"
    r"[Ii]mago|IMAGO|APA|KNA|epd|SID|sid|sda|SDA|KEYSTONE(?:-SDA)?|Keystone(?:-SDA)?|ANSA|"
    r"(?:ITAR-)?TASS|Tass|RIA(?: Nowosti| Novosti)?|Sputnik|Interfax|Xinhua|Kyodo|Anadolu|AA|"
    r"Belta|BELTA|Shutterstock|Unsplash|Pixabay|Alamy|Bloomberg|ZUMA|Zuma|NurPhoto|laif|"
    r"Рейтер|ТАСС|РИА(?: Новости)?|Интерфакс|УНИАН|АП"
)
_LABEL = (
    r"(?:Archiv|Symbol|Presse)?(?:[Ff]otos?|[Bb]ild(?:er)?)(?:quellen?|nachweis|rechte)?|"
    r"FOTO|BILD|(?:File )?[Pp]hoto(?:graph|s)?|PHOTO|Picture|Image|Credits?|Illustration|"
    r"Gra[fp]hi[ck]|Montage|Screenshot|Copyright|Фото|ФОТО|Иллюстрация|Изображение"
)
_PICTURE = rf"(?:(?:{_LABEL})\s*[:/]|Credit\s*\.\.\.|Image source,|Photo by\b|©|\([cC]\)\s)"
_SOURCE = r"(?:(?:Quellen?|Source|Источник)\s*:|Mit Material von\b)"
_SMALL_WORDS = frozenset(
    "von van de del der den di da dos du la le bin ibn al el privat zvg archiv pool".split()
)
_LONGEST = 120

_agency = re.compile(rf"(?:{_AGENCY})(?:[- ](?:[Ii]mages?|[Pp]hotos?|Foto|Bildfunk|Wire|Press))*")
_separator = re.compile(r"\s*[/|,+&;·]\s*|\s+[-–—]\s+|\s+via\s+")
_separator_or_word = re.compile(rf"{_separator.pattern}|\s+(?:und|and|by|on|für|for|и|для)\s+")
_label = re.compile(rf"\s*{_PICTURE}\s*(?P<who>\S.*)")
_source = re.compile(rf"\s*{_SOURCE}\s*\S")
_border = re.compile(
    rf"\s*(?P<mark>[|\[]|\((?![cC]\)))\s*|\s+(?={_PICTURE}|{_SOURCE}|(?:REUTERS|AP Photo)/)"
)
_hint = re.compile(r"[|(\[©:/]|\.\.\.|Image source,|Photo by")
_closed = re.compile(r"(?P<inside>[^()\[\]]*)[)\]](?P<stop>\.?)\s*")
_picture_word = re.compile(r"[Pp]hoto|[Ii]mage|Foto|IMAGES|[Aa]lliance")
_finished = re.compile(r"[.!?…,;:]['\"“”»«’)\]]*$")


class Split(NamedTuple):
    """Where a caption ends and its credit begins; `sure` unless only an agency's name says so."""

    caption_end: int
    credit_start: int
    sure: bool


def is_picture_credit(line: str) -> bool:
    """Whether a line says who made a picture, and nothing else."""
    if len(line) > _LONGEST:
        return False
    inside = _unwrapped(line)
    return _is_labelled(inside) or _is_agency_list(inside)


def is_source_line(line: str) -> bool:
    """Whether a line says where the text comes from, and nothing else."""
    if len(line) > _LONGEST:
        return False
    inside = _unwrapped(line)
    told = inside.endswith(".") and len(inside.split()) > 6
    return bool(_source.match(inside)) and not told


def split_caption(line: str) -> Split | None:
    """Find the credit at the end of a caption: at the first place where one can begin."""
    if not _hint.search(line):
        return None
    for border in _border.finditer(line):
        caption, rest = line[: border.start()].rstrip(), line[border.end() :]
        if len(caption.split()) < 2:
            continue
        if border["mark"] == "|":
            sure = _after_bar(rest)
        elif border["mark"]:
            sure = _in_brackets(rest)
        else:
            sure = _after_blank(caption, rest)
        if sure is not None:
            blanks = len(border.group()) - len(border.group().lstrip())
            return Split(len(caption), border.start() + blanks, sure)
    return None


def _after_bar(rest: str) -> bool | None:
    makers = _is_labelled(rest) or _is_agency_list(rest) or ("/" in rest and _are_makers(rest))
    return True if makers else None


def _in_brackets(rest: str) -> bool | None:
    closed = _closed.fullmatch(rest)
    if closed is None:
        return None
    if _is_labelled(closed["inside"]) or is_source_line(closed["inside"]):
        return True
    # "... berichtete die Deutsche Presse-Agentur (dpa)." is a sentence of the report
    if closed["stop"] or not _is_agency_list(closed["inside"]):
        return None
    return bool(_picture_word.search(closed["inside"]))


def _after_blank(caption: str, rest: str) -> bool | None:
    if is_source_line(rest):
        return True if _finished.search(caption) else None
    if _is_agency_list(rest):
        return True
    label = _label.fullmatch(rest)
    if label is None or not _is_labelled(rest):
        return None
    # "Er zeigte ein Foto: Mutter und Kind" credits nobody
    agency = any(_agency.fullmatch(part) for part in _separator.split(label["who"].strip()))
    apart = _finished.search(caption) or rest.startswith(("©", "(")) or "/" in rest
    return True if agency or apart else None


def _is_labelled(text: str) -> bool:
    match = _label.fullmatch(text)
    return match is not None and _are_makers(match["who"], _separator_or_word)


def _is_agency_list(text: str) -> bool:
    """Whether a text without a label begins with an agency and lists makers: dpa/Max Muster."""
    first = _separator.split(text.strip(), 1)[0]
    return bool(_agency.fullmatch(first)) and _are_makers(text)


def _are_makers(text: str, separator: re.Pattern[str] = _separator) -> bool:
    """Whether a text only lists people, agencies and houses."""
    text = text.strip().removesuffix(".")
    return all(map(_is_maker, separator.split(text)))


def _is_maker(name: str) -> bool:
    if _agency.fullmatch(name):
        return True
    words = name.strip("()[]@").split()
    return 0 < len(words) <= 5 and not _finished.search(name) and all(map(_is_name_word, words))


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or word.isdigit() or word.lower() in _SMALL_WORDS


def _unwrapped(line: str) -> str:
    """A line without the brackets around it."""
    stripped = line.strip()
    if stripped[:1] + stripped[-1:] in ("()", "[]"):
        return stripped[1:-1].strip()
    return stripped
