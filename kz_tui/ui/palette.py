"""The commands of the palette: the same that have keys, read from where they are declared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from kz_tui.ui.keys import declared


class KeyCommands(Provider):
    """Offers every command of the screen and of the app, with its key."""

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for name, tooltip, action in self._commands():
            run = partial(self.screen.run_action, action)
            yield DiscoveryHit(name, run, help=tooltip)

    async def search(self, query: str) -> Hits:
        """The commands that match what was typed."""
        matcher = self.matcher(query)
        for name, tooltip, action in self._commands():
            score = matcher.match(f"{name} {tooltip}")
            if score > 0:
                run = partial(self.screen.run_action, action)
                yield Hit(score, matcher.highlight(name), run, help=tooltip)

    def _commands(self) -> Iterator[tuple[str, str, str]]:
        for binding in declared(self.screen.BINDINGS):
            if not str(binding.id).startswith("go.jump-"):
                yield binding.description, binding.tooltip, binding.action
