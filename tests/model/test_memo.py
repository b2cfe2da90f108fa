"""What is remembered, and who waits for whom meanwhile."""

from __future__ import annotations

from threading import Event, Thread

from kz_tui.model.memo import cached_property

_PATIENCE = 20.0


class _Slow:
    def __init__(self, begun: Event | None = None, go: Event | None = None) -> None:
        self.asked = 0
        self._begun, self._go = begun, go

    @cached_property
    def answer(self) -> int:
        """Worked out in any time."""
        self.asked += 1
        if self._begun is not None and self._go is not None:
            self._begun.set()
            assert self._go.wait(2 * _PATIENCE)
        return 42


def test_a_property_is_worked_out_once_and_stays_the_objects_own() -> None:
    one, other = _Slow(), _Slow()
    assert (one.answer, one.answer, one.asked) == (42, 42, 1)
    assert other.asked == 0
    assert isinstance(_Slow.answer, cached_property)


def test_no_object_waits_for_what_another_one_works_out() -> None:
    begun, go, known = Event(), Event(), Event()

    def ask() -> None:
        assert _Slow().answer == 42
        known.set()

    slow, quick = Thread(target=lambda: _Slow(begun, go).answer), Thread(target=ask)
    slow.start()
    assert begun.wait(_PATIENCE)
    quick.start()
    found = known.wait(_PATIENCE)
    go.set()
    slow.join()
    quick.join()
    assert found
