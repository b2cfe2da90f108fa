"""What can go wrong while reading."""

from __future__ import annotations


class CorpusError(Exception):
    """Something that cannot be read; the message is the reason, in words for the user."""


class NotTextError(CorpusError):
    """Data that was never meant to be text."""


NO_MEMORY = "it takes more memory than there is"
"""Why a file or a line is skipped that a machine with more memory could read."""
