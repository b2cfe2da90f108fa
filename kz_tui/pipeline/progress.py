"""How far a stage has come."""

from __future__ import annotations

from typing import NamedTuple


class Progress(NamedTuple):
    """`done` of `total` articles are through the stage called `stage`; `total` None if unknown."""

    stage: str
    done: int
    total: int | None = None
