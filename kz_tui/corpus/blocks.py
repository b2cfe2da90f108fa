"""How an article is built: headline, subheads, paragraphs, and the furniture around the report.

Nothing is thrown away: every visible character of the text ends up in exactly one block.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from kz_tui.corpus.furniture import (
    CAPTION_LENGTH,
    FRONT_MATTER,
    PREFIX,
    furniture,
    is_picture_credit,
)
from kz_tui.corpus.lines import find_lines
from kz_tui.model.article import Block, BlockKind
from kz_tui.model.span import Span
from kz_tui.text.sentences import sentences

_HEADLINE_LENGTH = 160
_KICKER_LENGTH = 60
_SUBHEAD_LENGTH = 90
_GUESSED_CAPTION_LENGTH = 200
_HEAD_LINES = 4
"""More short lines than this before the first paragraph are a list, not the head of an article."""

_bullet = re.compile(r"\s*(?:[-–—•*·▪►]|\d{1,2}[.)])\s+")
_end_mark = re.compile(r"[.!?…:;,]['\"“”»«’)\]]*$")
_ends_like_text = re.compile(r"[.…:;,]['\"“”»«’)\]]*$")
_reports_speech = re.compile(
    r"\b(?:sagte?n?|teilte|erklärte|meldet|meldete|berichtet|berichtete|zufolge|laut|said|says|"
    r"сообщил|заявил)\b|[\"„“«]"
)


def find_blocks(text: str, *, titled: bool = False) -> tuple[Block, ...]:
    """Divide a cleaned text into blocks.

    `titled`: the title is known from elsewhere, so the first line need not be one.
    """
    head, start = _prefix_blocks(text)
    blocks: list[Block] = []
    for line in find_lines(text, start):
        blocks += furniture(line) or [Block(BlockKind.PARAGRAPH, line.span)]
    blocks = _captions_before_credits(blocks, text)
    blocks = _headlines(blocks, text, titled=titled)
    blocks = _subheads(blocks, text)
    if head and not titled:
        blocks = _guess_caption(blocks, text)
    return tuple(head + blocks)


def _prefix_blocks(text: str) -> tuple[list[Block], int]:
    match = FRONT_MATTER.match(text)
    if match:
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        return [Block(BlockKind.PREFIX, Span(start, match.end()))], match.end()
    match = PREFIX.match(text)
    if match:
        return [Block(BlockKind.PREFIX, Span(*match.span("prefix")))], match.end()
    return [], 0


def _captions_before_credits(blocks: list[Block], text: str) -> list[Block]:
    """A sentence or two right above a picture credit describe the picture."""
    changed = list(blocks)
    for number, (block, following) in enumerate(pairwise(blocks)):
        if block.kind is not BlockKind.PARAGRAPH or following.kind is not BlockKind.CREDIT:
            continue
        short = len(block.span) <= CAPTION_LENGTH and text[block.span.end - 1] == "."
        last = number + 2 == len(blocks)
        if short and not last and is_picture_credit(following.span.of(text)):
            changed[number] = replace(block, kind=BlockKind.CAPTION)
    return changed


def _headlines(blocks: list[Block], text: str, *, titled: bool) -> list[Block]:
    """The short lines before the first paragraph: kicker and headline, then subheads."""
    paragraphs = [n for n, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH]
    candidates: list[int] = []
    for number in paragraphs[:-1]:
        if not _could_be_headline(blocks[number].span.of(text)):
            break
        candidates.append(number)
    if not candidates or len(candidates) > _HEAD_LINES or (titled and len(candidates) > 3):
        return blocks
    kinds = [BlockKind.HEADLINE]
    if len(candidates) > 1 and _is_kicker(blocks, candidates[0], candidates[1], text):
        kinds = [BlockKind.KICKER, BlockKind.HEADLINE]
    kinds += [BlockKind.SUBHEAD] * (len(candidates) - len(kinds))
    changed = list(blocks)
    for number, kind in zip(candidates, kinds, strict=True):
        changed[number] = replace(blocks[number], kind=kind)
    return changed


def _could_be_headline(line: str) -> bool:
    if len(line) > _HEADLINE_LENGTH or "\n" in line or _bullet.match(line):
        return False
    return not _ends_like_text.search(line) and len(line.split()) > 1


def _is_kicker(blocks: list[Block], first: int, second: int, text: str) -> bool:
    """Whether the first of two short lines only names the subject of the second."""
    marked = first > 0 and blocks[first - 1].span.of(text) == "#"
    length = len(blocks[first].span)
    return length <= _KICKER_LENGTH and length < len(blocks[second].span) and not marked


def _subheads(blocks: list[Block], text: str) -> list[Block]:
    """Short lines without an end mark between paragraphs."""
    candidates = []
    paragraphs = 0
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        line = block.span.of(text)
        short = len(line) < _SUBHEAD_LENGTH and "\n" not in line
        if short and not _end_mark.search(line) and not _bullet.match(line):
            followed = any(b.kind is BlockKind.PARAGRAPH for b in blocks[number + 1 : number + 2])
            marked = number > 0 and set(blocks[number - 1].span.of(text)) == {"#"}
            if followed and (paragraphs or marked):
                candidates.append(number)
        else:
            paragraphs += 1
    if len(candidates) > paragraphs:  # a table, a poem, a list
        return blocks
    changed = list(blocks)
    for number in candidates:
        changed[number] = replace(blocks[number], kind=BlockKind.SUBHEAD)
    return changed


def _guess_caption(blocks: list[Block], text: str) -> list[Block]:
    """Where a crawler lost the headline, a lone first sentence may be the caption of a picture.

    Only its position speaks for it, so it is marked uncertain (and is not folded away).
    """
    if any(block.kind in (BlockKind.HEADLINE, BlockKind.CAPTION) for block in blocks):
        return blocks
    report = [n for n, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH]
    if len(report) < 2:
        return blocks
    first, lead = blocks[report[0]], blocks[report[1]].span.of(text)
    line = first.span.of(text)
    lone = (
        len(line) <= _GUESSED_CAPTION_LENGTH
        and line.endswith(".")
        and len(sentences(line)) == 1
        and not _reports_speech.search(line)
    )
    if not lone or len(sentences(lead)) < 2:
        return blocks
    changed = list(blocks)
    changed[report[0]] = replace(first, kind=BlockKind.CAPTION, certain=False)
    return changed
