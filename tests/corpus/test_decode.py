from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.corpus.decode import decode
from kz_tui.corpus.errors import CorpusError, NotTextError

GERMAN = "Die Führung in Taschkent erklärte: „Wir müssen den Ärmsten größere Hilfe schicken.“ Übel."
ENGLISH = "The president’s office said: “We don’t know” – and closed the door. It was a long day."
RUSSIAN = "В пятницу в столице произошло землетрясение. Погибли не менее двенадцати человек."
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@given(
    st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-16-le", "surrogatepass")))
)
def test_any_bytes_are_text_or_an_error_in_words(data: bytes) -> None:
    try:
        decoded = decode(data)
    except CorpusError as error:
        assert str(error)  # noqa: PT017  # every outcome is fine but another exception
    else:
        assert isinstance(decoded.text, str)
        "".encode(decoded.encoding)


@given(st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_utf8_is_read_as_it_is(text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        decoded = decode(data)
    except NotTextError:
        return
    assert decoded.text.encode("utf-8") == data or decoded.guessed


@pytest.mark.parametrize("text", [GERMAN, ENGLISH, RUSSIAN])
@pytest.mark.parametrize("encoding", MARKS)
def test_a_byte_order_mark_settles_it(text: str, encoding: str) -> None:
    decoded = decode(MARKS[encoding] + text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.remark) == (text, encoding, "")


@pytest.mark.parametrize("text", [GERMAN, ENGLISH, RUSSIAN])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_guessed(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.remark == f"encoding guessed: {encoding}"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (GERMAN[:20], "cp1252"),
        ("Grüße", "cp1252"),
        ("„Schießbefehl“ – Tokajew", "cp1252"),
        (ENGLISH, "cp1252"),
        (ENGLISH[:25], "cp1252"),
        ("Prime Minister’s café", "cp1252"),
        ("Führung erklärte Größe Übel Ärger", "mac_roman"),
        ("Führung erklärte Größe Übel Ärger", "cp850"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859_5"),
        (RUSSIAN[:24], "cp1251"),
        (RUSSIAN[:24], "koi8_r"),
    ],
)
def test_other_encodings_are_guessed_and_said(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.guessed


def test_the_guess_looks_where_the_foreign_bytes_are() -> None:
    text = "Plain text without anything special in it. " * 5000 + GERMAN
    assert decode(text.encode("cp1252")).text == text


def test_a_few_bad_bytes_in_utf8_are_replaced_and_counted() -> None:
    data = (GERMAN * 3).encode()
    decoded = decode(data[:50] + b"\xff\xfe\x80" + data[50:])
    assert decoded.encoding == "utf-8"
    assert decoded.text.replace("\ufffd", "") == GERMAN * 3
    assert decoded.remark == "3 bytes that are not utf-8 were replaced"


def test_a_replacement_character_of_the_file_itself_is_not_counted() -> None:
    data = (GERMAN * 3 + "\ufffd\ufffd").encode() + b"\xff"
    assert decode(data).replaced == 1


def test_a_cut_character_at_the_end_costs_only_itself() -> None:
    decoded = decode(RUSSIAN.encode()[:-2])
    assert decoded.text.startswith(RUSSIAN[:-2])


def test_a_few_zero_bytes_do_not_make_a_text_binary() -> None:
    assert decode((GERMAN + "\0").encode()).text == GERMAN + "\0"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 text", "a PDF file, not text"),
        (b"PK\x03\x04....", "a ZIP archive or Office document, not text"),
        (b"\x1f\x8b\x08", "a gzip archive, not text"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture, not text"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture, not text"),
        (b"{\\rtf1 Text}", "an RTF document, not text"),
        (b"\x7fELF\x02", "a program, not text"),
        (bytes(range(256)) * 20, "a binary file, not text"),
        (b"\0" * 1000, "a binary file, not text"),
        (b"\x00\x01" * 500, "a binary file, not text"),
        (b"\x01\x00" * 500, "a binary file, not text"),
        (b"\x00\x04\x01\x04" * 500, "a binary file, not text"),
        ("\x80\x9b".encode() * 500, "a binary file, not text"),
        (b"<!DOCTYPE html><p>Text", r"a web page \(HTML\); save it as plain text"),
        (b"<?xml version='1.0'?>\n<HTML>", r"a web page \(HTML\); save it as plain text"),
    ],
    ids=lambda value: value[:12].hex() if isinstance(value, bytes) else "",
)
def test_what_is_no_text_says_what_it_is(data: bytes, reason: str) -> None:
    with pytest.raises(CorpusError, match=reason):
        decode(data)


@pytest.mark.parametrize("encoding", MARKS)
@pytest.mark.parametrize("text", ["\x01\x02\x03\x07" * 100, "\x9b\x80\x81" * 100])
def test_a_byte_order_mark_makes_no_text_of_controls(text: str, encoding: str) -> None:
    with pytest.raises(NotTextError, match="a binary file"):
        decode(MARKS[encoding] + text.encode(encoding))


def test_a_byte_order_mark_makes_no_text_of_bytes_that_do_not_fit_it() -> None:
    with pytest.raises(NotTextError, match="a binary file"):
        decode(codecs.BOM_UTF16_LE + b"\x00\xdc\x41\x00" * 100)


def test_a_text_about_html_is_a_text() -> None:
    assert decode(b"The <html> tag begins a page.").encoding == "utf-8"


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"").text == ""
