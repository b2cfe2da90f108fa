from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kz_tui.corpus.build import build_article
from kz_tui.model.article import Article, Origin
from kz_tui.model.span import Span
from kz_tui.notes.coding import add_note, set_tags, take_in, toggle_mark, toggle_read
from kz_tui.notes.identity import alike, digest_of, place_of, sketch_of
from kz_tui.notes.kept import Kept
from kz_tui.notes.record import Record, Write

FIRST = (
    "Hafen gesperrt\n\nDie Reederei hat den Hafen am Montag gesperrt. Zwei Lotsen wurden verletzt. "
    "Die Hafenmeisterin sprach von einem Unglück, das man nicht habe voraussehen können."
)
UPDATED = FIRST + " Am Abend wurde der Hafen wieder geöffnet, teilte die Reederei mit."
OTHER = (
    "Streik der Lotsen\n\nSeit Dienstag verhandelt die Gewerkschaft über ein Ende des Streiks. "
    "Ein Ergebnis gab es bis zum Abend nicht, sagte ein Sprecher in der Hauptstadt."
)


def _article(text: str, path: str = "/dossier/a.txt", line: int | None = None) -> Article:
    return build_article("a", text, Origin(path, line))


def _done(kept: Kept, writes: list[Write]) -> Kept:
    values: dict[tuple[str, str], str | None] = {}
    records = []
    for number, write in enumerate(writes, 1):
        old = values.get((write.kind, write.key))
        values[write.kind, write.key] = new = write.change(old)
        records.append(Record(write.kind, write.key, new, number))
    return take_in(kept, records)


def test_the_same_text_elsewhere_is_the_same_article() -> None:
    kept = _done(Kept(), toggle_mark(Kept(), _article(FIRST), "2026"))
    elsewhere = _article(FIRST, "/elsewhere/under/another-name.txt")
    assert kept.signs_of(elsewhere).marked
    assert not kept.signs_of(_article(OTHER, "/dossier/b.txt")).marked


def test_a_new_version_at_the_same_place_keeps_marks_and_is_unread() -> None:
    first, updated = _article(FIRST), _article(UPDATED)
    kept = _done(Kept(), toggle_mark(Kept(), first, "2026") + toggle_read(first, "2026"))
    assert not kept.signs_of(first).unread
    assert kept.signs_of(updated).marked
    assert kept.signs_of(updated).unread
    kept = _done(kept, set_tags(kept, updated, ["hafen"], "2026"))
    assert len(kept.articles) == 1
    assert kept.tags_of(first) == kept.tags_of(updated) == ("hafen",)


def test_another_article_in_the_same_file_is_another_article() -> None:
    kept = _done(Kept(), toggle_mark(Kept(), _article(FIRST), "2026"))
    assert not kept.signs_of(_article(OTHER)).marked


def test_in_a_file_of_several_the_place_is_the_id() -> None:
    one = build_article("one", FIRST, Origin("/dossier/many.jsonl", 1))
    moved = build_article("one", UPDATED, Origin("/dossier/many.jsonl", 7))
    other = build_article("two", UPDATED, Origin("/dossier/many.jsonl", 1))
    kept = _done(Kept(), toggle_mark(Kept(), one, "2026"))
    assert kept.signs_of(moved).marked
    assert not kept.signs_of(other).marked


def test_a_place_is_the_real_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert place_of(_article(FIRST, str(tmp_path / "link.txt"))) == os.path.realpath(
        tmp_path / "a.txt"
    )
    assert place_of(_article(FIRST, "-")) == ""


def test_a_name_that_is_no_text_is_a_place_too() -> None:
    place = place_of(_article(FIRST, os.fsdecode(b"/dossier/\xff.txt")))
    assert place.encode("utf-8")


def test_a_note_follows_into_a_new_version() -> None:
    first = _article(FIRST)
    start = first.text.index("Zwei Lotsen")
    span = Span(start, start + len("Zwei Lotsen wurden verletzt."))
    kept = _done(Kept(), add_note(Kept(), first, span, "wer?", note_id="1", now="2026"))
    updated = _article("Neu. " + UPDATED)
    (note,) = kept.notes_of(updated)
    assert note.anchor.words == "Zwei Lotsen wurden verletzt."
    assert note.text == "wer?"


@given(st.text(), st.text())
def test_digests_are_equal_only_for_equal_texts(one: str, other: str) -> None:
    if not (one.strip() and other.strip()):
        return
    a, b = (Article(_article(FIRST).head, text, (), Origin("x")) for text in (one, other))
    assert (digest_of(a) == digest_of(b)) == (one == other)


@given(st.text(min_size=1))
def test_a_text_is_like_itself(text: str) -> None:
    assert alike(sketch_of(text), sketch_of(text))
    assert len(sketch_of(text)) <= 64


def test_another_report_is_not_alike() -> None:
    assert alike(sketch_of(FIRST), sketch_of(UPDATED))
    assert not alike(sketch_of(FIRST), sketch_of(OTHER))
    assert not alike((), ())
