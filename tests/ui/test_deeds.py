"""What was done and can be taken back, as a value."""

from __future__ import annotations

from kz_tui.ui.deeds import MOST, Deed, Deeds


async def _nothing() -> None:
    """Nothing to do."""


def test_the_last_deeds_can_be_taken_back_and_done_again() -> None:
    deeds = Deeds()
    for number in range(MOST + 5):
        deeds = deeds.did(Deed(str(number), _nothing, _nothing))
    assert [deed.words for deed in deeds.done] == [str(number) for number in range(5, MOST + 5)]
    for _ in range(MOST):
        deeds = deeds.took_back()
    assert not deeds.done
    assert deeds.undone[-1].words == "5"
    assert deeds.did_again().done[-1].words == "5"
