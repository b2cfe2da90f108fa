"""Whatever is done, taken back in reverse gives the start; done again, the end."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from kz_tui.corpus.build import build_article
from kz_tui.model.article import Origin
from kz_tui.model.span import Span
from kz_tui.notes import coding
from kz_tui.notes.kept import Kept, Note
from kz_tui.notes.record import Change, Record, Write, redo
from kz_tui.store.state import State, open_state

ARTICLES = [
    build_article(name, f"{name} sagt etwas. Danach sagt {name} nichts.", Origin(f"/{name}"))
    for name in ("eins", "zwei")
]
_wishes = st.lists(
    st.tuples(
        st.sampled_from(["mark", "read", "tags", "note", "change", "drop", "search", "forget"]),
        st.integers(0, 1),
        st.sampled_from(["", "a", "b", "a b"]),
    ),
    max_size=25,
)


def _commit(state: State, kept: Kept, writes: Sequence[Write]) -> tuple[Kept, Sequence[Change]]:
    changes = state.commit(writes).changes
    return coding.take_in(kept, [Record(c.kind, c.key, c.after) for c in changes]), changes


def _writes(kept: Kept, wish: str, number: int, word: str, moment: int) -> list[Write]:
    article, now = ARTICLES[number], f"2026-03-01T12:{moment:02}"
    notes: Sequence[Note] = kept.notes_of(article)
    if wish == "mark":
        return coding.toggle_mark(kept, article, now)
    if wish == "read":
        return coding.toggle_read(article, now)
    if wish == "tags":
        return coding.set_tags(kept, article, word.split(), now)
    if wish == "note":
        return coding.add_note(kept, article, Span(0, 9), word, note_id=f"{moment}", now=now)
    if wish == "change" and notes:
        return coding.change_note(notes[0], word, now)
    if wish == "drop" and notes:
        return coding.drop_note(notes[-1])
    if wish == "search":
        return [*coding.toggle_saved(word, now), *coding.add_asked(word, now)]
    return coding.forget_search(word)


def _seen(kept: Kept) -> object:
    """What a user sees of it; names of articles are no deed."""
    return kept.read, kept.marks, kept.tags, kept.notes, kept.saved, set(kept.asked)


@given(_wishes)
def test_any_deeds_taken_back_give_the_start_and_done_again_the_end(
    wishes: list[tuple[str, int, str]],
) -> None:
    state, kept = open_state(None), Kept()
    deeds = []
    for moment, wish in enumerate(wishes):
        kept, changes = _commit(state, kept, _writes(kept, *wish, moment))
        deeds.append([change for change in changes if change.kind != "article"])
    end = _seen(kept)
    for deed in reversed(deeds):
        back = [redo(change.reverse) for change in reversed(deed)]
        kept, _ = _commit(state, kept, back)
    assert _seen(kept) == _seen(Kept())
    for deed in deeds:
        kept, _ = _commit(state, kept, [redo(change) for change in deed])
    assert _seen(kept) == end
    state.close()


@given(_wishes)
def test_a_window_that_only_listens_sees_the_same(wishes: list[tuple[str, int, str]]) -> None:
    state, kept = open_state(None), Kept()
    for moment, wish in enumerate(wishes):
        kept, _ = _commit(state, kept, _writes(kept, *wish, moment))
    told = coding.take_in(Kept(), state._database.records())
    assert _seen(told) == _seen(kept)
    assert told.asked == kept.asked
    state.close()
