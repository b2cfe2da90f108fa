"""Names in the spellings of several languages, planted into made articles.

The first spelling is planted, the others are asked for. German spellings follow Duden, English
ones the press. `TUNING` may be looked at while the engine is worked on; `HELD_OUT` is only for
reporting, or its figures lose their meaning.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.known_items import planted_article
from kz_tui.model.article import Article, Block
from kz_tui.model.span import Span

TUNING = (
    ("Gorbatschow", "Gorbachev", "Горбачев"),
    ("Schewardnadse", "Shevardnadze", "Шеварднадзе"),
    ("Chodorkowski", "Khodorkovsky", "Ходорковский"),
    ("Prigozhin", "Prigoschin", "Пригожин"),
    ("Шойгу", "Schoigu", "Shoigu"),
    ("Medvedev", "Medwedew", "Медведев"),
    ("Jelzin", "Yeltsin", "Ельцин"),
    ("Nawalny", "Navalny", "Навальный"),
    ("Зеленский", "Selenskyj", "Zelensky"),
    ("Kutschma", "Kuchma", "Кучма"),
    ("Yushchenko", "Juschtschenko", "Ющенко"),
    ("Timoschenko", "Tymoshenko", "Тимошенко"),
    ("Janukowytsch", "Yanukovych", "Янукович"),
    ("Akhmetov", "Achmetow", "Ахметов"),
    ("Kadyrow", "Kadyrov", "Кадыров"),
    ("Собчак", "Sobtschak", "Sobchak"),
    ("Tschubais", "Chubais", "Чубайс"),
    ("Beresowski", "Berezovsky", "Березовский"),
)
HELD_OUT = (
    ("Mirsijojew", "Mirziyoyev", "Мирзиёев"),
    ("Berdimuhamedow", "Berdymukhamedov", "Бердымухамедов"),
    ("Japarov", "Dschaparow", "Жапаров"),
    ("Atambajew", "Atambayev", "Атамбаев"),
    ("Бакиев", "Bakijew", "Bakiyev"),
    ("Aliyev", "Alijew", "Алиев"),
    ("Paschinjan", "Pashinyan", "Пашинян"),
    ("Saakaschwili", "Saakashvili", "Саакашвили"),
    ("Zyuganov", "Sjuganow", "Зюганов"),
    ("Schirinowski", "Zhirinovsky", "Жириновский"),
    ("Лавров", "Lawrow", "Lavrov"),
    ("Sacharowa", "Zakharova", "Захарова"),
    ("Mishustin", "Mischustin", "Мишустин"),
    ("Tschernomyrdin", "Chernomyrdin", "Черномырдин"),
    ("Tschaikowski", "Tchaikovsky", "Чайковский"),
    ("Schostakowitsch", "Shostakovich", "Шостакович"),
    ("Хрущев", "Chruschtschow", "Khrushchev"),
    ("Breschnew", "Brezhnev", "Брежнев"),
)


def plant(articles: Sequence[Article], names: Sequence[tuple[str, ...]]) -> list[Article]:
    """The articles with the first spelling of each name in one of them."""
    planted = list(articles)
    for number, spellings in enumerate(names):
        place = planted_article(number, len(articles))
        planted[place] = _with_word(planted[place], spellings[0])
    return planted


def _with_word(article: Article, word: str) -> Article:
    text = f"{article.text}\n\n{word} nahm dazu Stellung."
    last = Span(len(article.text) + 2, len(text))
    block = Block(article.blocks[-1].kind, last)
    return article._replace(text=text, blocks=(*article.blocks, block))
