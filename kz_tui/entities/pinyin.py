"""Chinese names in Russian (Palladius): Си Цзиньпин is Xi Jinping."""

from __future__ import annotations

import re

_RULES = (
    (r"(?<=[гкхдтлнжшсцз])о(?!у)", "уо"),
    (r"цз(?=[июяе])", "j"),
    (r"ц(?=[июяе])", "q"),
    (r"с(?=[июяе])", "x"),
    (r"цз", "z"),
    (r"ц", "c"),
    (r"чж", "zh"),
    (r"(?<=[бпмфдтнлгкхчшжjqxzc])ю(?=[аэ])|(?<=[бпмфдтнлгкхчшжjqxzc])юй", "u"),
    (r"юй", "yu"),
    (r"([ую])н(?![ьаеёиоуыэюя])", r"\1NG"),
    (r"уNG", "ong"),
    (r"юNG", "iong"),
    (r"н(?![ьаеёиоуыэюя])", "ng"),
    (r"нь", "n"),
)
"""Not compiled before the first Russian name is met."""
_LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхчшщыэюя",
        "a b w g d ie io r z i i k l m n o p r s t u f h ch sh sh i e iu ia".split(),
        strict=True,
    )
)
_CHINESE = re.compile(
    r"(?:(?:чж|цз|[бпмфвдтнлгкхцсжшчия])?(?:[иую]?(?:а(?:нь?|о|й)?|о(?:у)?|э(?:нь?|й|р)?|я(?:нь?|о|й)?|"
    r"е|ё|и(?:нь?)?|ы|у(?:нь?|й)?|ю(?:нь?|й|а(?:нь?)?|э)?|ун))){1,3}"
)


def pinyin(name: str) -> str | None:
    """The name in pinyin, as far as its spelling is that of a Chinese name; else None."""
    words = name.lower().split()
    if len(words) > 3 or not all(map(_CHINESE.fullmatch, words)):
        return None
    return " ".join(map(_read, words)).title()


def _read(word: str) -> str:
    for pattern, letters in _RULES:
        word = re.sub(pattern, letters, word)
    latin = "".join(_LETTERS.get(letter, letter) for letter in word)
    return re.sub(r"^i(?=[aou])", "y", latin)
