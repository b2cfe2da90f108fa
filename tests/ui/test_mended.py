"""What is mended of Textual does what Textual does."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import time
from weakref import ref

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.notifications import Notification
from textual.strip import Strip
from textual.widgets._toast import Toast

from kz_tui.ui.screens.actors import ActorsScreen
from kz_tui.ui.widgets.ask_line import AnswerInput
from tests.ui.driver import running  # the app mends it

_colours = st.none() | st.builds(Color.from_rgb, *[st.integers(0, 255)] * 3)
_flags = st.fixed_dictionaries(
    {
        name: st.sampled_from([None, True, False])
        for name in ("bold", "dim", "italic", "underline", "reverse", "strike")
    }
)


def _styles(place: int) -> st.SearchStrategy[Style]:
    def build(color: Color | None, ground: Color | None, flags: dict[str, bool | None]) -> Style:
        style = Style(bold=flags.pop("bold"), **flags)  # type: ignore[arg-type]
        return style + Style.from_color(color, ground) + Style.from_meta({"offset": (place, 0)})

    return st.builds(build, _colours, _colours, _flags)


@given(_styles(1), st.sampled_from([ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT]))
def test_a_style_sends_what_rich_would_send(style: Style, system: ColorSystem) -> None:
    sent = Strip.render_ansi(style.copy(), system)
    expected = style.copy()._make_ansi_codes(system)
    assert sorted(sent.split(";")) == sorted(expected.split(";"))


def test_styles_of_many_places_are_not_kept() -> None:
    look = Style(bold=True, color="red")
    styles = [look + Style.from_meta({"offset": (place, 7)}) for place in range(3000)]
    held = [sys.getrefcount(style) for style in styles]
    codes = {Strip.render_ansi(style, ColorSystem.TRUECOLOR) for style in styles}
    assert len(codes) == 1
    assert [sys.getrefcount(style) for style in styles] == held


def test_each_strip_remembers_its_own_and_makes_room_when_it_does() -> None:
    gc.collect()
    gc.disable()
    before = sys.getallocatedblocks()
    strips = [Strip([Segment(f"{number:04}")]) for number in range(1000)]
    bare = sys.getallocatedblocks() - before
    gc.enable()
    for _ in range(2):
        assert [strip.crop(2, 4).text for strip in strips[:30]] == [f"{n:02}" for n in range(30)]
        cut = [[part.text for part in strip.divide([1, 4])] for strip in strips[:30]]
        assert cut == [["0", f"{n:03}"] for n in range(30)]
    assert bare < 7 * len(strips)


async def test_lines_to_type_in_that_are_closed_are_gone() -> None:
    async with running() as user:
        await user.press("enter")
        for _ in range(30):
            await user.press("a")
            assert user.reading.query_one(AnswerInput).is_attached
            await user.press("escape")
            await user.settle()
        gc.collect()
        assert sum(type(one) is AnswerInput for one in gc.get_objects()) < 10


def test_regions_and_pieces_remember_no_more_than_they_are_asked_for() -> None:
    for number in range(3000):
        region = Region(number, number, 10, 10)
        assert region.intersection(Region(number + 5, number, 10, 10)).width == 5
        assert region.grow((1, 1, 1, 1)).width == 12
        left, right = Segment(f"{number:04}").split_cells(3)
        assert left.text + right.text == f"{number:04}"
    for remembered in (Region.intersection, Region.grow, Segment._split_cells):
        assert remembered.cache_info().currsize <= 128


async def test_a_view_that_is_closed_is_gone_though_nothing_happens_below() -> None:
    async with running() as user:
        await user.press("A")
        assert isinstance(user.app.screen, ActorsScreen)
        for key in ("down", "pagedown"):  # not by the pilot: it tells every widget something
            user.app.post_message(events.Key(key, None))
        user.app.post_message(events.Resize(Size(120, 30), Size(120, 30)))
        await asyncio.sleep(0.5)
        view = ref(user.app.screen)
        user.app.post_message(events.Key("escape", None))
        for _ in range(100):
            await asyncio.sleep(0.05)
            gc.collect()
            if view() is None:
                break
        assert view() is None


@contextmanager
def _interrupted() -> Iterator[None]:
    """Break into a loop that does not come to an end, and so lets nothing else stop it."""

    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, 10, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("seconds", [-1, -0.0001, 0, 1e-9])
async def test_a_timer_goes_off_whose_time_is_over(seconds: float) -> None:
    gone_off = asyncio.Event()
    with _interrupted():
        async with running() as user:
            user.app.set_timer(seconds, gone_off.set)
            await asyncio.wait_for(gone_off.wait(), 5)
    assert gone_off.is_set()


async def test_a_message_goes_whose_time_was_over_as_it_was_shown() -> None:
    late = Toast(Notification("late", raised_at=time() - 5.0001))
    with _interrupted():
        async with running() as user:
            await user.app.screen.mount(late)
            for _ in range(100):
                await asyncio.sleep(0.05)
                if not late.is_attached:
                    break
    assert not late.is_attached
