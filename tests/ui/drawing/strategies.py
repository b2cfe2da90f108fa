"""Texts as they are after cleaning, with everything in them that is hard to draw."""

from __future__ import annotations

from hypothesis import strategies as st

from kz_tui.text.clean import clean
from tests.hostile import hostile_text

_words = st.sampled_from(
    [
        *"Die Regierung in Nur-Sultan Öl-Preis Токаев 東京 서울 한국어 ﷺ - -- …".split(),
        *("e\u0301", "o\u0308\u0323", "\u0301", "\u05d0\u05b0\u05d1", "\u0915\u094d\u0937"),
        *("か\u3099", "😀", "☕", "👍🏽", "🇩🇪", "👩\u200d🚀", "👨\u200d👩\u200d👧\u200d👦"),
        *("⚠\ufe0f", "❤\ufe0f", "1\ufe0f\u20e3", "\t", "  ", "\xa0"),
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "Verfassungs-Änderungs-Kommissions-Vorsitzender",
        "http://example.org/a/b?c=d",
        *("a" * 70, "語" * 40, "👍" * 30, "e\u0301" * 30),
    ]
)
_lines = st.lists(_words | st.text(max_size=5), max_size=25).map(" ".join)
raw_texts = st.lists(_lines | hostile_text, max_size=8).map("\n".join)
clean_texts = raw_texts.map(lambda text: clean(text).text)
clean_lines = clean_texts.map(lambda text: text.replace("\n", " "))
widths = st.integers(1, 200)
