"""Headlines, kickers and subheads: short lines that end without a mark."""

from __future__ import annotations

import re
from itertools import zip_longest

from kz_tui.corpus.lines import BULLET
from kz_tui.model.article import Block, BlockKind
from kz_tui.text.sentences import sentences

_HEADLINE_LENGTH = 160
_KICKER_LENGTH = 60
_SUBHEAD_LENGTH = 90
_HEAD_LINES = 4
"""More short lines than this before the first paragraph are a list, not the head of an article."""
_TITLED_HEAD_LINES = 3

_end_mark = re.compile(r"[.!?…:;,]['\"“”»«’)\]]*$")
_ends_like_text = re.compile(r"(?<!\b[IVX])(?<!\b[IVX]{2})(?<!\b[IVX]{3})[.…:;,]['\"“”»«’)\]]*$")


def find_headlines(blocks: list[Block], text: str, *, titled: bool) -> list[Block]:
    """The short lines before the first paragraph: kicker and headline, then subheads."""
    paragraphs = [n for n, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH]
    candidates: list[int] = []
    for number in paragraphs[:-1]:
        if not _could_be_headline(blocks[number].span.of(text)):
            break
        candidates.append(number)
    if _is_list(blocks, candidates, text):
        return blocks
    most = _TITLED_HEAD_LINES if titled else _HEAD_LINES
    if not candidates or len(candidates) > most:
        return blocks
    kinds = [BlockKind.HEADLINE]
    if len(candidates) > 1 and _is_kicker(blocks, candidates[0], candidates[1], text):
        kinds = [BlockKind.KICKER, BlockKind.HEADLINE]
    kinds += [BlockKind.SUBHEAD] * (len(candidates) - len(kinds))
    changed = list(blocks)
    for number, kind in zip(candidates, kinds, strict=True):
        changed[number] = blocks[number]._replace(kind=kind)
    return changed


def find_subheads(blocks: list[Block], text: str) -> list[Block]:
    """Short lines without an end mark between paragraphs."""
    report = [number for number, block in enumerate(blocks) if not block.furniture]
    candidates: list[int] = []
    paragraphs = 0
    for number, following in zip_longest(report, report[1:]):
        if blocks[number].kind is not BlockKind.PARAGRAPH:
            continue
        if not _could_be_subhead(blocks[number].span.of(text)):
            paragraphs += 1
            continue
        heads = following is not None and blocks[following].kind is BlockKind.PARAGRAPH
        if heads and (paragraphs or _is_marked(blocks, number, text)):
            candidates.append(number)
    if len(candidates) > paragraphs:  # a table, a poem, a list
        return blocks
    changed = list(blocks)
    for number in candidates:
        changed[number] = blocks[number]._replace(kind=BlockKind.SUBHEAD)
    return changed


def _could_be_headline(line: str) -> bool:
    if len(line) > _HEADLINE_LENGTH or "\n" in line or line.startswith("|"):
        return False
    if len(line.split()) == 1 and not line[0].isupper():
        return False
    return not _ends_like_text.search(line)


def _is_list(blocks: list[Block], candidates: list[int], text: str) -> bool:
    """Whether lines are items; one that begins with a number may be "2. Bundesliga: ..."."""
    items = [number for number in candidates if BULLET.match(blocks[number].span.of(text))]
    return len(items) > 1 or (bool(items) and not blocks[items[0]].span.of(text)[0].isdigit())


def _is_kicker(blocks: list[Block], first: int, second: int, text: str) -> bool:
    """Whether the first of two short lines only names the subject of the second."""
    length = len(blocks[first].span)
    shorter = length <= _KICKER_LENGTH and length < len(blocks[second].span)
    return shorter and not _is_marked(blocks, first, text)


def _could_be_subhead(line: str) -> bool:
    if len(line) >= _SUBHEAD_LENGTH or "\n" in line or line[0] in "(|" or line[0].islower():
        return False
    if _end_mark.search(line) or BULLET.match(line):
        return False
    return len(sentences(line)) == 1


def _is_marked(blocks: list[Block], number: int, text: str) -> bool:
    """Whether a line is a Markdown heading."""
    return number > 0 and set(blocks[number - 1].span.of(text)) == {"#"}
