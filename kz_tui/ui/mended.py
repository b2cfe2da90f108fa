"""What of Textual is mended here as long as it is not there (8.2.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from types import MemberDescriptorType
from typing import Any
from weakref import ref

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual._context import active_message_pump
from textual._styles_cache import StylesCache
from textual._xterm_parser import XTermParser
from textual.cache import FIFOCache, LRUCache
from textual.color import Color
from textual.css.scalar import Scalar
from textual.dom import DOMNode
from textual.geometry import Region
from textual.message import Message
from textual.message_pump import MessagePump
from textual.signal import Signal
from textual.strip import Strip
from textual.style import Style
from textual.timer import Timer

_ANSWERS = 1024
_FEW = 128
"""Answers to a question that is mostly new."""
_SOONEST = 0.001
"""Seconds that a timer waits at least. Beginning one takes microseconds, in which less may pass."""


def _let_go_of_lines() -> None:
    """Let a widget that is gone take the lines it had drawn with it.

    Textual remembers two colours by the object that asked for them, which holds every line of its
    widget: those of a thousand views and messages that are gone stayed, some twenty megabytes.
    Here they are remembered by the colours alone.
    """
    remembered = StylesCache.__dict__.get("get_inner_outer")
    work_out = getattr(remembered, "__wrapped__", None)
    if work_out is None or isinstance(remembered, staticmethod | classmethod):
        return  # it is mended there, or done already

    @lru_cache(_ANSWERS)
    def inner_outer(base: Color, background: Color) -> tuple[Style, Style]:
        found: tuple[Style, Style] = work_out(StylesCache, base, background)
        return found

    StylesCache.get_inner_outer = staticmethod(inner_outer)  # type: ignore[assignment]


def _let_go_of_views() -> None:
    """Let a view that is closed go, though a widget of another one was started while it was open.

    The task of a widget remembers for life at whose message it was started. A scroll bar is started
    when it is needed first, which may be long after its pane: each kept the list of actors that was
    open then, with all its lines and its library. Here a widget is started in its own name.
    """
    start = MessagePump.__dict__.get("_start_messages")
    if start is None or start.__module__ == __name__:
        return  # it is done in another way there, or done already

    def start_messages(pump: MessagePump) -> None:
        started_by = active_message_pump.set(pump)
        try:
            start(pump)
        finally:
            active_message_pump.reset(started_by)

    MessagePump._start_messages = start_messages  # type: ignore[assignment, method-assign]  # noqa: SLF001


def _let_go_of_senders() -> None:
    """Let a view that is closed go, though something in another one was told of its doings last.

    Each widget holds the last message it had until the next one comes, and a message holds whoever
    was at work when it was made: after a change of size in a view that lay over the others, each
    pane below held that view, with its lines and its library, until something happened to the pane.
    """
    slot = Message.__dict__.get("_sender")
    if not isinstance(slot, MemberDescriptorType):
        return  # it is done in another way there, or done already

    def sender(message: Message) -> MessagePump | None:
        known: ref[MessagePump] | None = slot.__get__(message, Message)
        return None if known is None else known()

    def set_sender(message: Message, pump: MessagePump | None) -> None:
        slot.__set__(message, None if pump is None else ref(pump))

    Message._sender = property(sender, set_sender)  # type: ignore[assignment, misc]  # noqa: SLF001


def _remember_looks() -> None:
    """Remember what a style sends to the terminal by its looks, not by the place it stands for.

    Where text can be selected each stretch of it has a style that tells its line and column, and
    Textual remembers 16,384 of them: they came to some 15 MB in the first hour of reading.
    """
    remembered = getattr(Strip.__dict__.get("render_ansi"), "__func__", None)
    work_out = getattr(remembered, "__wrapped__", None)
    if work_out is None:
        return
    looks: LRUCache[tuple[object, ...], str] = LRUCache(_ANSWERS)

    def render_ansi(cls: type[Strip], style: RichStyle, color_system: ColorSystem) -> str:
        attributes = style._attributes & style._set_attributes  # noqa: SLF001
        look = (style._color, style._bgcolor, attributes, color_system)  # noqa: SLF001
        codes = looks.get(look)
        if codes is None:
            codes = looks[look] = work_out(cls, style, color_system)
        style._ansi = codes  # noqa: SLF001  # as Textual does: it asks once for each style
        return codes

    Strip.render_ansi = classmethod(render_ansi)  # type: ignore[assignment, method-assign]


def _remember_fewer() -> None:
    """Remember 128 answers of each question about places and keys, not up to 16,384.

    With every step of a scroll come regions, and with every text pieces of lines, that were never
    asked about and never will be again; they only fill up, for an hour, and lie all over the
    memory. Random keys find their answers as often among 128 as among 1,024, to within four in a
    hundred.
    """
    for kind in (Region, Scalar, Segment, XTermParser):
        for name, kept in [*vars(kind).items()]:
            remembered: Any = kept.__func__ if isinstance(kept, classmethod) else kept
            about = getattr(remembered, "cache_parameters", None)
            if about is None or about()["maxsize"] <= _FEW:
                continue
            fewer: Any = lru_cache(_FEW)(remembered.__wrapped__)
            setattr(kind, name, classmethod(fewer) if remembered is not kept else fewer)


_ROOMS = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""How much Textual has a strip remember of what, by the attribute."""
_HELD = ("_segments", "_cell_length", "_render_cache", "_link_ids", "_cell_count")
_NOTHING: dict[Any, Any] = {}


class _Late(FIFOCache[Any, Any]):
    """A cache that has no room before there is something to put in it."""

    __slots__ = ()

    def __init__(self, maxsize: int) -> None:
        self._maxsize = maxsize
        self._cache = _NOTHING
        self.hits = self.misses = 0

    def set(self, key: object, value: object) -> None:
        """Remember a value."""
        if self._cache is _NOTHING:
            self._cache = {}
        super().set(key, value)

    def __setitem__(self, key: object, value: object) -> None:
        self.set(key, value)


def _remember_in_time() -> None:
    """Give a strip a place to remember in when it is asked for.

    Textual makes seven for each, of which one is used: a kilobyte for every piece of a line,
    thousands of which are there at once while a whole screen is drawn.
    """
    if {*getattr(Strip, "__slots__", ())} != {*_ROOMS, *_HELD}:
        return  # it is done in another way there

    def begin(strip: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
        strip._segments = list(segments)  # noqa: SLF001
        strip._cell_length = cell_length  # noqa: SLF001
        strip._render_cache = strip._link_ids = strip._cell_count = None  # noqa: SLF001

    def make_room(strip: Strip, name: str) -> FIFOCache[Any, Any]:
        size = _ROOMS.get(name)
        if size is None:
            raise AttributeError(name)
        room = _Late(size)
        setattr(strip, name, room)
        return room

    Strip.__init__ = begin  # type: ignore[assignment, method-assign]
    Strip.__getattr__ = make_room  # type: ignore[attr-defined]


class _Answers(LRUCache[tuple[Any, ...], DOMNode]):
    """What a node found for its queries since the last change among the widgets."""

    _change = 0

    def __setitem__(self, query: tuple[Any, ...], found: DOMNode) -> None:
        if query[0] != self._change:
            self.clear()
            self._change = query[0]
        self.set(query, found)


def forget_answers(node: DOMNode) -> None:
    """Let a node forget which widgets it found, when any has come or gone.

    Textual keeps 1,024 answers, each under the number of changes there had been: none is asked for
    after the next change, and lines to type in that are long closed stay.
    """
    node._query_one_cache = _Answers(_ANSWERS)  # noqa: SLF001


def _let_go_of_subscribers() -> None:
    """Let widgets go that wait for a signal and are gone.

    Textual drops them when the signal is given next. Every line to type in waits for a selection to
    be begun with the mouse, and stays for ever where there is none.
    """
    subscribe = Signal.__dict__.get("subscribe")
    if subscribe is None or subscribe.__module__ == __name__:
        return

    def subscribe_alone(
        signal: Signal[Any],
        node: DOMNode,
        callback: Callable[[Any], object],
        immediate: bool = False,
    ) -> None:
        for known in [*signal._subscriptions]:  # noqa: SLF001
            if known._pruning or not (known.is_running and known.is_attached):  # noqa: SLF001
                signal.unsubscribe(known)
        subscribe(signal, node, callback, immediate)

    Signal.subscribe = subscribe_alone  # type: ignore[assignment, method-assign]


def _wait_for_what_is_over() -> None:
    """Have a timer whose time is over before it begins go off at once.

    Textual looks for its next moment for ever, as the moment before the last is over too, and the
    program does not answer again. A view that opens shows each message for the time that it has
    left, which may be over since it was asked for: some tenths of a millisecond.
    """
    begin = Timer.__dict__.get("__init__")
    if begin is None or begin.__module__ == __name__:
        return

    def begin_in_time(timer: Timer, target: MessagePump, interval: float, **how: object) -> None:
        begin(timer, target, max(interval, _SOONEST), **how)

    Timer.__init__ = begin_in_time  # type: ignore[assignment, method-assign]


def mend() -> None:
    """Mend all that is for every app; `forget_answers` is for a screen."""
    _wait_for_what_is_over()
    _let_go_of_lines()
    _let_go_of_views()
    _let_go_of_senders()
    _remember_looks()
    _remember_fewer()
    _remember_in_time()
    _let_go_of_subscribers()
