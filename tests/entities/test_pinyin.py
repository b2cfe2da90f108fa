"""Chinese names in Russian articles."""

from __future__ import annotations

import pytest

from kz_tui.entities.persons import keys_of
from kz_tui.entities.pinyin import pinyin


@pytest.mark.parametrize(
    ("russian", "latin"),
    [
        ("Си Цзиньпин", "Xi Jinping"),
        ("Ху Цзиньтао", "Hu Jintao"),
        ("Вэнь Цзябао", "Wen Jiabao"),
        ("Ли Кэцян", "Li Keqiang"),
        ("Ван И", "Wang Yi"),
        ("Мао Цзэдун", "Mao Zedong"),
        ("Чжан Гаоли", "Zhang Gaoli"),
        ("Пэн Лиюань", "Peng Liyuan"),
        ("Дин Сюэсян", "Ding Xuexiang"),
        ("Ван Хунин", "Wang Huning"),
        ("Чэнь Цюаньго", "Chen Quanguo"),
        ("Сюй Цайхоу", "Xu Caihou"),
        ("Чжоу Юнкан", "Zhou Yongkang"),
        ("Цинь Ган", "Qin Gang"),
    ],
)
def test_palladius_and_pinyin_share_a_key(russian: str, latin: str) -> None:
    assert not set(keys_of(russian)).isdisjoint(keys_of(latin))


@pytest.mark.parametrize("name", ["Владимир Путин", "Анна Иванова", "Иван Грозный", "Токаев"])
def test_other_names_are_not_read_as_chinese(name: str) -> None:
    assert pinyin(name) is None
