from __future__ import annotations

import subprocess
import sys

import pytest

from kz_tui.rooms import LATE, open_room

_LOADED = """
import sys
from kz_tui.commands.arguments import parse
from kz_tui import cli
heavy = {"textual", "rich", "numpy", "rapidfuzz", "pycrfsuite", "marisa_trie", "Stemmer", "tomllib"}
print(*sorted(heavy & set(sys.modules)))
"""


@pytest.mark.parametrize("name", LATE)
def test_every_room_can_be_opened(name: str) -> None:
    assert open_room(name).__name__ == LATE[name]


def test_a_room_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(KeyError):
        open_room("os")


def test_the_command_line_starts_without_their_weight() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOADED], check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == []
