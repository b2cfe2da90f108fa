"""The words and signs of a sentence, as the recogniser reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kz_tui.model.span import Span

LONGEST = 200
"""Tokens in one piece handed to the model; longer sentences are cut."""

_DOMAINS = (
    "com|org|net|info|biz|news|online|tv|eu|de|at|ch|li|lu|fr|it|es|pl|cz|sk|hu|ro|bg|nl|be|dk|se|"
    "no|fi|ee|lv|lt|by|ua|ru|su|kz|kg|uz|tj|tm|az|am|ge|tr|il|ir|iq|uk|ie|us|ca|au|jp|cn|hk|in|io|me|рф"
)
_token = re.compile(
    r"[^\W_]\w*+(?=\s)"  # most words; what follows is for the others
    rf"|(?:[^\W_][\w-]{{0,60}}\.){{1,5}}(?:{_DOMAINS})(?![\w-])(?!\.\w)"  # Vlast.kz, tagesschau.de
    r"|\d+(?:[.,:]\d+)+"  # 20.000 2,2 15:08
    r"|\d{1,2}\.(?=\s+[a-zäöüA-ZÄÖÜ])"  # 7. Januar
    r"|[Vv]er\.di\b|E\.(?:ON|on)\b|Sat\.1\b"  # names that hold a full stop
    r"|(?:[^\W\d_]\.){2,}"  # z.B. U.S. e.V.
    r"|\b(?:Dr|Prof|St|Hr|Fr|Mr|Mrs|Ms|Jr|Sr|Nr|Dipl|Ing|Mag|bzw|ca|etc|usw|vgl|sog|Mio|Mrd|"
    r"Str|geb|Sgt|Gen|Gov|Sen|Rep)\.(?=\s)"
    r"|\b(?:Co|Inc|Ltd|Corp|Bros)\.(?=[\s,;:)/“”\"]|$)"
    r"|\b[A-ZÄÖÜА-ЯЁ]\.(?=[\s,;)-]|$)"  # J. Müller, Elisabeth S.
    r"|\b[IVX]{1,5}\.(?=\s|$)"  # Elizabeth II.
    r"|[^\W_]\w*(?:[-&'’+]\w+)*(?:-(?=\s))?"  # words, with hyphen or apostrophe inside
    r"|\.{3}|[^\w\s]|_+"
)
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_of_name = re.compile(
    r"(?:People|Children|Women|Men|King|Queen|Lloyd|McDonald|Moody|Sotheby|Christie|Levi|Kellogg|"
    r"Wendy|Domino|Macy|Sainsbury|Kohl|Lowe|Dick|Valentine|Bloomingdale)['’]s"
)


class Tokens(NamedTuple):
    """A sentence, or a piece of an overlong one; `starts` and `ends` are offsets into the text."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from token `first` up to, and not including, token `last`."""
        return Span(self.starts[first], self.ends[last - 1])


def tokenise(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Cut `text[start:end]` into tokens."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _token.finditer(text, start, len(text) if end is None else end):
        words.append(match[0])
        first, last = match.span()
        starts.append(first)
        ends.append(last)
    return Tokens(words, starts, ends)


def pieces(tokens: Tokens, longest: int = LONGEST) -> Iterator[Tokens]:
    """The sentence itself, or pieces of at most `longest` tokens, cut after a comma if one is near.

    The model's time grows faster than a sentence that never ends is worth.
    """
    begin, total = 0, len(tokens)
    while total - begin > longest:
        cut = begin + longest
        for position in range(cut - 1, begin + longest // 2, -1):
            if tokens.words[position] in ",;:.|":
                cut = position + 1
                break
        yield _part(tokens, begin, cut)
        begin = cut
    yield _part(tokens, begin, total) if begin else tokens


def without_possessives(tokens: Tokens) -> Tokens:
    """The tokens of an English sentence, each 's a token of its own: Scholz + 's.

    It stays where it is part of a name: Republican People's Party, McDonald's.
    """
    if not any(word.endswith(_POSSESSIVE) for word in tokens.words):
        return tokens
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        if word.endswith(_POSSESSIVE) and len(word) > 3 and not _of_name.fullmatch(word):
            words += (word[:-2], word[-2:])
            starts += (start, end - 2)
            ends += (end - 2, end)
        else:
            words.append(word)
            starts.append(start)
            ends.append(end)
    return Tokens(words, starts, ends)


def _part(tokens: Tokens, first: int, last: int) -> Tokens:
    return Tokens(tokens.words[first:last], tokens.starts[first:last], tokens.ends[first:last])
