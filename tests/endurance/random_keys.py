"""Random keys for as long as one likes: no exception, and memory does not grow.

    python -m tests.endurance.random_keys [SECONDS] [SEED]

Keys are drawn from all that are bound, and from letters, on hostile files; the terminal changes its
size now and then. Where they close the program it is opened again. Prints how many keys were
pressed, and by how much private memory grew from the end of the first tenth (Linux).
"""

from __future__ import annotations

import asyncio
import gc
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.tally import private
from kz_tui.library import Library
from kz_tui.pipeline.opening import open_dossier
from kz_tui.pipeline.request import Request
from kz_tui.settings import Settings
from kz_tui.store.caches import shelf_of
from kz_tui.ui.app import KzApp, make_app
from kz_tui.ui.opening import open_library
from kz_tui.ui.screens.reading_keys import READING_KEYS
from tests.hostile import MARKUP, PAYLOADS

_STORY = "Der Hafen von Lisanne ist gesperrt. Angela Merkel traf Wladimir Putin in Moskau. "
_NEVER = {"Q", "ctrl+q", "ctrl+z"}
_MORE = "down up j k g G pagedown pageup space enter enter escape escape tab 1 2 l".split()
_SIZES = [(140, 40), (100, 30), (60, 20), (20, 5), (1, 1)]


def make_app_on(folder: Path) -> KzApp:
    """The app over the files in a folder."""
    shelf = shelf_of([str(folder)])
    steps = open_dossier(Request((str(folder),), shelf=shelf))
    again = lambda: open_dossier(Request((str(folder),), shelf=shelf))  # noqa: E731
    first = next(s for s in open_library(Library(complete=False), steps, shelf)
                 if isinstance(s, Library))  # fmt: skip
    return make_app(first, steps, Settings(), roots=[str(folder)], shelf=shelf, again=again)


async def play(
    folder: Path, seconds: float, chance: random.Random, most: int = 10**9
) -> tuple[int, float]:
    """Press keys until the time is over, or so many; how many, and the growth of memory."""
    keys = [key for one in READING_KEYS for key in one.key.split(",") if key not in _NEVER]
    pressed, begun, early = 0, time.monotonic(), 0.0
    while time.monotonic() - begun < seconds and pressed < most:
        gc.unfreeze()  # the program never opens two
        gc.collect()
        app = make_app_on(folder)
        async with app.run_test(size=(140, 40)) as pilot:
            while app.is_running and time.monotonic() - begun < seconds and pressed < most:
                if chance.random() < 0.01:
                    await pilot.resize_terminal(*chance.choice(_SIZES))
                letters = chance.random() < 0.15
                key = chance.choice("abcLM" if letters else keys + 3 * _MORE)
                await pilot.press(key)
                pressed += 1
                if not early and most == 10**9 and time.monotonic() - begun > seconds / 10:
                    early = private(os.getpid())
        if app.return_code not in (0, None):
            raise AssertionError(f"it ended with {app.return_code} after {pressed} keys")
    return pressed, private(os.getpid()) / early - 1 if early else 0.0


def make_files(folder: Path) -> None:
    """Some articles with everything in them that should not be there."""
    for number, payload in enumerate((*PAYLOADS, *MARKUP)):
        text = f"Titel {payload}\n\n" + f"{_STORY}{payload} {_STORY}\n\n" * 20
        (folder / f"n{number}.txt").write_text(text, errors="surrogatepass")
    (folder / "long.txt").write_text(_STORY * 1000)


def main() -> None:
    """Play, and print what came of it."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3600
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CACHE_HOME"] = str(Path(home) / "cache")
        folder = Path(home) / "dossier"
        folder.mkdir()
        make_files(folder)
        pressed, growth = asyncio.run(play(folder, seconds, random.Random(seed)))
    print(f"{seconds:.0f} s, seed {seed}: {pressed:,} keys, no exception, memory {growth:+.1%}")


if __name__ == "__main__":
    main()
