"""What was found in each article before it was linked, by what the article was made of."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from kz_tui.keeping.annotation_rows import pack_annotation, read_annotation
from kz_tui.keeping.bundle import Bundle, DamagedError, Piece, dump, pack
from kz_tui.keeping.parts import KEY_BYTES
from kz_tui.keeping.rows import Rows, row_pieces
from kz_tui.model.entity import Annotation
from kz_tui.model.shelf import Shelf

LIST = "findings"
_FULL = 1024
"""Articles after which what was found in them is put on the shelf: work of some ten seconds."""
_MANY = 6


class Findings:
    """Annotations by the key of their article; what is new is put on the shelf now and then.

    What is missing or damaged there is found again. Where the shelf fails, nothing more is put
    there, as `failure` tells, and what is new is held in memory.
    """

    def __init__(self, shelf: Shelf, version: bytes) -> None:
        self.failure: OSError | None = None
        self._shelf = shelf
        self._version = version
        self._parts: dict[str, Rows] = {}
        self._places: dict[bytes, tuple[str, int]] = {}
        self._new: dict[bytes, bytes] = {}
        for name in self._listed():
            try:
                self._open(name)
            except (DamagedError, OSError):
                continue

    def __contains__(self, key: bytes) -> bool:
        """Whether it is known what was found in an article, unless that turns out to be damaged."""
        return key in self._new or key in self._places

    def get(self, key: bytes) -> Annotation | None:
        """What was found in an article; None if that is not known."""
        row: bytes | memoryview | None = self._new.get(key)
        if row is None and key in self._places:
            name, number = self._places[key]
            try:
                row = self._parts[name][number]
            except DamagedError:
                return None
        return None if row is None else read_annotation(row, lambda _: None)

    def add(self, key: bytes, annotation: Annotation) -> None:
        """Remember what was found in an article."""
        self._new[key] = pack_annotation(annotation)
        if len(self._new) >= _FULL and self.failure is None:
            self._flush()

    def finish(self, keys: Iterable[bytes]) -> None:
        """Put everything on the shelf; of articles with other keys nothing is kept."""
        wanted = dict.fromkeys(keys)
        unused = len(self._places) - sum(key in self._places for key in wanted)
        if len(self._parts) > _MANY or unused > len(wanted):
            for key in wanted:
                if key not in self._new and key in self._places:
                    name, number = self._places[key]
                    try:
                        self._new[key] = bytes(self._parts[name][number])
                    except DamagedError:
                        continue
            self._flush(instead=True)
        else:
            self._flush()

    def _flush(self, *, instead: bool = False) -> None:
        """Put what is new on the shelf, beside what is there or `instead` of it."""
        if not self._new or self.failure is not None:
            return
        keys = b"".join(self._new)
        name = f"{LIST}-{blake2b(keys, digest_size=12).hexdigest()}"
        pieces: dict[str, Piece] = {"keys": keys, **row_pieces("rows", list(self._new.values()))}
        before = list(self._parts)
        try:
            self._shelf.put(name, pack(pieces))
            if instead:
                self._parts.clear()
            self._open(name)
            about = {"version": self._version, "parts": list(self._parts)}
            self._shelf.put(LIST, pack({"about": dump(about)}))
            for old in set(before).difference(self._parts):
                self._shelf.drop(old)
        except DamagedError:
            return
        except OSError as error:
            self.failure = error
            return
        self._new = {}

    def _listed(self) -> list[str]:
        try:
            packed = self._shelf.get(LIST)
            about: Any = packed and Bundle(packed).value("about")
        except (OSError, DamagedError):
            return []
        if not about or about["version"] != self._version:
            return []
        names: list[str] = about["parts"]
        return names

    def _open(self, name: str) -> None:
        packed = self._shelf.get(name)
        if packed is None:
            raise DamagedError("a part of it is missing")
        bundle = Bundle(packed)
        keys = bytes(bundle.piece("keys"))
        self._parts[name] = Rows(bundle, "rows")
        for row, place in enumerate(range(0, len(keys), KEY_BYTES)):
            self._places[keys[place : place + KEY_BYTES]] = (name, row)
