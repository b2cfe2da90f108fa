"""Text stands out from its ground: 4.5 to 1 for what one reads, 3 to 1 for what is dimmed (WCAG 2).

Computed from the roles, and measured on every view as it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.segment import Segment
from textual.color import Color
from textual.theme import Theme

from kz_tui.settings import Settings
from kz_tui.store.actors_file import ActorsFile
from kz_tui.ui.theme import THEMES, role_styles
from tests.ui.driver import Driver, make, running

READ, DIMMED = 4.5, 3.0
GROUNDS = ("background", "surface", "panel")
VIEWS = {
    "start": (),
    "search": ("slash", *"velte"),
    "mistaken": ("slash", *"foo", "colon", "x"),
    "jump": ("full_stop", "full_stop", "enter", "1"),
    "letters": ("f",),
    "path": ("full_stop", "full_stop", "enter", "P", *"solberg", "enter"),
    "find": ("tab", "ctrl+f", *"hafen"),
    "selected query": ("slash", *"velte", "shift+home"),
    "empty find": ("tab", "ctrl+f"),
    "raw": ("R",),
    "unfolded": ("c",),
    "actors": ("A",),
    "filter": ("A", "slash", *"velde"),
    "nobody": ("A", "slash", *"qqq"),
    "merge": ("A", "M", *"velde", "enter", "tab", *"why"),
    "split": ("A", "X", "ctrl+s"),
    "decisions": ("A", "D", "enter", "i"),
    "picture": ("A", "p", "down"),
    "panel": ("A", "enter", "tab", "tab", "end"),
    "way": ("full_stop", "full_stop", "enter", "1", "1", "P", *"quandt", "enter", "x"),
    "only": ("F", *"velde", "enter"),
    "help": ("question_mark",),
    "skipped": ("W",),
    "notice": ("o",),
    "palette": ("ctrl+p",),
    "palette searched": ("ctrl+p", *"zen"),
}


def _variables(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def _rgb(colour: RichColor) -> Color:
    return Color.from_rich_color(colour)


def _ratio(one: Color, other: Color) -> float:
    """The contrast of two colours as WCAG 2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_ratio_is_that_of_wcag() -> None:
    assert _ratio(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert _ratio(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_role_on_every_ground(theme: Theme) -> None:
    variables = _variables(theme)
    roles = role_styles(variables)
    grounds = {name: Color.parse(variables[name]) for name in GROUNDS}
    evidence = roles["evidence"].bgcolor
    assert evidence is not None
    grounds["evidence"] = _rgb(evidence)
    low = {}
    for role, style in roles.items():
        ink = _rgb(style.color) if style.color else Color.parse(variables["foreground"])
        on = {"its own": _rgb(style.bgcolor)} if style.bgcolor else grounds
        for name, ground in on.items():
            if _ratio(ink, ground) < (DIMMED if role == "dim" else READ):
                low[role, name] = round(_ratio(ink, ground), 2)
    assert low == {}


def _drawn(user: Driver) -> Iterator[Segment]:
    """What is drawn, but for what lies faded behind a box."""
    screen = user.app.screen
    region = screen.region if screen is user.reading else screen.children[0].region
    for strip in screen._compositor.render_strips()[region.y : region.bottom]:
        yield from strip.crop(region.x, region.right)


def _low(user: Driver, dim: Color) -> dict[str, tuple[str, str, float]]:
    """What is drawn with too little contrast: text, its colour, its ground."""
    low = {}
    for text, style, _ in _drawn(user):
        if not any(character.isalnum() for character in text):
            continue
        assert style is not None
        assert style.color is not None
        assert style.bgcolor is not None
        ink, ground = _rgb(style.color), _rgb(style.bgcolor)
        if style.reverse:
            ink, ground = ground, ink
        if _ratio(ink, ground) < (DIMMED if ink == dim else READ):
            low[text.strip()] = (ink.hex, ground.hex, round(_ratio(ink, ground), 2))
    return low


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_what_is_selected(theme: Theme) -> None:
    async with running(make(settings=Settings(theme=theme.name))) as user:
        reader = user.reading.reader
        await user.pilot.mouse_down(reader, offset=(3, 1))
        await user.pilot.hover(reader, offset=(40, 8))
        await user.pilot.mouse_up(reader, offset=(40, 8))
        await user.pilot.pause()
        ground = reader.style_of("selection").bgcolor
        drawn = [text for text, style, _ in _drawn(user) if style and style.bgcolor == ground]
        assert "Petra Quandt" in "".join(drawn)
        assert _low(user, Color.parse(theme.variables["kz-dim"])) == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_every_view_as_it_is_drawn(theme: Theme, tmp_path: Path) -> None:
    dim = Color.parse(theme.variables["kz-dim"])
    low: dict[tuple[str, str], tuple[str, str, float]] = {}
    for view, keys in VIEWS.items():
        file = ActorsFile(tmp_path / view / "actors.toml")
        app = make(settings=Settings(theme=theme.name), decisions=file)
        async with running(app) as user:
            await user.press(*keys)
            await user.settle()
            await user.pilot.pause()
            low |= {(view, text): found for text, found in _low(user, dim).items()}
    assert low == {}
