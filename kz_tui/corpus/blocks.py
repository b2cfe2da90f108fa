"""How an article is built: headline, subheads, paragraphs, and the furniture around the report.

Nothing is thrown away: every visible character of the text ends up in exactly one block.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kz_tui.corpus.credits import is_picture_credit
from kz_tui.corpus.furniture import furniture
from kz_tui.corpus.headings import find_headlines, find_subheads
from kz_tui.corpus.lines import find_lines
from kz_tui.corpus.preface import read_preface
from kz_tui.model.article import Block, BlockKind
from kz_tui.text.sentences import sentences

_PROSE_LENGTH = 100
_CAPTION_LENGTH = 300
_GUESSED_CAPTION_LENGTH = 200

_sentence_end = re.compile(r"[.!?…]['\"“”»«’)\]]*$")
_reports_speech = re.compile(
    r"\b(?:sagte?n?|teilte|erklärte|meldet|meldete|berichtet|berichtete|zufolge|laut|said|says|"
    r"according|сообщил|сообщила|заявил|заявила)\b|[\"„“«]"
)


def find_blocks(text: str, *, titled: bool = False) -> tuple[Block, ...]:
    """Divide a cleaned text into blocks.

    `titled`: the title is known from elsewhere, so the first line need not be one.
    """
    preface = read_preface(text)
    blocks: list[Block] = []
    for line in find_lines(text, preface.end if preface else 0):
        blocks += furniture(line) or [Block(BlockKind.PARAGRAPH, line.span)]
    blocks = _settle(blocks, text)
    blocks = _captions_before_credits(blocks, text)
    blocks = find_headlines(blocks, text, titled=titled)
    blocks = find_subheads(blocks, text)
    if preface and preface.date and not titled:
        blocks = _guess_caption(blocks, text)
    head = [Block(BlockKind.PREFIX, preface.span)] if preface else []
    return (*head, *_keep_a_report(blocks))


def _settle(blocks: list[Block], text: str) -> list[Block]:
    """Decide by its place what a line may be that its words alone do not tell."""
    prose = [number for number, block in enumerate(blocks) if _is_prose(block, text)]
    report = [n for n, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH] or [0]
    doubtful = [n for n, block in enumerate(blocks) if not block.certain]
    dates = sum(blocks[number].kind is BlockKind.STAMP for number in doubtful)
    settled = list(blocks)
    for number in doubtful:
        block = blocks[number]
        before = bisect_left(prose, number)
        after = len(prose) - before
        if block.kind is BlockKind.CAPTION:
            # the credit of an agency at the end of the report is its signature
            if after == 0 or len(sentences(block.span.of(text))) > 1:
                settled[number] = block._replace(kind=BlockKind.PARAGRAPH, certain=True)
            continue
        if block.kind is BlockKind.STAMP and dates > 1:  # a chronicle, a list of matches
            fits = before == 0 and number < report[0]
        elif block.kind is BlockKind.NOTE:
            fits = after == 0
        else:  # dates and authors stand above the text, or below its first paragraph
            fits = before <= 1 or after == 0
        kind = block.kind if fits else BlockKind.PARAGRAPH
        settled[number] = block._replace(kind=kind, certain=True)
    return settled


def _is_prose(block: Block, text: str) -> bool:
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    return len(block.span) > _PROSE_LENGTH or bool(_sentence_end.search(block.span.of(text)))


def _captions_before_credits(blocks: list[Block], text: str) -> list[Block]:
    """A sentence or two right above a picture credit may describe the picture.

    It may as well be the lead, so it is marked uncertain (and is not folded away).
    """
    prose = [number for number, block in enumerate(blocks) if _is_prose(block, text)]
    changed = list(blocks)
    for number in prose[:-1]:
        block, following = blocks[number : number + 2]
        apart = "\n" in text[block.span.end : following.span.start]  # else an agency's signature
        short = len(block.span) <= _CAPTION_LENGTH
        credit = following.kind is BlockKind.CREDIT and is_picture_credit(following.span.of(text))
        if credit and apart and short:
            changed[number] = block._replace(kind=BlockKind.CAPTION, certain=False)
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
    changed[report[0]] = first._replace(kind=BlockKind.CAPTION, certain=False)
    return changed


def _keep_a_report(blocks: list[Block]) -> list[Block]:
    """An article is never furniture alone: what looked like captions or notes is then its text."""
    kinds = {block.kind for block in blocks}
    if BlockKind.PARAGRAPH in kinds:
        return blocks
    for kind in (BlockKind.CAPTION, BlockKind.NOTE, BlockKind.HEADLINE):
        if kind in kinds:
            return [
                Block(BlockKind.PARAGRAPH, block.span) if block.kind is kind else block
                for block in blocks
            ]
    return blocks
