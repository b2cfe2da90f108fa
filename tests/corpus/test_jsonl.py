from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.corpus import jsonl
from kz_tui.corpus.build import build_article
from kz_tui.corpus.errors import CorpusError
from kz_tui.corpus.jsonl import LinesReader, looks_like_lines, parse_record
from kz_tui.model.article import Article, Origin
from kz_tui.model.report import Problem
from tests.hostile import acting, hostile_text

_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | hostile_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
_records = st.dictionaries(
    st.sampled_from(["id", "text", "title", "date", "source", "url", "section", "x"]), _json
)


def read(data: bytes | str) -> tuple[list[Article], LinesReader]:
    reader = LinesReader("news.jsonl", "news")
    stream = BytesIO(data if isinstance(data, bytes) else data.encode("utf-8"))
    return list(reader.read(stream)), reader


def line(**fields: Any) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


@given(st.lists(st.one_of(st.binary(), _records.map(lambda r: json.dumps(r).encode()))))
def test_every_line_is_an_article_a_problem_or_blank(lines: list[bytes]) -> None:
    articles, reader = read(b"\n".join(lines))
    assert len(articles) + reader.problem_count <= len(b"\n".join(lines).split(b"\n"))
    for article in articles:
        assert acting(article.text) == []
        assert article.origin.url is None or acting(article.origin.url) == []
    assert all(acting(problem.reason) == [] for problem in reader.problems)


@given(st.text().filter(str.strip), st.dictionaries(st.just("title"), hostile_text))
def test_the_raw_text_is_the_value_of_the_field(text: str, fields: dict[str, str]) -> None:
    for article in read(json.dumps({"text": text, **fields}))[0]:
        assert article.raw_text == text


def test_a_record_becomes_an_article() -> None:
    record = line(
        id="a-1",
        text="Ein Text.",
        title="Ein Titel",
        date="2022-01-07",
        source="Beispielblatt",
        url="https://example.org/a",
        section="Politik",
    )
    (article,), reader = read(record)
    assert article.id == "a-1"
    assert article.head.title.value == "Ein Titel"
    assert article.head.date.value == "2022-01-07"
    assert article.head.source.value == "Beispielblatt"
    assert article.head.section == "Politik"
    assert (article.origin.url, article.origin.line) == ("https://example.org/a", 1)
    assert (reader.problems, reader.remark) == ([], "")


@pytest.mark.parametrize(
    ("given_id", "article_id"),
    [
        ("a b\x1b", "a b\x1b"),
        (7, "7"),
        (1.5, "1.5"),
        ("", "news:2"),
        (None, "news:2"),
        (True, "news:2"),
        (["a"], "news:2"),
    ],
)
def test_an_id_is_text_or_a_number_else_made_of_the_line(given_id: object, article_id: str) -> None:
    articles, _ = read("\n" + line(id=given_id, text="Text."))
    assert [article.id for article in articles] == [article_id]


def test_blank_lines_are_no_problem_but_counted() -> None:
    articles, reader = read("\n  \n" + line(text="Text.") + "\r\n" + line(text="Text."))
    assert [article.origin.line for article in articles] == [3, 5]
    assert reader.problem_count == 0


def test_a_byte_order_mark_and_a_missing_last_line_end_do_not_matter() -> None:
    articles, reader = read(b"\xef\xbb\xbf" + line(text="Text.").strip().encode())
    assert len(articles) == 1
    assert reader.problem_count == 0


def test_line_separators_inside_a_text_end_no_line() -> None:
    (article,), _ = read(line(text="a\u2028b\x85c"))
    assert article.text == "a\nb\nc"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{", "not JSON: "),
        ('{"text": "a"} {"text": "b"}', "not JSON: Extra data at character 15"),
        ('"text"', "not an object, but a JSON string"),
        ("[1]", "not an object, but a JSON array"),
        ("7", "not an object, but a JSON number"),
        ("null", "not an object, but a JSON null"),
        ("{}", "no field `text` with a string in it"),
        ('{"text": 7}', "no field `text` with a string in it"),
        ('{"text": ""}', "empty: no text in it"),
        ('{"text": " \\u200b"}', "empty: no text in it"),
        ('{"text": "a", "n": ' + "[" * 100_000 + "]" * 100_000 + "}", "JSON that is nested too"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "JSON with a number of too many digits"),
        ('{"text": "' + "a" * 10_000_001 + '"}', "the article is longer than 10 MB of text"),
    ],
    ids=range(13),
)
def test_a_broken_line_costs_only_itself(bad: str, reason: str) -> None:
    articles, reader = read(line(id="a", text="A.") + bad + "\n" + line(id="b", text="B."))
    assert [article.id for article in articles] == ["a", "b"]
    assert reader.problem_count == 1
    assert reader.problems[0].line == 2
    assert reader.problems[0].reason.startswith(reason)
    assert reader.remark.startswith("1 line skipped, the first is line 2: " + reason)


def test_only_the_first_problems_are_kept_all_are_counted() -> None:
    _, reader = read("{\n" * 1000)
    assert reader.problem_count == 1000
    assert len(reader.problems) == 100
    assert reader.remark.startswith("1000 lines skipped, the first is line 1")


@pytest.mark.parametrize("value", [float("nan"), 10**300, -0.0, {"a": [1]}, "\ud800"])
def test_other_fields_may_hold_anything(value: object) -> None:
    record = json.dumps({"text": "Text.", "title": value, "date": value, "x": value})
    articles, reader = read(record)
    assert len(articles) == 1
    assert reader.problem_count == 0


class TestEncoding:
    GERMAN = "Die Führung in Taschkent erklärte: „Wir müssen den Ärmsten helfen.“"

    def test_is_guessed_and_said(self) -> None:
        articles, reader = read(line(text=self.GERMAN).encode("cp1252"))
        assert articles[0].text == self.GERMAN
        assert articles[0].origin.encoding == "cp1252"
        assert reader.remark == "encoding guessed: cp1252"

    def test_of_one_line_does_not_spoil_the_next(self) -> None:
        data = line(text=self.GERMAN).encode("cp1252") + line(text=self.GERMAN).encode()
        articles, _ = read(data)
        assert [article.text for article in articles] == [self.GERMAN] * 2
        assert [article.origin.encoding for article in articles] == ["cp1252", "utf-8"]

    def test_once_guessed_holds_for_a_line_too_short_to_tell(self) -> None:
        data = (line(text=self.GERMAN) + line(text="Ö")).encode("cp1252")
        assert [article.text for article in read(data)[0]] == [self.GERMAN, "Ö"]


class TestLongLines:
    @pytest.fixture(autouse=True)
    def small_limits(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(jsonl, "LINE_LIMIT", 1000)
        monkeypatch.setattr(jsonl, "_CHUNK", 100)

    def test_a_line_over_the_limit_is_passed_over(self) -> None:
        articles, reader = read(line(text="a" * 5000) + line(id="b", text="B."))
        assert [article.id for article in articles] == ["b"]
        assert reader.problems == [Problem(1, "the line is longer than 0 MB")]

    def test_a_line_at_the_limit_is_read(self) -> None:
        longest = "a" * (1000 - len(line(text="")))
        assert len(read(line(text=longest) + line(text="b"))[0]) == 2

    def test_a_hole_ends_the_reading(self) -> None:
        articles, reader = read(line(id="a", text="A.").encode() + b"\0" * 5000 + b"\n{}")
        assert [article.id for article in articles] == ["a"]
        assert [problem.reason for problem in reader.problems] == [
            "the line is longer than 0 MB",
            "zero bytes; nothing after them was read",
        ]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b'{"text": "a"}\n', True),
        (b'{"text": "a"}', True),
        (b'\xef\xbb\xbf\n {"text": "a"}\n{"text": "b"}', True),
        (b'{"id": broken\n{"text": "a"}\n', True),
        (b'{"text": "cut off by the samp', True),
        (b'{"title": "a"}\n', False),
        (b"{curly} begins this text\n", False),
        (b'{\n  "text": "one object on many lines"\n}', False),
        (b'["text"]', False),
        (b'"text"', False),
        (b"Text.", False),
        (b"", False),
    ],
)
def test_what_looks_like_json_lines(data: bytes, lines: bool) -> None:
    assert looks_like_lines(data) is lines


@given(st.binary())
def test_looking_at_any_bytes_raises_nothing(data: bytes) -> None:
    assert looks_like_lines(data) in (True, False)
    assert looks_like_lines(b"{" + data) in (True, False)


@given(_json)
def test_parsing_any_json_gives_a_record_with_a_text_or_an_error(value: object) -> None:
    try:
        record = parse_record(json.dumps(value))
    except CorpusError:
        assert not isinstance(value, dict) or not isinstance(value.get("text"), str)
    else:
        assert isinstance(record["text"], str)


def test_an_id_or_an_address_without_end_counts_as_none() -> None:
    (one, other), _ = read(
        line(text="A.", id="x" * 1001, url="http://example.org/" + "x" * 10_000)
        + line(text="B.", id="x" * 1000)
    )
    assert (one.id, one.origin.url) == ("news:1", None)
    assert other.id == "x" * 1000


def test_the_first_very_long_article_is_named() -> None:
    _, reader = read(
        line(text="A.") + line(text="Text. " * 200_000) + line(text="Text. " * 200_000)
    )
    assert reader.remark == "line 2: names are recognised in its first 1,000,000 characters only"


def test_a_line_of_nothing_but_values_is_not_taken_apart() -> None:
    nested = '{"text": "A.", "x": [' + "[]," * 1_000_000 + "1]}\n"
    (article,), reader = read(nested + line(text="B."))
    assert article.text == "B."
    assert reader.problems == [Problem(1, "JSON with more than 1,000,000 values")]


def test_a_line_that_takes_too_much_memory_costs_only_itself() -> None:
    def build(
        article_id: str, raw: str, origin: Origin, fields: Mapping[str, object] | None = None
    ) -> Article:
        if raw == "A.":
            raise MemoryError
        return build_article(article_id, raw, origin, fields)

    reader = LinesReader("news.jsonl", "news", build)
    stream = BytesIO((line(text="A.") + line(text="B.")).encode())
    assert [article.text for article in reader.read(stream)] == ["B."]
    assert reader.problems == [Problem(1, "it takes more memory than there is")]
