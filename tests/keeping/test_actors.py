"""What was recognised is the same after it was kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.keeping.actors import open_actors, put_actors
from kz_tui.keeping.annotation_rows import pack_annotation, read_annotation
from kz_tui.keeping.bundle import DamagedError
from kz_tui.keeping.findings import Findings
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention, MentionKind
from kz_tui.model.span import Span
from tests.search.test_saving import MemoryShelf

IDS = ["per:velde", "org:nordlicht", "loc:EE"]
SPANS = st.builds(lambda start, size: Span(start, start + size), *[st.integers(0, 2**30)] * 2)
MENTIONS = st.builds(
    Mention,
    SPANS,
    st.sampled_from(EntityType),
    st.sampled_from(MentionKind),
    st.none() | st.sampled_from(IDS),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, "caption", "credit", "note"]),
)
ANNOTATIONS = st.builds(
    Annotation, st.lists(MENTIONS).map(tuple), st.lists(SPANS, max_size=5).map(tuple)
)
ENTITIES = {
    one.id: one
    for one in (
        Entity("per:velde", "Joran Velde", EntityType.PER, ("Velde", "Веде"), None, ("same name",)),
        Entity("org:nordlicht", "Reederei Nordlicht", EntityType.ORG),
        Entity("loc:EE", "Estland", EntityType.LOC, country="EE"),
    )
}


@given(ANNOTATIONS)
def test_an_annotation_is_kept(annotation: Annotation) -> None:
    row = pack_annotation(annotation, {entity: number for number, entity in enumerate(IDS)})
    assert read_annotation(row, IDS.__getitem__) == annotation


@given(st.lists(ANNOTATIONS, max_size=5))
def test_everything_recognised_is_kept(annotations: list[Annotation]) -> None:
    shelf = MemoryShelf()
    stamp = put_actors(shelf, b"version", b"marks", annotations, ENTITIES)
    kept = open_actors(shelf, b"version")
    assert kept is not None
    assert kept.stamp == stamp
    assert list(kept.annotations) == annotations
    assert dict(kept.entities) == ENTITIES
    assert list(kept.entities) == list(ENTITIES)
    assert kept.marks == b"marks"
    assert open_actors(shelf, b"another") is None


@given(place=st.integers(0, 9999), bit=st.integers(0, 7))
def test_no_damage_of_what_was_recognised_goes_unnoticed(place: int, bit: int) -> None:
    shelf = MemoryShelf()
    mention = Mention(Span(0, 5), EntityType.PER, entity="per:velde")
    annotations = [Annotation((mention,), (Span(0, 9),))]
    put_actors(shelf, b"version", b"marks", annotations, ENTITIES)
    damaged = bytearray(shelf["actors"])
    damaged[place % len(damaged)] ^= 1 << bit
    shelf["actors"] = bytes(damaged)
    try:
        kept = open_actors(shelf, b"version")
    except DamagedError:
        return
    assert kept is not None
    assert (list(kept.annotations), dict(kept.entities)) == (annotations, ENTITIES)


def key(number: int) -> bytes:
    return number.to_bytes(16, "big")


@given(st.lists(st.lists(st.integers(0, 9), max_size=6, unique=True), max_size=6))
def test_findings_are_there_the_next_time(rounds: list[list[int]]) -> None:
    shelf = MemoryShelf()
    for numbers in rounds:
        findings = Findings(shelf, b"version")
        for number in numbers:
            known = findings.get(key(number))
            assert known in (None, Annotation((), (Span(number, number),)))
            if known is None:
                findings.add(key(number), Annotation((), (Span(number, number),)))
        findings.finish(map(key, numbers))
        again = Findings(shelf, b"version")
        assert all(again.get(key(number)) is not None for number in numbers)
        assert len([one for one in shelf if one.startswith("findings-")]) <= 7
    assert Findings(shelf, b"other").get(key(0)) is None


def test_findings_survive_any_damage() -> None:
    shelf = MemoryShelf()
    findings = Findings(shelf, b"version")
    findings.add(key(1), Annotation())
    findings.finish([key(1)])
    sound = dict(shelf)
    for name, kept in sound.items():
        for place in range(len(kept)):
            shelf.update(sound)
            shelf[name] = kept[:place] + bytes([kept[place] ^ 1]) + kept[place + 1 :]
            assert Findings(shelf, b"version").get(key(1)) in (None, Annotation())
        shelf[name] = kept[:-1]
        assert Findings(shelf, b"version").get(key(1)) is None


def test_a_shelf_that_fails_is_told() -> None:
    shelf = MemoryShelf()
    shelf.read_only = True
    findings = Findings(shelf, b"version")
    findings.add(key(1), Annotation())
    findings.finish([key(1)])
    assert findings.failure is not None
    with pytest.raises(OSError, match="read-only"):
        raise findings.failure
