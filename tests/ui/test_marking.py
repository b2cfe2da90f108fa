from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from kz_tui.store.restoring import FILE
from kz_tui.ui.screens.marking import tags_of
from kz_tui.ui.screens.reading import ReadingScreen
from kz_tui.ui.widgets.note_line import NoteLine
from tests.ui.driver import NARROW, WIDE, Driver, make, running


@asynccontextmanager
async def window(folder: Path, size: tuple[int, int] = WIDE) -> AsyncIterator[Driver]:
    """A window on the made dossier whose user's state is in a folder."""
    async with running(make(folder=folder), size) as user:
        yield user


def _row(user: Driver, title: str) -> str:
    """The first line of an article in the list: its date and signs."""
    lines = user.shown("#list").split("\n")
    return lines[next(n for n, line in enumerate(lines) if title in line) - 1]


def _bold(user: Driver, title: str) -> bool:
    lines = [user.reading.articles.render_line(y) for y in range(20)]
    line = next(line for line in lines if title in line.text)
    return any(title in s.text and s.style is not None and bool(s.style.bold) for s in line)


def _notices(user: Driver) -> str:
    return "\n".join(str(notice.message) for notice in user.app._notifications)


async def test_m_marks_and_takes_the_mark_away() -> None:
    async with running() as user:
        await user.press("m")
        await user.settle()
        assert user.place == "marked"
        assert "◆" in _row(user, "Hafen")
        await user.press("m")
        await user.settle()
        assert user.place == "no longer marked"
        assert "◆" not in _row(user, "Hafen")


async def test_a_key_before_everything_has_begun_is_kept_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begin = ReadingScreen._begin
    monkeypatch.setattr(ReadingScreen, "_begin", lambda _: None)
    async with window(tmp_path) as user:
        await user.press("u", "m")
        begin(user.reading)
        await user.settle()
        assert "◆" in _row(user, "Hafen")
    monkeypatch.undo()
    async with window(tmp_path) as user:
        await user.settle()
        assert "◆" in _row(user, "Hafen")


async def test_two_quick_presses_cancel_each_other() -> None:
    async with running() as user:
        await user.pilot.press("m", "m")
        await user.settle()
        assert "◆" not in _row(user, "Hafen")


async def test_what_is_opened_is_read_and_what_is_glanced_at_is_not() -> None:
    async with running() as user:
        assert "•" in _row(user, "Hafen")
        assert _bold(user, "Hafen")
        await user.press("j")  # only looked at
        await user.settle()
        assert "•" in _row(user, "Streik")
        await user.press("enter")
        await user.settle()
        assert "•" not in _row(user, "Streik")
        assert not _bold(user, "Streik")
        assert "•" in _row(user, "Hafen")


async def test_going_into_the_text_by_tab_counts_as_reading() -> None:
    async with running() as user:
        await user.press("tab")
        await user.settle()
        assert "•" not in _row(user, "Hafen")


async def test_r_counts_as_unread_and_as_read_again() -> None:
    async with running() as user:
        await user.press("enter")
        await user.settle()
        await user.press("r")
        await user.settle()
        assert user.place == "unread"
        assert "•" in _row(user, "Hafen")
        await user.press("r")
        await user.settle()
        assert user.place == "read"
        assert "•" not in _row(user, "Hafen")


async def test_t_tags_and_completes_a_tag_in_use() -> None:
    async with running() as user:
        await user.press("t")
        await user.type("streit hafen")
        await user.press("enter")
        await user.settle()
        assert user.place == "tagged hafen streit"
        assert "#hafen #streit" in user.shown("#reader")
        await user.press("j", "t")
        await user.type("haf")
        await user.settle()
        await user.press("right", "enter")
        await user.settle()
        assert user.place == "tagged hafen"
        await user.press("t")
        await user.press("ctrl+u", "enter")
        await user.settle()
        assert user.place == "no tags"


@pytest.mark.parametrize(
    ("typed", "tags"),
    [("", ()), ("b, a", ("a", "b")), ("#x #x", ("x",)), (" # , ", ()), ("ä\x1b[31m b", ("b", "ä"))],
)
def test_tags_are_words(typed: str, tags: tuple[str, ...]) -> None:
    assert tags_of(typed) == tags


async def test_a_notes_the_sentence_and_the_note_is_shown_there() -> None:
    async with running() as user:
        await user.search("verfrüht")
        await user.press("enter", "a")
        await user.type("wer sagt das")
        await user.press("enter")
        await user.settle()
        assert user.place == "noted"
        assert "†" in _row(user, "Hafen")
        assert "† wer sagt das" in user.shown("#note-line")
        lines = user.shown("#reader").split("\n")
        assert any(line.startswith(" † Petra Quandt nannte") for line in lines)
        (placed,) = user.desk.reading.notes
        assert placed.note.anchor.words == "Petra Quandt nannte die Forderung verfrüht."
        await user.press("comma", "comma")
        await user.settle()
        assert not user.reading.query_one(NoteLine).display


async def test_a_on_a_note_changes_it_and_an_empty_text_deletes_it() -> None:
    async with running() as user:
        await user.press("enter", "a")
        await user.type("eins")
        await user.press("enter")
        await user.settle()
        await user.press("a")
        await user.type(" zwei")
        await user.press("enter")
        await user.settle()
        assert user.place == "note changed"
        assert "eins zwei" in user.shown("#note-line")
        await user.press("a", "ctrl+u", "enter")
        await user.settle()
        assert user.place == "note deleted"
        assert not user.desk.reading.notes


async def test_a_note_without_words_marks_the_passage() -> None:
    async with running() as user:
        await user.press("enter", "a", "enter")
        await user.settle()
        assert user.place == "passage marked"
        (placed,) = user.desk.reading.notes
        assert placed.note.text == ""


async def test_escape_leaves_everything_as_it_was() -> None:
    async with running() as user:
        await user.press("enter", "a")
        await user.type("nichts")
        await user.press("escape")
        await user.settle()
        assert not user.reading.asking
        assert not user.desk.reading.notes
        assert user.reading.pane == "reader"
        await user.press("t", "escape")
        assert not user.reading.asking


async def test_keys_typed_ahead_go_into_the_note() -> None:
    async with running() as user:
        await user.press("enter")
        await user.pilot.press("a", *"mark", "enter", "m")
        await user.settle()
        (placed,) = user.desk.reading.notes
        assert placed.note.text == "mark"
        assert "◆" in _row(user, "Hafen")


async def test_what_is_selected_is_what_the_note_is_on() -> None:
    async with running() as user:
        reader = user.reading.reader
        await user.press("enter")
        start = reader.layout_rows.row_of(user.desk.article.text.index("traf sich"))  # type: ignore[union-attr]
        top = reader.region.y + 1 + start
        await user.pilot.mouse_down(offset=(reader.region.x + 3, top))
        await user.pilot.hover(offset=(reader.region.x + 14, top))
        await user.pilot.mouse_up(offset=(reader.region.x + 14, top))
        await user.pilot.pause()
        selected = reader.selected
        assert selected is not None
        await user.press("a", "enter")
        await user.settle()
        (placed,) = user.desk.reading.notes
        assert placed.found.span == selected
        assert placed.note.anchor.words == selected.of(user.desk.article.text)  # type: ignore[union-attr]


async def test_colon_and_semicolon_go_from_note_to_note() -> None:
    async with running() as user:
        await user.press("enter", "colon")
        assert user.place == "no note in this article"
        for word in ("verfrüht", "Öffnung"):
            await user.search(word)
            await user.press("enter", "a")
            await user.type(word)
            await user.press("enter")
            await user.settle()
            await user.press("slash", "ctrl+u", "escape")
        await user.press("enter", "colon")
        assert user.place == "note 2 of 2"
        await user.settle()
        assert "verfrüht" in user.shown("#note-line")
        await user.press("colon")
        assert user.place == "no note in that direction"
        await user.press("semicolon")
        assert user.place == "note 1 of 2"
        await user.settle()
        assert "Öffnung" in user.shown("#note-line")


# undo


async def test_u_takes_back_step_by_step_and_shift_u_makes_again() -> None:
    async with running() as user:
        await user.press("m")
        await user.settle()
        await user.press("t")
        await user.type("hafen")
        await user.press("enter")
        await user.settle()
        await user.press("enter", "a")
        await user.type("notiz")
        await user.press("enter")
        await user.settle()
        await user.press("u")
        await user.settle()
        assert user.place == "undone: noted"
        assert not user.desk.reading.notes
        await user.press("u", "u")
        await user.settle()
        assert "◆" not in _row(user, "Hafen")
        assert "#hafen" not in user.shown("#reader")
        assert "•" not in _row(user, "Hafen")  # that it was read is no deed
        await user.press("u")
        await user.settle()
        assert user.place == "nothing to undo"
        await user.press("U", "U", "U")
        await user.settle()
        assert "◆†" in _row(user, "Hafen")
        assert "#hafen" in user.shown("#reader")
        assert user.desk.reading.notes[0].note.text == "notiz"
        await user.press("U")
        await user.settle()
        assert user.place == "nothing to redo"


async def test_what_was_changed_in_another_window_is_not_undone(tmp_path: Path) -> None:
    async with window(tmp_path) as one:
        await one.press("enter", "a")
        await one.type("eins")
        await one.press("enter")
        await one.settle()
        async with window(tmp_path) as other:
            await other.press("enter", "a")
            await other.type(" zwei")
            await other.press("enter")
            await other.settle()
        await one.press("u")
        await one.settle()
        assert "changed again in another window" in _notices(one)
        assert one.desk.reading.notes[0].note.text == "eins zwei"


# kept


async def test_everything_is_there_again_in_the_next_window(tmp_path: Path) -> None:
    async with window(tmp_path) as user:
        await user.press("m", "enter", "a")
        await user.type("bleibt")
        await user.press("enter")
    async with window(tmp_path) as user:
        assert "◆†" in _row(user, "Hafen")
        assert "•" not in _row(user, "Hafen")
        assert user.desk.reading.notes[0].note.text == "bleibt"


async def test_a_change_wished_in_the_last_moment_is_kept(tmp_path: Path) -> None:
    async with window(tmp_path) as user:
        await user.pilot.press("m", "Q")
    async with window(tmp_path) as user:
        assert "◆" in _row(user, "Hafen")


async def test_two_windows_show_what_the_other_one_did(tmp_path: Path) -> None:
    async with window(tmp_path) as one, window(tmp_path) as other:
        await one.press("m")
        await one.settle()
        other.reading.look_around()
        await other.until(lambda: "◆" in _row(other, "Hafen"))


async def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    async with window(tmp_path / "file") as user:
        assert "not kept beyond this session" in _notices(user)
        await user.press("m")
        await user.settle()
        assert user.place == "marked (for this session only)"


async def test_a_change_that_cannot_be_written_is_not_shown_as_made(tmp_path: Path) -> None:
    async with window(tmp_path) as user:
        connection = sqlite3.connect(tmp_path / FILE)
        connection.execute("PRAGMA user_version = 99")
        connection.execute("UPDATE ledger SET line = 'of another version'")
        connection.commit()
        connection.close()
        await user.press("m")
        await user.settle()
        assert "Not kept" in _notices(user)
        assert "◆" not in _row(user, "Hafen")


async def test_a_damaged_file_is_restored_and_said(tmp_path: Path) -> None:
    async with window(tmp_path) as user:
        await user.press("m")
    (tmp_path / FILE).write_bytes((tmp_path / FILE).read_bytes()[:5000])
    async with window(tmp_path) as user:
        assert "restored from" in _notices(user)
        assert "◆" in _row(user, "Hafen")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_asking_takes_the_place_of_the_status_line(size: tuple[int, int]) -> None:
    async with running(size=size) as user:
        await user.press("t")
        line = user.reading.query_one("#ask")
        assert line.region.y == size[1] - 1
        assert line.region.width == size[0]
