"""What the program does before search and actors answer, without its screen.

    python -m benchmarks.open_dossier FOLDER QUERY

prints, as JSON, the CPU seconds of the whole process, interpreter and imports included, until the
list is there, until the first query is answered, and until the actors are: the first of them all
with its numbers and its nine strongest links.
"""

from __future__ import annotations

import gc

gc.disable()  # as the program does until its first frame

import json  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402

from benchmarks.tally import private  # noqa: E402
from kz_tui.library import Library  # noqa: E402
from kz_tui.pipeline.assembling import with_dossier  # noqa: E402
from kz_tui.pipeline.kept import open_kept  # noqa: E402
from kz_tui.search.query import parse_query  # noqa: E402
from kz_tui.store.caches import shelf_of  # noqa: E402
from kz_tui.ui.opening import open_library  # noqa: E402

_SEEN = 12
_LINKS = 9


def main(folder: str, text: str) -> None:
    """Open what is kept of a dossier and ask it."""
    spent = {}
    shelf = shelf_of([folder])
    kept = open_kept(shelf)
    assert kept is not None, "nothing is kept of it"
    library = with_dossier(Library(), kept, complete=False)
    for number in range(min(_SEEN, len(library.articles))):
        library.heads[number]
    library.articles[0]
    spent["list"] = time.process_time()
    for step in open_library(library, iter(()), shelf):
        if not isinstance(step, Library):
            continue
        library = step
        if library.searcher is not None and "search" not in spent:
            results = library.search(parse_query(text))
            for rank in range(min(_SEEN, results.total)):
                results.hit(rank)
            spent["search"] = time.process_time()
        if library.entities:
            first, _ = library.actors[0]
            library.profile(first.id)
            library.links(first.id, _LINKS)
            spent["actors"] = time.process_time()
            break
    memory = private(os.getpid())
    print(json.dumps({**spent, "articles": len(library.articles), "uss": memory}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
