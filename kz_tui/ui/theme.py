"""All colours of the interface, and what each role on screen looks like.

Every text is drawn in a role. A role that carries meaning has a shape as well as a colour, so that
it reads in sixteen colours and in none: persons are bold, organisations underlined, places italic,
hits and the current mention reversed.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

NIGHT = Theme(
    name="kz-night",
    dark=True,
    primary="#7aa2c8",
    secondary="#93c08a",
    accent="#e0b45c",
    warning="#e0b45c",
    error="#e07a6a",
    success="#93c08a",
    foreground="#d6d3cb",
    background="#14161a",
    surface="#191c21",
    panel="#20242b",
    variables={
        "kz-dim": "#7d8590",
        "kz-person": "#e6bf73",
        "kz-organisation": "#83b4dd",
        "kz-place": "#93c08a",
        "kz-hit": "#f0d264",
        "kz-on-hit": "#14161a",
        "kz-on-accent": "#14161a",
        "kz-evidence": "#262a22",
        "kz-note": "#2a2531",
        "input-selection-background": "#7aa2c8 35%",
    },
)

DAY = Theme(
    name="kz-day",
    dark=False,
    primary="#2f5f8f",
    secondary="#2f6d2a",
    accent="#975800",
    warning="#975800",
    error="#a8321f",
    success="#2f6d2a",
    foreground="#24262b",
    background="#f4f1ea",
    surface="#fbf9f4",
    panel="#ebe6da",
    variables={
        "kz-dim": "#77736a",
        "kz-person": "#8a5200",
        "kz-organisation": "#1d5c96",
        "kz-place": "#2f6d2a",
        "kz-hit": "#f3d36b",
        "kz-on-hit": "#24262b",
        "kz-on-accent": "#fbf9f4",
        "kz-evidence": "#f1ecc9",
        "kz-note": "#ece3ef",
        "input-selection-background": "#2f5f8f 30%",
    },
)

THEMES = (NIGHT, DAY)


def variables_for(theme: Theme) -> dict[str, str]:
    """Our own colour variables, for a theme of Textual's that does not define them."""
    return dict((NIGHT if theme.dark else DAY).variables)


_INK = {
    "dim": "kz-dim",
    "heading": "primary",
    "accent": "accent",
    "warning": "error",
    "person": "kz-person",
    "organisation": "kz-organisation",
    "place": "kz-place",
    "person-soft": "kz-person",
    "organisation-soft": "kz-organisation",
    "place-soft": "kz-place",
}
_SHAPE = {
    "strong": Style(bold=True),
    "heading": Style(bold=True),
    "warning": Style(bold=True),
    "person": Style(bold=True),
    "organisation": Style(underline=True),
    "place": Style(italic=True),
    "current": Style(bold=True),
    "hint": Style(bold=True),
    "hover": Style(bold=True, underline=True),
}
_PAPER = {  # role -> the ink and the ground, where it has a ground of its own
    "hit": ("kz-on-hit", "kz-hit"),
    "current": ("kz-on-accent", "accent"),
    "hint": ("kz-on-accent", "accent"),
    "evidence": (None, "kz-evidence"),
    "note": (None, "kz-note"),
}
_WITHOUT_COLOUR = {
    "hit": Style(reverse=True),
    "current": Style(bold=True, reverse=True, underline=True),
    "hint": Style(bold=True, reverse=True),
    "selection": Style(reverse=True),
}
_SELECTED = 0.35


def role_styles(variables: Mapping[str, str], *, colour: bool = True) -> dict[str, Style]:
    """The style of every role in a theme, by its CSS variables; none has a ground but a few.

    Made here and not by CSS: a component class for each role and pane costs some three hundred
    look-ups in the style sheet before the first frame.
    """
    roles = dict(_SHAPE)
    for role, name in _INK.items():
        roles[role] = roles.get(role, Style()) + _ink(variables[name])
    for role, (ink, ground) in _PAPER.items():
        style = _ground(variables[ground])
        roles[role] = roles.get(role, Style()) + (style + _ink(variables[ink]) if ink else style)
    page = Color.parse(variables["background"])
    selected = page.blend(Color.parse(variables["primary"]), _SELECTED)
    # one ink for all that is selected: the colours of names would not stand out from its ground
    roles["selection"] = Style(bgcolor=selected.rich_color) + _ink(variables["foreground"])
    return roles if colour else {**roles, **_WITHOUT_COLOUR}


def _ink(value: str) -> Style:
    return Style(color=Color.parse(value).rich_color)


def _ground(value: str) -> Style:
    return Style(bgcolor=Color.parse(value).rich_color)


SCREEN_CSS = """
Screen { background: $background; color: $foreground; }
Painted {
    background: $surface;
    scrollbar-background: $surface;
    scrollbar-background-hover: $surface;
    scrollbar-background-active: $surface;
    scrollbar-color: $panel-lighten-1;
    scrollbar-color-hover: $primary;
    scrollbar-color-active: $primary;
}
Painted:focus { scrollbar-color: $accent 60%; }
PaintedRow, QueryInput, QueryInput:focus { background: $panel; background-tint: $panel 0%; }
Reader, WayLine { background: $background; scrollbar-background: $background; }
#find, #filter, #answer, #ask, #name, #reason {
    background: $panel;
    background-tint: $panel 0%;
}
#asked { color: $primary; text-style: bold; }
#note-line { background: $panel; }
Input > .input--placeholder { color: $kz-dim; }
#too-small { background: $background; color: $accent; }
ModalScreen { background: $background 60%; }
ModalScreen #box { background: $surface; }
ModalScreen #title { color: $primary; text-style: bold; }
ModalScreen #hints, ModalScreen #where, ModalScreen .label { color: $kz-dim; }
ModalScreen #wrong { color: $error; }
"""
"""Which ground and which colour each part of a screen has."""
