"""Nothing in an article can act on the terminal or on the app."""

from __future__ import annotations

import re

import pytest
from rich.segment import Segment
from textual.widget import Widget

from kz_tui.corpus.build import build_article
from kz_tui.library import Library
from kz_tui.model.article import Origin
from kz_tui.model.report import FileReport, FileStatus
from tests.ui.driver import Driver, make, running

HOSTILE = {
    "osc52": "A\x1b]52;c;ZXZpbA==\x07B",
    "osc52 ended by ST": "A\x1b]52;c;ZXZpbA==\x1b\\B",
    "c1": "A\x9d52;c;ZXZpbA==\x9cB\x9b31m",
    "title": "A\x1b]0;PWNED\x07B",
    "colours": "A\x1b[31mB\x1b[2J",
    "bidi": "A\u202eEVIL\u202cB \u2066X\u2069",
    "controls": "A\x00\x08\x07B\x7f",
    "markup": "A [red]X[/red] [@click=app.quit]Y[/] [/] [/foo] [link=http://x]Z[/link]",
    "surrogate": "A\ud800B",
    "marks": "Z" + "\u0301" * 50,
}
_unsafe = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _library(text: str) -> Library:
    article = build_article(
        f"id{text}", f"{text}\n\nMehr {text} Text. Und noch mehr.", Origin(f"/tmp/{text}.txt"),
        {"title": f"Titel {text}", "source": text},
    )  # fmt: skip
    report = FileReport(f"/tmp/{text}.txt", FileStatus.SKIPPED, f"unreadable {text}")
    return Library((article,), (report,))


def _segments(user: Driver) -> list[Segment]:
    widgets: list[Widget] = list(user.app.screen.query("*").results(Widget))
    segments: list[Segment] = []
    for widget in widgets:
        for y in range(widget.size.height):
            segments += widget.render_line(y)
    return segments


@pytest.mark.parametrize("name", HOSTILE)
async def test_nothing_unsafe_is_drawn(name: str) -> None:
    library = _library(HOSTILE[name])
    async with running(make(library, iter([library]))) as user:
        for keys in ([], ["R"], ["R", "c"], ["o"], ["Y"], ["W"]):
            await user.press(*keys)
            drawn = "".join(segment.text for segment in _segments(user))
            assert not _unsafe.search(drawn.replace("\n", "")), keys
        await user.press("escape")
        assert user.app.is_running


async def test_markup_stays_text() -> None:
    library = _library(HOSTILE["markup"])
    async with running(make(library, iter([library]))) as user:
        assert "[red]X[/red] [@click=app.quit]Y[/] [/]" in user.shown("#reader")


async def test_a_hostile_query_does_nothing() -> None:
    async with running() as user:
        user.reading.query_input.value = "a\x1b]52;c;ZXZpbA==\x07[/] \u202e" * 20
        await user.pilot.pause()
        assert user.app.is_running
        assert not _unsafe.search(user.reading.bar.outcome + user.reading.bar.error)
