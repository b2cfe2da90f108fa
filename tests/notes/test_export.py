from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.corpus.build import build_article
from kz_tui.model.article import Article, Origin
from kz_tui.model.span import Span
from kz_tui.notes.coding import add_note, set_tags, take_in, toggle_mark
from kz_tui.notes.entries import all_homes, entries, homes_by_id
from kz_tui.notes.export import (
    FIELDS,
    TRAIL_FIELDS,
    as_csv,
    as_json_lines,
    as_markdown,
    rows,
    trail_as_markdown,
    trail_rows,
)
from kz_tui.notes.kept import Kept, Visit
from kz_tui.notes.record import Record, Write

# a soft hyphen, Windows line ends and an escape sequence: what is shown is not what stands there
RAW = (
    "Hafen gesperrt\r\n\r\nDie Reederei hat den Ha\u00adfen am Montag gesperrt.\r\n"
    "Zwei \x1b[31mLotsen wurden verletzt.\r\n\r\n- Die Hafenmeisterin schwieg."
)
QUOTE = "Die Reederei hat den Hafen am Montag gesperrt."


def _article(raw: str = RAW, path: str = "/dossier/a.txt") -> Article:
    return build_article("a", raw, Origin(path))


def _kept(*writes: Write, kept: Kept | None = None) -> Kept:
    values: dict[tuple[str, str], str | None] = {}
    records = []
    for number, write in enumerate(writes, 1):
        values[write.kind, write.key] = write.change(values.get((write.kind, write.key)))
        records.append(Record(write.kind, write.key, values[write.kind, write.key], number))
    return take_in(kept or Kept(), records)


def _noted(article: Article, quote: str = QUOTE, text: str = "wer?") -> Kept:
    start = article.text.index(quote)
    span = Span(start, start + len(quote))
    return _kept(*add_note(Kept(), article, span, text, note_id="1", now="2026-03-01T12:00:00Z"))


def _rows(kept: Kept, *articles: Article) -> list[dict[str, Any]]:
    return list(rows(entries(kept, articles, all_homes(kept, articles)), articles))


def test_the_offsets_cut_the_words_out_of_the_raw_text() -> None:
    article = _article()
    (row,) = _rows(_noted(article), article)
    start, end = row["start"], row["end"]
    assert RAW[start:end] == row["text"] == "Die Reederei hat den Ha\u00adfen am Montag gesperrt."
    assert row["quote"] == QUOTE
    assert (row["status"], row["note"]) == ("same", "wer?")


@given(st.text("abc \r\n\u00ad\x1b[31m", min_size=1).filter(str.strip), st.data())
def test_the_offsets_hold_for_any_text(raw: str, data: st.DataObject) -> None:
    try:
        article = _article(raw)
    except Exception:  # what is no article has no notes
        return
    start = data.draw(st.integers(0, len(article.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(article.text))))
    kept = _kept(*add_note(Kept(), article, span, "", note_id="1", now="2026"))
    (row,) = _rows(kept, article)
    assert raw[row["start"] : row["end"]] == row["text"]


def test_a_note_whose_passage_is_gone_keeps_its_words() -> None:
    kept = _noted(_article())
    changed = _article(RAW.replace("Die Reederei hat den Ha\u00adfen am Montag gesperrt.", "Neu."))
    (row,) = _rows(kept, changed)
    assert (row["status"], row["start"], row["text"]) == ("gone", None, None)
    assert row["quote"] == QUOTE
    assert "no longer in the article" in as_markdown([row])


def test_an_article_that_is_not_at_hand_is_named_as_it_was() -> None:
    (row,) = _rows(_noted(_article()))
    assert (row["status"], row["path"], row["title"]) == (
        "not looked at", "/dossier/a.txt", "Hafen gesperrt",
    )  # fmt: skip
    assert "the article was not at hand" in as_markdown([row])


def test_entries_stand_in_the_order_of_the_dossier_and_of_the_text() -> None:
    one, two = (
        _article("Eins eins eins eins. Zwei zwei zwei zwei."),
        _article(path="/dossier/b.txt"),
    )
    kept = _noted(two)
    for number, quote in enumerate(("Zwei zwei zwei zwei.", "Eins eins eins eins.")):
        start = one.text.index(quote)
        span = Span(start, start + len(quote))
        writes = add_note(kept, one, span, quote[:4], note_id=f"n{number}", now=f"2026-0{number}")
        kept = _kept(*writes, *toggle_mark(kept, one, "2026"), kept=kept)
    found = entries(kept, [one, two], all_homes(kept, [one, two]))
    assert [entry.note.text if entry.note else "mark" for entry in found] == [
        "mark", "Eins", "Zwei", "wer?",
    ]  # fmt: skip
    elsewhere = entries(kept, [two], all_homes(kept, [two]))
    assert [entry.number for entry in elsewhere] == [0, None, None, None]


def test_a_quick_look_finds_what_goes_by_the_same_id() -> None:
    article = _article()
    kept = _noted(article)
    assert homes_by_id(kept, [article], lambda one: 0 if one == "a" else None) == {
        next(iter(kept.articles)): 0
    }
    other = build_article("other", RAW, Origin("/x"))
    assert homes_by_id(kept, [other], {"other": 0}.get) == {}
    assert list(all_homes(kept, [other]).values()) == [0]


def test_json_has_one_object_a_line_and_nothing_that_acts_on_a_terminal() -> None:
    article = _article()
    page = as_json_lines(_rows(_noted(article, "Lotsen wurden verletzt."), article))
    assert "\x1b" not in page
    (line,) = page.splitlines()
    assert tuple(json.loads(line)) == FIELDS


def test_csv_is_read_back_and_no_cell_is_a_formula() -> None:
    article = _article()
    kept = _noted(article, "- Die Hafenmeisterin schwieg.", text='=cmd|"/c calc"!A0')
    kept = _kept(*set_tags(kept, article, ["b", "a"], "2026"), kept=kept)
    page = as_csv(_rows(kept, article))
    assert page.endswith("\r\n")
    mark, note = csv.DictReader(io.StringIO(page))
    assert note["note"] == '\'=cmd|"/c calc"!A0'
    assert note["text"] == "'- Die Hafenmeisterin schwieg."
    assert mark["tags"] == "a b"
    for row in (mark, note):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


@given(st.text())
def test_no_text_makes_a_formula_or_another_row(text: str) -> None:
    page = as_csv([{**dict.fromkeys(FIELDS), "note": text}])
    _, cells = csv.reader(io.StringIO(page, newline=""))
    note = cells[FIELDS.index("note")]
    assert note in (text, f"'{text}")
    assert note.lstrip(" \n")[:1] not in ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize("text", ["# kein Titel", "*x*", "1. eins", "- eins", "<b>", "a|b", "`x`"])
def test_markdown_takes_nothing_for_markup(text: str) -> None:
    article = _article()
    page = as_markdown(_rows(_noted(article, text=text), article))
    assert f"\n{text}\n" not in page
    assert "\x1b" not in page
    assert page.startswith("# Marks and notes\n\n## Hafen gesperrt\n")
    assert f"> {QUOTE}" in page
    assert "/dossier/a.txt" in page


def test_the_trail_is_a_list_by_day() -> None:
    trail = (
        Visit("2026-03-01T10:00:00Z", "d", "a", "Hafen", "/dossier/a.txt", "Petra Quandt"),
        Visit("2026-03-02T11:30:00Z", "d", "b", None, "/dossier/b.txt"),
    )
    page = trail_as_markdown(trail_rows(trail))
    assert "## 2026-03-01\n\n- 10:00 Hafen, Petra Quandt · `/dossier/a.txt`" in page
    assert "- 11:30 \\[no title\\] b" in page
    assert as_csv(trail_rows(trail), TRAIL_FIELDS).splitlines()[0] == "at,id,title,path,actor"
