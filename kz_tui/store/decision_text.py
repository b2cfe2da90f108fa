"""Decisions as TOML that people read and write: one `[[decision]]` block each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kz_tui.model.decision import Act, Decision, Kept, Who
from kz_tui.model.entity import EntityType
from kz_tui.model.report import Problem
from kz_tui.text.clean import clean_line
from kz_tui.text.toml import TomlError, read_toml

_table = re.compile(r"[ \t]*\[(?![ \t]*decision[ \t]*\.)")
_block = re.compile(r"""[ \t]*\[\[[ \t]*(decision|"decision"|'decision')[ \t]*\]\]""")
_line = re.compile(r"[^\n]*\n|[^\n]+")
_place = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_ACTS = ", ".join(Act)
_TYPES = ", ".join(EntityType)
_KEYS = {
    Act.MERGE: ("with",),
    Act.SPLIT: ("names", "to"),
    Act.RENAME: ("to",),
    Act.RETYPE: ("to",),
    Act.HIDE: (),
}
_COMMON = ("do", "actor", "reason")


class _BlockError(Exception):
    """A block that says nothing that can be understood; the message tells why."""


class _Chunk(NamedTuple):
    """A stretch of lines that stand or fall together; `line` is its first, counted from 1."""

    line: int
    text: str


def read_decisions(text: str) -> Kept:
    """The decisions of a file. What cannot be understood is named by its line; the rest holds."""
    decisions: list[Decision] = []
    problems: list[Problem] = []
    for chunk in _chunks(text):
        try:
            tables = _tables(chunk)
            decisions += [_decision(table, chunk.line) for table in tables]
        except TomlError as error:
            problems.append(_not_toml(error, chunk))
        except _BlockError as error:
            problems.append(Problem(chunk.line, str(error)))
    return Kept(tuple(decisions), tuple(problems))


def _chunks(text: str) -> Iterator[_Chunk]:
    """The file cut before each table; only before decisions, if it is TOML as a whole.

    A line that looks like the head of a table may stand inside a text of several lines.
    """
    head = _block if _is_toml(text) else _table
    lines = _lines(text)
    starts = [number for number, line in enumerate(lines) if head.match(line)]
    borders = [0, *starts, len(lines)]
    for start, end in pairwise(borders):
        if end > start:
            yield _Chunk(start + 1, "".join(lines[start:end]))


def _is_toml(text: str) -> bool:
    try:
        tables = read_toml(text)
    except TomlError:
        return False
    blocks = tables.get("decision", [])
    heads = sum(1 for line in _lines(text) if _block.match(line))
    return isinstance(blocks, list) and len(blocks) == heads


def _not_toml(error: TomlError, chunk: _Chunk) -> Problem:
    message = str(error)
    place = _place.search(message)
    inside = int(place[1]) if place and place[1] else chunk.text.count("\n") or 1
    return Problem(chunk.line + inside - 1, f"not TOML: {_place.sub('', message)}")


def _tables(chunk: _Chunk) -> list[Mapping[str, object]]:
    found = read_toml(chunk.text)
    blocks = found.pop("decision", [])
    if found:
        raise _BlockError(f"unknown: {', '.join(found)}; a decision begins with [[decision]]")
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise _BlockError("a decision begins with [[decision]]")
    return blocks


def _decision(table: Mapping[str, object], line: int) -> Decision:
    act = _act(table.get("do"))
    wanted = _KEYS[act]
    strange = [key for key in table if key not in (*_COMMON, *wanted)]
    if strange:
        raise _BlockError(f"{act} has no {', '.join(map(repr, strange))}")
    missing = [key for key in ("actor", *wanted) if key not in table]
    if missing:
        raise _BlockError(f"{act} needs {', '.join(map(repr, missing))}")
    to = _words(table, "to") if "to" in wanted else ""
    if act is Act.RETYPE and to not in list(EntityType):
        raise _BlockError(f"to = {to!r} is no type ({_TYPES})")
    return Decision(
        act,
        _who(table["actor"], "actor"),
        tuple(_who(one, "with") for one in _several(table, "with")) if "with" in wanted else (),
        tuple(_who(one, "names").name for one in _several(table, "names"))
        if "names" in wanted
        else (),
        to,
        _words(table, "reason") if "reason" in table else "",
        line,
    )


def _act(value: object) -> Act:
    if value is None:
        raise _BlockError(f"`do` is missing ({_ACTS})")
    if not isinstance(value, str) or value not in list(Act):
        raise _BlockError(f"do = {value!r} is nothing that can be done ({_ACTS})")
    return Act(value)


def _words(table: Mapping[str, object], key: str) -> str:
    value = table[key]
    if not isinstance(value, str):
        raise _BlockError(f"{key} must be a text in quotes")
    cleaned = clean_line(value)
    if not cleaned and key != "reason":
        raise _BlockError(f"{key} is empty")
    return cleaned


def _several(table: Mapping[str, object], key: str) -> Sequence[object]:
    value = table[key]
    if not isinstance(value, list) or not value:
        raise _BlockError(f'{key} must be a list: {key} = ["…"]')
    return value


def _who(value: object, key: str) -> Who:
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, dict) or "name" not in value or value.keys() - set(Who._fields):
        fields = ", ".join(Who._fields)
        raise _BlockError(f"{key} must be a name in quotes, or a table of {fields}")
    who = Who(**{field: _words(value, field) for field in value})
    if who.type and who.type not in list(EntityType):
        raise _BlockError(f"type = {who.type!r} is none ({_TYPES})")
    return who


# writing


def write_decision(decision: Decision) -> str:
    """The block of a decision, without a blank line before or after it."""
    lines = ["[[decision]]", f"do = {_text(decision.act)}", f"actor = {_who_text(decision.actor)}"]
    if decision.others:
        lines.append(f"with = [{', '.join(map(_who_text, decision.others))}]")
    if decision.names:
        lines.append(f"names = [{', '.join(map(_text, decision.names))}]")
    if decision.to:
        lines.append(f"to = {_text(decision.to)}")
    if decision.reason:
        lines.append(f"reason = {_text(decision.reason)}")
    return "\n".join(lines) + "\n"


def _who_text(who: Who) -> str:
    if not who.type and not who.seen:
        return _text(who.name)
    fields = (f"{key} = {_text(value)}" for key, value in who._asdict().items() if value)
    return f"{{ {', '.join(fields)} }}"


def _text(value: str) -> str:
    """A text in quotes. What JSON escapes TOML does alike; a delete it leaves as it is."""
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def add_block(text: str, decision: Decision) -> str:
    """The file with one more block at its end; what stands there stays as it is."""
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith("\n") else end
    blank = end if text.strip() else ""
    return text + gap + blank + write_decision(decision).replace("\n", end)


def cut_block(text: str, line: int) -> str:
    """The file without the block that begins in a line; comments in it and behind it stay."""
    lines = _lines(text)
    head = _block if _is_toml(text) else _table
    start = line - 1
    end = next((n for n in range(line, len(lines)) if head.match(lines[n])), len(lines))
    while end > line and _says_nothing(lines[end - 1]):
        end -= 1
    kept = [one for one in lines[start:end] if one.lstrip().startswith("#")]
    before, after = lines[:start], lines[end:]
    if not kept:  # one of the blank lines around it goes with it
        while before and not before[-1].strip() and (not after or not after[0].strip()):
            before.pop()
    return "".join([*before, *kept, *after])


def _says_nothing(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _lines(text: str) -> list[str]:
    """Lines as TOML counts them, with their ends."""
    return _line.findall(text)
