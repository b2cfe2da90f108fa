from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.text.name_key import name_key, name_keys

# one line a name, as German, English and Russian news write it
SPELLINGS = """
Tokajew Tokayev Tokaev Toqajew Токаев
Nasarbajew Nazarbayev Nazarbaev Назарбаев
Lukaschenko Lukashenko Лукашенко
Selenskyj Selenski Zelensky Zelenskyy Зеленский
Putin Путин
Peskow Peskov Песков
Lawrow Lavrov Лавров
Schoigu Shoigu Шойгу
Gorbatschow Gorbachev Gorbachov Горбачев Горбачёв
Jelzin Yeltsin Ельцин
Chruschtschow Khrushchev Хрущев Хрущёв
Solschenizyn Solzhenitsyn Солженицын
Tschaikowski Tchaikovsky Chaikovsky Чайковский
Dostojewski Dostoevsky Dostoyevsky Достоевский
Medwedew Medvedev Медведев
Nawalny Nawalnyj Navalny Навальный
Chodorkowski Khodorkovsky Ходорковский
Prigoschin Prigozhin Пригожин
Kadyrow Kadyrov Кадыров
Poroschenko Poroshenko Порошенко
Janukowytsch Janukowitsch Yanukovych Янукович
Timoschenko Tymoshenko Тимошенко
Saakaschwili Saakashvili Саакашвили
Berdimuhamedow Berdymukhamedov Бердымухамедов
Mirsijojew Mirziyoyev Мирзиёев Мирзиеев
Rachmon Rahmon Рахмон
Dschaparow Japarov Zhaparov Schaparow Жапаров
Alijew Aliyev Алиев
Paschinjan Pashinyan Пашинян
Abljasow Ablyazov Аблязов
Kulibajew Kulibayev Кулибаев
Achmetow Akhmetov Ахметов
Schukow Zhukov Жуков
Tichanowskaja Tikhanovskaya Тихановская
Klitschko Klychko Кличко
Scholz Шольц
Merkel Меркель
Müller Mueller Muller Мюллер
Macron Макрон
Erdoğan Erdogan Эрдоган
Assad Асад
Wladimir Vladimir Владимир
Sergej Sergei Sergey Сергей
Dmitri Dmitry Dmitrij Dmitriy Дмитрий
Alexander Aleksander Aleksandr Александр
Jewgeni Jewgenij Yevgeny Evgeny Евгений
Jurij Juri Yuri Yury Юрий
Julia Julija Yulia Юлия
Ljudmila Lyudmila Ludmila Людмила
Michail Mikhail Михаил
Maxim Maksim Максим
Kassym-Schomart Qassym-Schomart Kassym-Jomart Kasym-Zhomart Касым-Жомарт
Xi Си
Almaty Алматы
Schymkent Shymkent Шымкент
Aqtau Aktau Актау
Kiew Киев
Tschernobyl Chernobyl Чернобыль
Wladiwostok Vladivostok Владивосток
Jekaterinburg Yekaterinburg Екатеринбург
Jerewan Yerevan Ереван
Duschanbe Dushanbe Душанбе
Dschalalabad Jalalabad Djalalabad Джалалабад
Tjumen Tyumen Тюмень
Nguyễn Nguyen
""".strip().splitlines()

DIFFERENT = [
    ("Nur-Sultan", "Nursultan"),
    ("Putin", "Rasputin"),
    ("Tokajew", "Tokarew"),
    ("Peskow", "Piskunow"),
    ("Lawrow", "Laurow"),
    ("Medwedew", "Medwedtschuk"),
    ("Scholz", "Schulz"),
    ("Merkel", "Märkl"),
    ("G7", "G20"),
    ("Boeing 737", "Boeing 747"),
    ("习近平", "北京"),
    ("محمد", "أحمد"),
    ("Olaf Scholz", "Scholz"),
]

# common in Germany, in English-speaking countries, in Russia; every one another name
SURNAMES = """
Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer
Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner
Krause Lehmann Köhler Maier König Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn
Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke
Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto
Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Dietrich Ziegler Kuhn Pohl Engel Horn Busch
Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Wilson Anderson Thomas Taylor
Moore Jackson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green
Adams Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins
Stewart Morris Murphy Cook Rogers Cooper Reed Bailey Bell Kelly Howard Ward Cox Gray James Watson
Brooks Bennett Wood Barnes Ross Henderson Coleman Jenkins Perry Powell Long Patterson Hughes
Iwanow Smirnow Kusnezow Popow Wassiljew Petrow Sokolow Michailow Nowikow Fjodorow Morosow Wolkow
Alexejew Lebedew Semjonow Jegorow Pawlow Koslow Stepanow Nikolajew Orlow Andrejew Makarow Nikitin
Sacharow Saizew Solowjow Borissow Jakowlew Grigorjew Romanow Worobjow Sergejew Frolow Alexandrow
Dmitrijew Koroljow Gussew Kisseljow Iljin Maximow Poljakow Sorokin Winogradow Kowaljow Below
""".split()


@pytest.mark.parametrize("line", SPELLINGS, ids=lambda line: line.split()[0])
def test_spellings_of_one_name_share_a_key(line: str) -> None:
    keys = [set(name_keys(spelling)) for spelling in line.split()]
    assert set.intersection(*keys)


@pytest.mark.parametrize("pair", DIFFERENT)
def test_different_names_do_not(pair: tuple[str, str]) -> None:
    one, other = (set(name_keys(name)) for name in pair)
    assert not one & other


def test_few_common_surnames_share_a_key() -> None:
    """Measured: two of 19,701 pairs."""
    keys = {name: set(name_keys(name)) for name in SURNAMES}
    pairs = list(combinations(keys, 2))
    alike = [pair for pair in pairs if keys[pair[0]] & keys[pair[1]]]
    assert alike == [("Hoffmann", "Hofmann"), ("Jung", "Young")]
    assert len(pairs) > 19_000


@given(st.text("abcdefghijklmnopqrstuvwxyzäöüßčšабвгдеёжзийклмнопрстуфхцчшщъыьэюя -'", max_size=20))
def test_case_makes_no_difference(name: str) -> None:
    assert name_keys(name.title()) == name_keys(name) == name_keys(name.upper())


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyzжчшщяюё", max_size=8), max_size=5))
def test_words_stay_apart(words: list[str]) -> None:
    assert len(name_key(" ".join(words)).split(" ")) == max(1, len(words))


@given(st.text())
def test_any_text_has_keys_and_the_main_one_is_first(name: str) -> None:
    assert name_keys(name)[0] == name_key(name)
    assert len(set(name_keys(name))) == len(name_keys(name))


@pytest.mark.parametrize("name", ["", "!!", "'"])
def test_without_a_letter_the_key_is_empty(name: str) -> None:
    assert name_key(name) == ""
