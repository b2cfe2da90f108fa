"""All colours of the interface, and what each role on screen looks like.

Every text is drawn in a role. A role that carries meaning has a shape as well as a colour, so that
it reads in sixteen colours and in none: persons are bold, organisations underlined, places italic,
hits and the current mention reversed.
"""

from __future__ import annotations

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
        "input-selection-background": "#7aa2c8 35%",
    },
)

DAY = Theme(
    name="kz-day",
    dark=False,
    primary="#2f5f8f",
    secondary="#2f6d2a",
    accent="#9a5b00",
    warning="#9a5b00",
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
        "input-selection-background": "#2f5f8f 30%",
    },
)

THEMES = (NIGHT, DAY)


def variables_for(theme: Theme) -> dict[str, str]:
    """Our own colour variables, for a theme of Textual's that does not define them."""
    return dict((NIGHT if theme.dark else DAY).variables)


ROLES = (
    "dim", "strong", "heading", "accent", "warning",
    "person", "organisation", "place",
    "person-soft", "organisation-soft", "place-soft",
    "hit", "evidence", "current", "hover", "hint", "selection",
)  # fmt: skip
"""The roles of text on screen; each has a component class `kz--ROLE`."""

COMPONENTS = frozenset(f"kz--{role}" for role in ROLES)

ROLES_CSS = """
.kz--dim { color: $kz-dim; }
.kz--strong { text-style: bold; }
.kz--heading { color: $primary; text-style: bold; }
.kz--accent { color: $accent; }
.kz--warning { color: $error; text-style: bold; }
.kz--person { color: $kz-person; text-style: bold; }
.kz--organisation { color: $kz-organisation; text-style: underline; }
.kz--place { color: $kz-place; text-style: italic; }
.kz--person-soft { color: $kz-person; }
.kz--organisation-soft { color: $kz-organisation; }
.kz--place-soft { color: $kz-place; }
.kz--hit { color: $kz-on-hit; background: $kz-hit; }
.kz--evidence { background: $kz-evidence; }
.kz--current { color: $kz-on-accent; background: $accent; text-style: bold; }
.kz--hover { text-style: bold underline; }
.kz--hint { color: $kz-on-accent; background: $accent; text-style: bold; }
.kz--selection { background: $primary 35%; }
.-no-color .kz--hit { text-style: reverse; }
.-no-color .kz--current { text-style: bold reverse underline; }
.-no-color .kz--hint { text-style: bold reverse; }
.-no-color .kz--evidence { text-style: dim; }
"""

SCREEN_CSS = """
Screen { background: $background; color: $foreground; }
SearchBar, SearchBar QueryInput, StatusLine { background: $panel; }
SearchBar #prompt { color: $accent; text-style: bold; }
SearchBar #outcome { color: $kz-dim; }
SearchBar.-error #outcome { color: $error; }
StatusLine { color: $kz-dim; }
ArticleList, ActorPanel, ActorRows, ReportRows, HelpRows { background: $surface; }
Reader { background: $background; }
#find { background: $panel; }
#filter { background: $panel; }
#too-small { background: $background; color: $accent; }
ModalScreen { background: $background 60%; }
ModalScreen #box { background: $surface; }
ModalScreen #title { color: $primary; text-style: bold; }
"""
"""Which ground and which colour each part of a screen has."""
