"""What was kept is read as of today where a few articles have changed."""

from __future__ import annotations

import pytest

from kz_tui.keeping.patched import PatchedAnnotations, PatchedEntities
from kz_tui.model.entity import Annotation, Entity, EntityType
from kz_tui.model.span import Span

A, B, C = (Annotation(sentences=(Span(0, number),)) for number in (1, 2, 3))


def test_annotations_are_those_of_before_or_others() -> None:
    patched = PatchedAnnotations([A, B], [1, -1, 0], {1: C})
    assert list(patched) == [B, C, A]
    assert patched[-1] == A
    assert patched[-2] == C
    assert patched[1:] == [C, A]
    with pytest.raises(IndexError):
        patched[3]


def test_new_entities_come_last() -> None:
    x, y = Entity("x", "X", EntityType.PER), Entity("y", "Y", EntityType.ORG)
    patched = PatchedEntities({"x": x}, [y])
    assert dict(patched) == {"x": x, "y": y}
    assert list(patched) == ["x", "y"]
    assert len(patched) == 2
    assert "y" in patched
    assert "z" not in patched
    with pytest.raises(KeyError):
        patched["z"]
