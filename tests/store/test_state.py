from __future__ import annotations

import os
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.notes.record import ChangedMeanwhileError, NotKeptError, redo
from kz_tui.store.backups import KEPT, backups, day_of
from kz_tui.store.database import VERSION
from kz_tui.store.restoring import FILE
from kz_tui.store.state import LIMITS, Mode, State, open_state
from tests.store.state import DAY, fill, kept, opened, put, tamper

AS_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


def test_what_is_written_is_there_again(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "kz-reader"
    state = opened(folder)
    assert (state.mode, state.records, state.notices) == (Mode.KEPT, [], ())
    state.commit([put("a", "1"), put("b", "2")])
    state.commit([put("a", None)])
    state.close()
    assert kept(folder) == {"a": None, "b": "2"}


def test_the_folder_and_the_file_are_for_their_owner_only(tmp_path: Path) -> None:
    fill(tmp_path / "own")
    assert (tmp_path / "own").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "own" / FILE).stat().st_mode & 0o777 == 0o600


def test_a_state_that_is_not_kept_leaves_no_file(tmp_path: Path) -> None:
    state = open_state(None)
    assert state.mode is Mode.MEMORY
    assert not state.notices
    (change,) = state.commit([put("a", "1")]).changes
    assert (change.before, change.after) == (None, "1")
    state.close()


def test_of_two_changes_that_belong_together_none_is_made_if_one_fails(tmp_path: Path) -> None:
    state = opened(tmp_path)
    (change,) = state.commit([put("a", "1")]).changes
    state.commit([put("a", "2")])
    with pytest.raises(ChangedMeanwhileError):
        state.commit([put("b", "9"), redo(change.reverse)])
    state.close()
    assert kept(tmp_path) == {"a": "2"}


def test_two_windows_see_what_the_other_one_wrote(tmp_path: Path) -> None:
    one, other = opened(tmp_path), opened(tmp_path)
    one.commit([put("a", "1")])
    assert [record.value for record in other.news()] == ["1"]
    assert other.news() == ()
    one.commit([put("a", "2")])
    committed = other.commit([put("b", "3")])
    assert [record.value for record in committed.others] == ["2"]
    assert [record.key for record in one.news()] == ["b"]
    one.close()
    other.close()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.none() | st.sampled_from("xyz"))))
def test_any_changes_taken_back_give_the_start(wishes: list[tuple[str, str | None]]) -> None:
    state = open_state(None)
    changes = [state.commit([put(key, value)]).changes[0] for key, value in wishes]
    for change in reversed(changes):
        state.commit([redo(change.reverse)])
    assert {r.value for r in state._database.records()} <= {None}
    for change in changes:
        state.commit([redo(change)])
    last = {change.key: change.after for change in changes}
    assert {r.key: r.value for r in state._database.records() if r.value} == {
        key: value for key, value in last.items() if value
    }
    state.close()


# damage


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET value = '{}' WHERE key = '007'",
        "UPDATE record SET value = x'ff00' WHERE key = '007'",
        "DELETE FROM record WHERE key = '007'",
        "DELETE FROM ledger",
        "UPDATE ledger SET line = '1 40 40 0000000000000000 0000000000000000'",
        "DROP TABLE record",
        "PRAGMA application_id = 1",
        f"PRAGMA user_version = {VERSION + 64}",
    ],
)
def test_what_is_damaged_is_restored_and_said(tmp_path: Path, statement: str) -> None:
    written = fill(tmp_path)
    assert len(backups(tmp_path)) == 1
    tamper(tmp_path, statement)
    state = opened(tmp_path)
    assert {record.key: record.value for record in state.records} == written
    (notice,) = state.notices
    assert "damaged" in notice
    assert "2026-03-01" in notice
    assert len(list(tmp_path.glob("state.damaged-*.db"))) == 1
    state.close()
    assert kept(tmp_path) == written


def test_what_came_after_the_backup_is_read_from_the_damaged_file(tmp_path: Path) -> None:
    written = fill(tmp_path)
    state = opened(tmp_path)
    state.commit([put("new", '"later"'), put("003", '"changed"')])
    state.close()
    tamper(tmp_path, "UPDATE record SET value = '{}' WHERE key = '007'")
    state = opened(tmp_path)
    found = {record.key: record.value for record in state.records}
    assert found == {**written, "new": '"later"', "003": '"changed"'}
    assert "2 later records" in state.notices[0]
    state.close()


def test_without_a_backup_what_can_be_read_is_kept(tmp_path: Path) -> None:
    written = fill(tmp_path)
    for backup in backups(tmp_path):
        backup.unlink()
    tamper(tmp_path, "UPDATE record SET value = '{}' WHERE key = '007'")
    state = opened(tmp_path)
    del written["007"]
    assert {record.key: record.value for record in state.records} == written
    assert "no backup" in state.notices[0]
    state.close()


def test_a_damaged_backup_is_passed_over(tmp_path: Path) -> None:
    written = fill(tmp_path)
    state = opened(tmp_path, DAY + timedelta(days=1))
    state.close()
    newest, older = backups(tmp_path)
    newest.write_bytes(b"no database" * 100)
    (tmp_path / FILE).write_bytes(b"")
    state = opened(tmp_path, DAY + timedelta(days=1))
    assert {record.key: record.value for record in state.records} == written
    assert day_of(older) in state.notices[0]
    assert "is empty" in state.notices[0]
    state.close()


@pytest.mark.parametrize("left", [0, 1, 99, 4096, 5000])
def test_a_file_that_was_cut_off_is_restored(tmp_path: Path, left: int) -> None:
    written = fill(tmp_path)
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes()[:left])
    state = opened(tmp_path)
    assert {record.key: record.value for record in state.records} == written
    assert state.notices
    state.close()


def test_a_missing_file_comes_back_from_its_backup(tmp_path: Path) -> None:
    written = fill(tmp_path)
    (tmp_path / FILE).unlink()
    state = opened(tmp_path)
    assert {record.key: record.value for record in state.records} == written
    assert "is missing" in state.notices[0]
    state.close()


def test_the_journal_of_a_damaged_file_is_not_replayed_into_the_restored_one(
    tmp_path: Path,
) -> None:
    written = fill(tmp_path)
    tamper(tmp_path, "DELETE FROM ledger")
    (tmp_path / f"{FILE}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    state = opened(tmp_path)
    assert {record.key: record.value for record in state.records} == written
    state.close()
    assert kept(tmp_path) == written


def test_a_window_that_has_the_damaged_file_open_goes_on_with_the_restored_one(
    tmp_path: Path,
) -> None:
    fill(tmp_path)
    first = opened(tmp_path)
    tamper(tmp_path, "UPDATE ledger SET line = 'x'")
    second = opened(tmp_path)
    assert second.notices
    first.commit([put("mine", "1")])
    assert [record.key for record in second.news()] == ["mine"]
    first.close()
    second.close()
    assert kept(tmp_path)["mine"] == "1"


def test_damage_that_shows_while_writing_is_mended(tmp_path: Path) -> None:
    fill(tmp_path)
    state = opened(tmp_path)
    tamper(tmp_path, "UPDATE ledger SET line = 'x'")
    with pytest.raises(NotKeptError):
        state.commit([put("new", "1")])
    state.commit([put("new", "1")])
    assert any("restored" in notice for notice in state.notices)
    state.close()
    assert kept(tmp_path)["new"] == "1"


# backups


def test_one_backup_a_day_and_the_oldest_go(tmp_path: Path) -> None:
    fill(tmp_path)
    for day in range(KEPT + 3):
        for _ in range(2):
            opened(tmp_path, DAY + timedelta(days=day)).close()
    days = [day_of(backup) for backup in backups(tmp_path)]
    assert len(days) == KEPT
    assert days[0] == "2026-03-10"


def test_a_backup_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    fill(tmp_path)
    for backup in backups(tmp_path):
        backup.unlink()
    (tmp_path / "backups").rmdir()
    (tmp_path / "backups").write_text("in the way")
    state = opened(tmp_path)
    assert state.mode is Mode.KEPT
    assert "no backup" in state.notices[0]
    state.close()


# places that cannot be written, and later versions


def test_a_folder_that_cannot_be_made_keeps_the_state_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    state = opened(tmp_path / "file" / "kz-reader")
    assert state.mode is Mode.MEMORY
    assert "not kept beyond this session" in state.notices[0]
    state.commit([put("a", "1")])
    state.close()


@AS_ROOT
def test_a_read_only_home_shows_what_there_is(tmp_path: Path) -> None:
    written = fill(tmp_path)
    (tmp_path / FILE).chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        _is_read_from_memory(opened(tmp_path), written)
    finally:
        tmp_path.chmod(0o700)


def test_a_home_that_may_not_be_written_shows_what_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = fill(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    _is_read_from_memory(opened(tmp_path), written)


def _is_read_from_memory(state: State, written: dict[str, str | None]) -> None:
    assert state.mode is Mode.MEMORY
    assert "read-only" in state.notices[0] or "permission" in state.notices[0]
    assert {record.key: record.value for record in state.records} == written
    state.commit([put("a", "1")])
    state.close()


def test_a_later_schema_is_read_and_never_written(tmp_path: Path) -> None:
    written = fill(tmp_path)
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.execute("UPDATE ledger SET line = 'in the form of that version'")
    connection.execute("ALTER TABLE record ADD COLUMN more TEXT")
    connection.commit()
    connection.close()
    before = (tmp_path / FILE).read_bytes()
    state = opened(tmp_path)
    assert state.mode is Mode.READ_ONLY
    assert "later version" in state.notices[0]
    assert {record.key: record.value for record in state.records} == written
    with pytest.raises(NotKeptError, match="later version"):
        state.commit([put("a", "1")])
    state.close()
    assert (tmp_path / FILE).read_bytes() == before


def test_the_oldest_of_a_kind_go_when_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "asked", 10)
    state = opened(tmp_path)
    for number in range(12):
        state.commit([put(f"{number:03}", "1", kind="asked")])
    state.close()
    assert sorted(kept(tmp_path)) == [f"{number:03}" for number in range(2, 12)]
    assert len(kept(tmp_path)) == 10
