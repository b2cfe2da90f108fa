"""Take the pictures of the README: the real program on the bundled dossier, played headless.

Usage: python -m tools.pictures [FOLDER]

Needs `rsvg-convert` (librsvg2-bin), `convert` (imagemagick) and the DejaVu fonts. Writes a PNG
for each picture; the drawing names no font that would have to be fetched.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from kz_tui.library import Library
from kz_tui.pipeline.opening import open_dossier
from kz_tui.pipeline.request import Request
from kz_tui.seeds import bundled_dossier
from kz_tui.settings import Settings
from kz_tui.ui.app import make_app

_FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
_JUMP = ("full_stop", "enter")


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the size and theme of the terminal, and the keys that lead to it.

    A key of several characters that is no key name is typed.
    """

    name: str
    keys: tuple[str, ...]
    size: tuple[int, int] = (140, 38)
    theme: str = "kz-night"


_SEARCH = ("slash", "type:Tokaev almati")
_PATH = (*_SEARCH, "enter", *_JUMP, "jump:Wladimir Putin", "P", "type:luka", "enter")
PICTURES = (
    Picture("search", _SEARCH),
    Picture("actor", (*_SEARCH, "enter", *_JUMP)),
    Picture("jump", (*_SEARCH, "enter", *_JUMP, "jump:Wladimir Putin")),
    Picture("path", _PATH),
    Picture("day", (*_SEARCH, "enter", *_JUMP, "jump:Wladimir Putin"), theme="kz-day"),
    Picture("middle", (*_SEARCH, "enter", *_JUMP, "jump:Wladimir Putin"), size=(100, 30)),
    Picture("narrow", (*_SEARCH, "enter", *_JUMP), size=(60, 20)),
    Picture("letters", ("enter", "f")),
)


async def _take(picture: Picture, folder: Path) -> Path:
    steps = open_dossier(Request((str(bundled_dossier()),)))
    app = make_app(Library(complete=False), steps, Settings(theme=picture.theme))
    async with app.run_test(size=picture.size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in picture.keys:
            if key.startswith("type:"):
                names = [{" ": "space"}.get(letter, letter) for letter in key[5:]]
                await pilot.press(*names)
            elif key.startswith("jump:"):
                await _jump_to(app, pilot, key[5:])
            else:
                await pilot.press(key)
            await pilot.pause()
        svg = app.export_screenshot(title="kz-reader", simplify=True)
    path = folder / f"{picture.name}.png"
    with NamedTemporaryFile("w", suffix=".svg", encoding="utf-8") as drawing:
        drawing.write(_local_fonts(svg))
        drawing.flush()
        subprocess.run(["rsvg-convert", drawing.name, "-w", "1400", "-o", str(path)], check=True)
    subprocess.run(["convert", str(path), "-colors", "96", f"PNG8:{path}"], check=True)
    return path


async def _jump_to(app: object, pilot: object, name: str) -> None:
    screen = app.screen  # type: ignore[attr-defined]
    for digit in range(1, 10):
        target = screen.panel.target(digit)
        if target and screen.desk.library.entities[target.actor].name == name:
            await pilot.press(str(digit))  # type: ignore[attr-defined]
            return
    raise SystemExit(f"{name} is not among the first nine links")


def _local_fonts(svg: str) -> str:
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono")
    return svg.replace("<text ", '<text xml:space="preserve" ')


def main() -> None:
    """Take every picture."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        print(asyncio.run(_take(picture, folder)))


if __name__ == "__main__":
    main()
