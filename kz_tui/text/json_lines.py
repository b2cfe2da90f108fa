"""JSON that can be shown in a terminal."""

from __future__ import annotations

import json
import re

_unsafe_json = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff]"
)


def to_json(record: object) -> str:
    """JSON on one line: non-ASCII as it is, but nothing that could act on a terminal.

    C0, DEL, C1, bidirectional controls, U+2028, U+2029 and lone surrogates are escaped.
    """
    text = json.dumps(record, ensure_ascii=False, separators=(", ", ": "))
    return _unsafe_json.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
