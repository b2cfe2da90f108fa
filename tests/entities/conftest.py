"""The recogniser is loaded once for all tests."""

from __future__ import annotations

import pytest

from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.recogniser import Recogniser


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    return Recogniser()


@pytest.fixture(scope="session")
def tables() -> NameTables:
    return NameTables()
