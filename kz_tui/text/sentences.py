"""Where sentences end, in German, English and Russian news."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kz_tui.model.article import Article
from kz_tui.model.span import Span

_ABBREVIATIONS = frozenset(
    # German
    "abs abt adr allg aufl bd bes betr bspw bzgl bzw ca dgl dipl dr einschl engl etc evtl ev exkl "
    "ff fr frl geb gem ggf hl hr hrsg inkl ing inh int jh jhd kath lfd mind mio mrd mr ms mrs "
    "nr phil prof ps rd röm sen sog st std str tel tsd u ugs urspr uvm v verh vgl "
    "vors vs z zit ztl zzgl jan feb mrz apr jun jul aug sep sept okt nov dez "
    # English
    "approx assn ave corp dec dept eg fig gen gov govt ie jr lt oct rep rev sgt sr univ "
    # Russian
    "г гг др им млн млрд обл пр руб см ст стр т тыс ул".split()
)
_TITLES = frozenset("dr mr mrs ms prof hr fr frl gen gov sen rep sgt lt st hl".split())
"""Stand before a name, never at the end of a sentence, whatever the name looks like (Mr. He)."""
_BEFORE_NUMBERS = frozenset("art kap ziff no pp п".split())
"""Words or abbreviations: shortened only where a number follows (Art. 5)."""
_YEARS = frozenset(("г", "гг"))
_STARTERS = frozenset(
    "der die das den dem des ein eine einer er sie es wir ich ihr man dies diese dieser dieses "
    "in im am an auf aus bei nach seit vor zu zum zur für mit und doch aber auch so da dabei damit "
    "danach dann dazu dort hier jetzt nun wie wenn während weil wegen trotz laut the a he she it "
    "they we this that these in on at after but and however meanwhile он она они это в на по как "
    "но и а".split()
)

# . ! ? … with the closing marks behind them, before a blank or the end
_end = re.compile(r"(?P<sign>[.!?…]+)(?P<closing>[\"“”»«’')\]]*)(?=\s|$)")
_word_before = re.compile(r"(?:\w+\.)*\w+$")
_next_start = re.compile(r"\s+[\"„“”»«‚‘'(\[–-]*\s*(?P<word>\w+)?")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Split `text[start:end]` into sentences, as offsets into `text`.

    A sentence has no white space around it; all visible characters are in some sentence. A line
    end counts as a blank: split blocks before sentences.
    """
    stop = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for border in _borders(text, start, stop):
        _add(found, text, begin, border)
        begin = border
    _add(found, text, begin, stop)
    return found


def article_sentences(article: Article) -> tuple[Span, ...]:
    """The sentences of an article, block by block."""
    found: list[Span] = []
    for block in article.blocks:
        found += sentences(article.text, block.span.start, block.span.end)
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))


def _borders(text: str, start: int, stop: int) -> Iterator[int]:
    for match in _end.finditer(text, start, stop):
        following = _next_start.match(text, match.end(), stop)
        if following is None:
            continue
        word = following["word"] or ""
        if word[:1].islower():
            continue
        if (
            match["sign"] == "."
            and not match["closing"]
            and _is_abbreviation(text[max(start, match.start() - 24) : match.start()], word)
        ):
            continue
        yield match.end()


def _is_abbreviation(before: str, word_after: str) -> bool:
    """Whether the full stop after `before` belongs to the word and ends no sentence."""
    match = _word_before.search(before)
    if match is None:
        return False
    word = match.group()
    starts_anew = word_after.casefold() in _STARTERS
    if word.isdigit():  # ordinal: 8. Mai, 2. Liga; a year ends its sentence
        return len(word) <= 2 and not starts_anew and word_after != ""
    if "." in word:  # z.B., U.S., a.m.
        return all(len(part) <= 2 for part in word.split(".")) and not starts_anew
    short = word.casefold()
    if short in _YEARS and before[: match.start()].rstrip()[-1:].isdigit():  # в 2022 г. Протесты
        return False
    if len(word) == 1:  # initial: J. Müller, z. B. Almaty; but "Plan B. Danach"
        return not starts_anew
    if short in _BEFORE_NUMBERS:
        return word_after[:1].isdigit()
    return short in _TITLES or (short in _ABBREVIATIONS and not starts_anew)
