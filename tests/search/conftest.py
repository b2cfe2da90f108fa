"""Settings for the property tests of this room."""

from __future__ import annotations

from hypothesis import settings

# a machine at work may take its time over one example: nothing here is timed
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
