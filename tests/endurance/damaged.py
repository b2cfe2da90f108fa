"""The state with bytes flipped, or cut off somewhere, again and again.

Usage: python -m tests.endurance.damaged [TIMES] [SEED]

Two days of marks and notes are written, the newest after the last backup. After each damage the
state is opened. What it then holds must be right: everything, or everything as it once was with a
message that says so. Anything else is silently wrong.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from kz_tui.store.restoring import FILE
from kz_tui.store.state import open_state
from tests.endurance.window import put

_DAY = datetime(2026, 3, 1, 12)
_NOTES = 400
Values = dict[tuple[str, str], str | None]


def _on_day(number: int) -> datetime:
    return _DAY + timedelta(days=number)


def _state(folder: Path) -> tuple[Values, dict[tuple[str, str], set[str | None]]]:
    """Write a state; what it holds at the end, and all that each record ever held."""
    chance = random.Random(7)
    last: Values = {}
    ever: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for day in range(2):
        state = open_state(folder, partial(_on_day, day))
        for number in range(_NOTES):
            key = ("note", f"{chance.randrange(_NOTES):04}")
            value = None if number % 9 == 8 else f'"{day} {number} {"word " * (number % 60)}"'
            state.commit([put(*key, value)])
            last[key] = value
            ever[key].add(value)
        state.close()
    return last, ever


def _damage(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    if chance.random() < 0.3:
        path.write_bytes(data[: chance.choice((0, chance.randrange(len(data)), len(data) - 1))])
        return
    whole = chance.random() < 0.2
    for _ in range(chance.choice((1, 1, 8, 64))):
        place = chance.randrange(100 if chance.random() < 0.2 else len(data))
        data[place] = chance.randrange(256) if whole else data[place] ^ 1 << chance.randrange(8)
    path.write_bytes(data)


def damage_often(folder: Path, times: int, seed: int = 1) -> Counter[str]:
    """Damage a state so many times; how often it ended in which way."""
    chance = random.Random(seed)
    sound = folder / "sound"
    last, ever = _state(sound)
    outcome: Counter[str] = Counter()
    for turn in range(times):
        copy = folder / f"{turn}"
        shutil.copytree(sound, copy)
        _damage(copy / FILE, chance)
        state = open_state(copy, partial(_on_day, 2))
        found: Values = {(record.kind, record.key): record.value for record in state.records}
        notices = state.notices
        state.close()
        outcome[_judged(found, last, ever, said=bool(notices))] += 1
        again = open_state(copy, partial(_on_day, 2))
        same = found == {(record.kind, record.key): record.value for record in again.records}
        outcome["did not last"] += not same
        again.close()
        shutil.rmtree(copy)
    return outcome


def _judged(
    found: Values, last: Values, ever: dict[tuple[str, str], set[str | None]], *, said: bool
) -> str:
    if _standing(found) == _standing(last):
        return "all there, and said" if said else "all there"
    if any(value not in ever[key] for key, value in found.items()):
        return "WRONG"
    return "restored in part, and said" if said else "SILENTLY WRONG"


def _standing(values: Values) -> Values:
    return {key: value for key, value in values.items() if value is not None}


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with TemporaryDirectory() as folder:
        outcome = damage_often(Path(folder), times, seed)
    for words, count in outcome.most_common():
        print(f"{count:5}  {words}")
    sys.exit(any(outcome[words] for words in ("WRONG", "SILENTLY WRONG", "did not last")))


if __name__ == "__main__":
    main()
