"""Tantivy as a peer, with what it brings itself: fuzzy terms, prefixes, German stems, snippets.

One field holds the words without diacritics, a second one their stems. Typos are allowed from the
same lengths on as in kz-reader. The index lies in a folder and is read by memory map.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import tantivy

from kz_tui.model.article import Article
from kz_tui.search.words import find_words

_HEAP = 256_000_000
_ONE_EDIT = 4
_TWO_EDITS = 7
_HITS = 10
_LONGEST = 80
_TITLE, _STEM, _FUZZY = 2.0, 0.8, 0.4
"""How much a word in the title, another form and a misspelling count beside the word itself."""


class TantivyNative:
    """An index in a temporary folder, or one that lies in `folder` already."""

    name = "tantivy native"

    def __init__(self, articles: Sequence[Article], folder: str | None = None) -> None:
        self._kept = tempfile.TemporaryDirectory() if folder is None else None
        self.folder = folder or str(self._kept.name if self._kept else "")
        self._index = _open(self.folder)
        if articles:
            self._write(articles)
        self._index.reload()
        self._searcher = self._index.searcher()
        self._analysers = {"words": _plain().build(), "stems": _stemming().build()}

    def _write(self, articles: Sequence[Article]) -> None:
        writer = self._index.writer(_HEAP, 1)
        for number, article in enumerate(articles):
            title = article.head.title.value or ""
            document = tantivy.Document()
            document.add_unsigned("number", number)
            document.add_text("title", title)
            document.add_text("words", article.text)
            document.add_text("stems", article.text)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def top(self, query: str) -> list[int]:
        """The numbers of the ten best articles, their snippets made as well."""
        words = find_words(query)
        if not words:
            return []
        begun = query[-1].isalnum()
        wanted = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, self._word(word, begun and place == len(words) - 1))
                for place, word in enumerate(words)
            ]
        )
        snippets = tantivy.SnippetGenerator.create(
            self._searcher, wanted, self._index.schema, "words"
        )
        found = []
        for _, address in self._searcher.search(wanted, _HITS).hits:
            document = self._searcher.doc(address)
            snippets.snippet_from_doc(document).to_html()
            found.append(int(document["number"][0]))
        return found

    def _word(self, word: str, begun: bool) -> tantivy.Query:
        """A word in any way Tantivy knows."""
        schema, query = self._index.schema, tantivy.Query
        folded = self._analysers["words"].analyze(word)
        stem = self._analysers["stems"].analyze(word)
        if not folded or not stem:
            return query.empty_query()
        plain = folded[0]
        edits = 0 if len(plain) < _ONE_EDIT else 1 if len(plain) < _TWO_EDITS else 2
        ways = [
            query.boost_query(query.term_query(schema, "title", plain), _TITLE),
            query.term_query(schema, "words", plain),
            query.boost_query(query.term_query(schema, "stems", stem[0]), _STEM),
        ]
        if edits or begun:
            guess = query.fuzzy_term_query(schema, "words", plain, edits, True, begun)
            ways.append(query.boost_query(guess, _FUZZY))
        return query.boolean_query([(tantivy.Occur.Should, way) for way in ways])


def _open(folder: str) -> tantivy.Index:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", stored=True)
    builder.add_text_field("title", stored=True, tokenizer_name="plain")
    builder.add_text_field("words", stored=True, tokenizer_name="plain")
    builder.add_text_field("stems", stored=False, tokenizer_name="stemming")
    Path(folder).mkdir(exist_ok=True)
    index = tantivy.Index(builder.build(), folder)
    index.register_tokenizer("plain", _plain().build())
    index.register_tokenizer("stemming", _stemming().build())
    return index


def _plain() -> tantivy.TextAnalyzerBuilder:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(_LONGEST))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
    )


def _stemming() -> tantivy.TextAnalyzerBuilder:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(_LONGEST))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stemmer("german"))
    )


if __name__ == "__main__":
    _before = time.process_time()
    TantivyNative([], sys.argv[1]).top(sys.argv[2])
    print(time.process_time() * 1000, _before * 1000)
