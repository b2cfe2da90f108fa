"""An index is kept between two starts, and built anew where anything does not fit."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.model.article import Article
from kz_tui.search import saving
from kz_tui.search.index import Index
from kz_tui.search.saving import Opened, SavedIndex, marks_of
from kz_tui.store.folder import FolderShelf
from tests.search.dossier import article, found
from tests.search.test_segments import ASKED, RUNS, hits, whole

ARTICLES = [
    article("Tokajew lässt schießen.", "Unruhen", date="2022-01-07", source="Der Standard"),
    article("Almaty brennt. Токаев schweigt.", date="2022-01"),
    article("Die Regierung tritt zurück."),
]


class MemoryShelf(dict[str, bytes]):
    """A shelf that is a dictionary; `read_only` ones refuse to be written to."""

    read_only = False

    def get(self, key: str) -> memoryview | None:  # type: ignore[override]
        return memoryview(self[key]) if key in self else None

    def put(self, key: str, parts: Iterable[bytes | memoryview]) -> None:
        if self.read_only:
            raise OSError(errno.EROFS, "read-only")
        self[key] = b"".join(parts)

    def drop(self, key: str) -> None:
        self.pop(key, None)

    def rest(self) -> None:
        pass


def saved(articles: list[Article]) -> MemoryShelf:
    """A shelf with the index of some articles."""
    shelf = MemoryShelf()
    SavedIndex(shelf).save(Index.build(articles), marks_of(articles))
    return shelf


def opened(shelf: MemoryShelf, articles: list[Article]) -> Opened:
    """The index opened from a shelf."""
    return SavedIndex(shelf).open(articles, marks_of(articles))


def segment_key(shelf: MemoryShelf) -> str:
    """The key of the only segment on a shelf."""
    (key,) = (key for key in shelf if key != "search-index")
    return key


@given(RUNS, ASKED)
def test_what_is_opened_answers_like_what_was_saved(runs: list[list[Article]], text: str) -> None:
    articles = whole(runs)
    again = opened(saved(articles), articles)
    assert (again.kept, again.trouble) == (len(articles), "")
    assert hits(again.search_index, text) == hits(Index.build(articles), text)


def test_new_articles_are_all_that_is_read() -> None:
    shelf = saved(ARTICLES[:2])
    again = opened(shelf, ARTICLES)
    assert (again.kept, again.trouble) == (2, "")
    assert found(again.search_index, "tokaev") == found(Index.build(ARTICLES), "tokaev") == [1, 0]
    assert found(again.search_index, "Regierung") == [2]


def test_only_new_segments_are_written() -> None:
    shelf = saved(ARTICLES[:2])
    before = dict(shelf)
    store = SavedIndex(shelf)
    index = store.open(ARTICLES, marks_of(ARTICLES)).search_index
    store.save(index, marks_of(ARTICLES))
    assert len(shelf) == 3
    assert all(shelf[key] is before[key] for key in before if key != "search-index")
    assert opened(shelf, ARTICLES).kept == 3


def test_what_is_of_no_use_is_thrown_away() -> None:
    shelf = saved(ARTICLES[:1])
    SavedIndex(shelf).save(Index.build(ARTICLES), marks_of(ARTICLES))
    assert len(shelf) == 2
    assert opened(shelf, ARTICLES).kept == 3


@pytest.mark.parametrize(
    "changed",
    [
        article("Tokajew lässt nicht schießen.", "Unruhen", date="2022-01-07"),
        article("Tokajew lässt schießen.", "Ruhe", date="2022-01-07", source="Der Standard"),
        article("Tokajew lässt schießen.", "Unruhen", date="2022-01-08", source="Der Standard"),
        article("Tokajew lässt schießen.", "Unruhen", date="2022-01-07", source="dpa"),
    ],
)
def test_a_changed_article_is_read_again(changed: Article) -> None:
    again = opened(saved(ARTICLES), [changed, *ARTICLES[1:]])
    assert (again.kept, again.trouble) == (0, "")


def test_an_empty_shelf_is_no_trouble() -> None:
    again = opened(MemoryShelf(), ARTICLES)
    assert (again.kept, again.trouble) == (0, "")
    assert found(again.search_index, "almati") == [1]


def test_an_empty_dossier_is_saved_and_opened() -> None:
    assert found(opened(saved([]), []).search_index, "Almaty") == []
    assert found(opened(saved([]), ARTICLES).search_index, "almati") == [1]


@given(st.data())
def test_no_damage_goes_unnoticed(data: st.DataObject) -> None:
    shelf = saved(ARTICLES)
    key = segment_key(shelf)
    damaged = bytearray(shelf[key])
    place = data.draw(st.integers(0, len(damaged) - 1))
    damaged[place] ^= 1 << data.draw(st.integers(0, 7))
    shelf[key] = bytes(damaged)
    again = opened(shelf, ARTICLES)
    assert again.kept == 0
    assert "the saved search index cannot be used" in again.trouble
    assert found(again.search_index, "almati") == [1]


@given(st.data())
def test_a_file_cut_short_is_built_anew(data: st.DataObject) -> None:
    shelf = saved(ARTICLES)
    key = segment_key(shelf)
    shelf[key] = shelf[key][: data.draw(st.integers(0, len(shelf[key]) - 1))]
    again = opened(shelf, ARTICLES)
    assert again.kept == 0
    assert again.trouble
    assert found(again.search_index, "almati") == [1]


@given(st.binary(max_size=200))
def test_any_list_of_segments_is_survived(listed: bytes) -> None:
    shelf = saved(ARTICLES)
    shelf["search-index"] = listed
    assert found(opened(shelf, ARTICLES).search_index, "almati") == [1]


@pytest.mark.parametrize("listed", ['["search-index-0"]', "[1]", "{}", '["../x"]', "[", "[[]]"])
def test_lists_that_say_nothing_useful_are_survived(listed: str, tmp_path: Path) -> None:
    (tmp_path / "search-index").write_text(listed)
    again = SavedIndex(FolderShelf(tmp_path)).open(ARTICLES, marks_of(ARTICLES))
    assert again.kept == 0
    assert found(again.search_index, "almati") == [1]


def test_a_newer_file_is_built_anew_and_said_so() -> None:
    shelf = saved(ARTICLES)
    key = segment_key(shelf)
    shelf[key] = shelf[key][:8] + b"\x63" + shelf[key][9:]
    again = opened(shelf, ARTICLES)
    assert again.kept == 0
    assert "another version" in again.trouble


def test_another_way_of_indexing_is_built_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = saved(ARTICLES)
    monkeypatch.setattr(saving, "_way_of_indexing", lambda: b"different")
    assert opened(shelf, ARTICLES).kept == 0


def test_a_damaged_segment_is_replaced() -> None:
    shelf = saved(ARTICLES)
    sound = dict(shelf)
    key = segment_key(shelf)
    shelf[key] = shelf[key][:-1]
    store = SavedIndex(shelf)
    store.save(store.open(ARTICLES, marks_of(ARTICLES)).search_index, marks_of(ARTICLES))
    assert shelf == sound


def test_a_shelf_that_cannot_be_written_to_says_so() -> None:
    shelf = MemoryShelf()
    shelf.read_only = True
    with pytest.raises(OSError, match="read-only"):
        SavedIndex(shelf).save(Index.build(ARTICLES), marks_of(ARTICLES))


def test_a_place_that_cannot_be_read_is_survived(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    again = SavedIndex(FolderShelf(tmp_path / "file")).open(ARTICLES, marks_of(ARTICLES))
    assert again.kept == 0
    assert again.trouble
    assert found(again.search_index, "almati") == [1]


def test_an_index_is_opened_from_a_folder(tmp_path: Path) -> None:
    marks = marks_of(ARTICLES)
    SavedIndex(FolderShelf(tmp_path / "new")).save(Index.build(ARTICLES), marks)
    again = SavedIndex(FolderShelf(tmp_path / "new")).open(ARTICLES, marks)
    assert again.kept == 3
    assert found(again.search_index, '"Almaty brennt"') == [1]
    assert not again.search_index.layout.segments[0].contents.row.flags.writeable


def test_marks_tell_articles_apart() -> None:
    marks = marks_of([*ARTICLES, ARTICLES[0]])
    assert len(np.unique(marks)) == 3
    assert marks[0] == marks[3]
