"""Name keys: one key for the spellings of a name in German, English and Russian.

Tokajew, Tokayev, Toqajew and Токаев share a key, as do Selenskyj, Zelensky and Зеленский. A key
is rough on purpose: two names with one key are candidates, and who is who needs more evidence.

The rules undo the transcriptions of Cyrillic in use: German (Duden), English (BGN/PCGN and what
newspapers make of it), scientific (ISO 9).
"""

from __future__ import annotations

import re

from kz_tui.text.fold import strip_diacritics

# Cyrillic -> the class letters used below; S stands for ш, щ and ж, C for ч
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўқғңһүұәө",
        "a b v g d e e S s i i k l m n o p r s t u f h s C S S _ i _ e iu ia "
        "i i e g u k g n h u u a o".split(),
        strict=True,
    )
)
_CYRILLIC_TABLE = str.maketrans({c: "" if k == "_" else k for c, k in _CYRILLIC.items()})

# Latin letter groups -> class letters, longest first where one holds another
_BEFORE_CH = (
    ("schtsch", "S"),
    ("shch", "S"),
    ("dsch", "S"),
    ("dzh", "S"),
    ("tsch", "C"),
    ("tch", "C"),
    ("sch", "S"),
    ("sh", "S"),
    ("zh", "S"),
    ("kh", "h"),
)
_AFTER_CH = (
    ("ph", "f"),
    ("th", "t"),
    ("gh", "g"),
    ("ck", "k"),
    ("tz", "s"),
    ("ts", "s"),
    ("qu", "kv"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("z", "s"),
    ("ou", "u"),
    ("y", "i"),
    ("j", "i"),
)
# a pattern begins with a letter, and looks back at what is before it afterwards: the engine then
# searches for the letter, and a whole vocabulary takes a tenth of the time
_soft_c = re.compile(r"c(?=[eiy])")
_first_x = re.compile(r"x(?=i)(?<![a-zCS]x)")  # Xi, Xinhua
_first_dj = re.compile(r"dj(?<![a-zCS]dj)")  # Djukanović
_glide = re.compile(r"i(?<=[aeou]i)(?:(?=[aeou])|i*(?=e))")
_glide_start = re.compile(r"i(?=e)(?<![a-zCS]i)")
_soft_vowel = re.compile(r"o(?:(?<=[CS]o)|(?=v)(?<=io))")  # ё, written o or e
_soft_u = re.compile(r"iu(?<=[b-df-hj-np-tv-zCS]iu)")  # ю for ju and for ü
_last_r = re.compile(r"r(?![a-zCS])(?<=[dt]r)")  # Aleksandr
# what is dropped is cut out instead of putting a group back, which takes twice as long on a whole
# vocabulary
_digraph_e = re.compile(r"e(?<=[aou]e)")
_first_j = re.compile(r"j(?=[aeiou])(?<![a-zCS]j)")
_doubled = re.compile(r"([a-zCS])(?=\1)")
_dirt = re.compile(r"[^\w\s-]+")


def name_key(name: str) -> str:
    """The main key of a name; words stay apart, hyphens stay (Nur-Sultan is not Nursultan)."""
    return name_keys(name)[0]


def name_keys(name: str) -> tuple[str, ...]:
    """All keys of a name, the main one first.

    Two Latin spellings are read in two ways: `ch` as х (Achmetow) and as ч (Gorbachev), `j` at
    the start of a word as й (Jelzin) and as ж (Jomart).
    """
    latin = strip_diacritics(name).translate(_CYRILLIC_TABLE).replace("dS", "S")  # дж
    for group, letter in _BEFORE_CH:
        latin = latin.replace(group, letter)
    readings = [latin]
    if "ch" in latin:
        readings = [latin.replace("ch", "h"), latin.replace("ch", "C")]
    if _first_j.search(latin):
        readings += [_first_j.sub("S", reading) for reading in readings]
    return tuple(dict.fromkeys(map(_finish, readings)))


def _finish(latin: str) -> str:
    key = _first_x.sub("s", _first_dj.sub("S", _soft_c.sub("s", latin)))
    for group, letter in _AFTER_CH:
        key = key.replace(group, letter)
    key = key.replace("c", "k")
    key = _doubled.sub("", key)
    key = _glide_start.sub("", key)
    key = _glide.sub("", key)
    key = _soft_u.sub("u", key)
    key = _digraph_e.sub("", key)
    key = _soft_vowel.sub("e", key)
    key = key.replace("ie", "e")
    key = _last_r.sub("er", key)
    key = _dirt.sub("", key)
    return _doubled.sub("", key)
