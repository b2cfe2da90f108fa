"""What a document says once holds throughout: a name in full decides its short forms.

The model reads sentence by sentence. Here the marks of all sentences vote: on the type of a name
that was read in different ways, and on names that were seen in one place and missed in another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kz_tui.entities.capitals import is_all_capitals
from kz_tui.entities.memory import remembered
from kz_tui.entities.name_share import NameShare
from kz_tui.entities.passage import NAMES, Label, Mark, Passage
from kz_tui.entities.russian import is_cyrillic, without_ending

Key = tuple[str, ...]

PARTICLES = frozenset(
    "von van de der den del della di da do dos du la le ten ter zu zum zur vom und bin ibn ben al "
    "el af av auf фон дер ден ван де ди да ла ле дель бен бин ибн аль эль тен тер дос ду".split()
)
FAMILY_FIRST = frozenset(
    """
    Xi Li Wang Zhang Chen Liu Zhao Zhou Wu Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Deng Jiang Peng Qin
    Han Cai Tsai Lai Hou Ko Wen Hua Bo Zeng Yang Huang Ding Qiu Fu Song Tang Feng Dong Mao Kim Lee
    Park Moon Yoon Choi Jung Kang Cho Jang Shin Nguyen Tran Pham Phan Vo Dang Bui Hoang
    Си Ли Ван Чжан Чэнь Лю Чжао Сюй Ма Ху Го Линь Лай Хоу Ким Пак Мун Юн Нгуен
    """.split()
)
"""Family names of East Asia, which stand before the given one: Xi Jinping is called Xi."""
_DETERMINERS = frozenset(
    "der die das dem den des ein eine einer eines einem einen kein keine keiner jeder jede jedes "
    "dieser diese dieses diesem diesen mein sein ihr unser im am vom zum zur beim ins".split()
)
_IN = frozenset({"in", "In", "в", "В"})
_ARTICLES = ("Al-", "El-", "As-", "Аль-", "Эль-")
_VOTING = NAMES | {Label.OTHER}
_LONGEST = 8
_LONGEST_EASTERN = 3
_NAMELIKE = 0.35
_COMMON = 0.12
"""Words used like this one are so seldom names that one reading as a name is not believed."""


@dataclass(slots=True)
class _Names:
    """What the marks of a document say of each name."""

    votes: dict[Key, Counter[Label]] = field(default_factory=lambda: defaultdict(Counter))
    surnames: set[Key] = field(default_factory=set)
    certain: dict[Key, Label] = field(default_factory=dict)
    missed: Counter[str] = field(default_factory=Counter)
    """How often a word that is a name elsewhere stands unmarked."""

    def label(self, key: Key) -> Label | None:
        """The type most marks give to a name; None on a tie between the first two."""
        if key in self.certain:
            return self.certain[key]
        bound = len(key) > 1 and key[0] in PARTICLES and key not in self.surnames
        if bound and self.label(key[1:]) is Label.LOC:
            return None  # der Gouverneur von Tabasco
        ranking = self.votes[key].most_common(2) if key in self.votes else []
        if key in self.surnames and (
            len(key) > 1 or not ranking or ranking[0][1] < 3 or ranking[0][0] is Label.PER
        ):
            return Label.PER
        if not ranking or (len(ranking) > 1 and ranking[0][1] == ranking[1][1]):
            return None
        return ranking[0][0]


def settle(passages: Sequence[Passage], share: NameShare) -> None:
    """Give each name of a document one type, and mark it where it was missed."""
    names = _collect(passages)
    _count_missed(passages, names)
    lengths: dict[str, set[int]] = defaultdict(set)
    for key in {*names.votes, *names.surnames}:
        lengths[key[0]].add(len(key))
    longest_first = {word: sorted(found, reverse=True) for word, found in lengths.items()}
    for passage in passages:
        if passage.furniture != "credit":
            _apply(passage, names, longest_first, share)


@remembered(100_000)
def base(word: str) -> str:
    """A word without the ending of the genitive, alike for all forms of a name."""
    if is_cyrillic(word):
        return without_ending(word)
    if len(word) > 3 and word[-1] in "'’":
        return word[:-1]
    if len(word) > 6 and word.endswith(("es", "e")):  # Bundestages, Delmares, Delmare
        return word.removesuffix("s")[:-1]
    if len(word) > 4 and word[-1] == "s" and not word.endswith("ss"):
        return word[:-1].rstrip("'’")
    return word


def surname_key(words: Sequence[str]) -> Key:
    """The part of a person's full name that names the person alone, with its particles."""
    begin = len(words) - 1
    while begin > 1 and words[begin - 1].lower() in PARTICLES:
        begin -= 1
    return tuple(base(word) for word in words[begin:])


def _collect(passages: Iterable[Passage]) -> _Names:
    names = _Names()
    for passage in passages:
        for mark in passage.marks():
            if mark.label not in _VOTING:
                continue
            words = passage.words[mark.first : mark.last]
            key = tuple(map(base, words))
            names.votes[key][_vote(passage, mark)] += 1
            if mark.certain:
                names.certain[key] = mark.label
            if mark.label is Label.PER and len(words) > 1:
                surname = surname_key(words)
                if surname[-1][:1].isupper() and len(surname[-1]) > 1:
                    names.surnames.add(surname)
                if words[0] in FAMILY_FIRST and len(words) <= _LONGEST_EASTERN:
                    names.surnames.add((words[0],))
    return names


def _vote(passage: Passage, mark: Mark) -> Label:
    """What a mark speaks for: a single word behind "in" for a place, whatever it was read as."""
    before = passage.words[mark.first - 1] if mark.first else ""
    alone = len(mark) == 1 and not mark.certain
    return Label.LOC if alone and mark.label is Label.PER and before in _IN else mark.label


def _count_missed(passages: Iterable[Passage], names: _Names) -> None:
    single = {key[0] for key in names.votes if len(key) == 1}
    for passage in passages:
        for position, word in enumerate(passage.words):
            if base(word) in single and passage.at(position) is None:
                names.missed[base(word)] += 1


def _apply(
    passage: Passage, names: _Names, lengths: dict[str, list[int]], share: NameShare
) -> None:
    """Mark the names of the document in one passage; `lengths` are those of names by first word."""
    plain = passage.words
    if plain and plain[0].isupper() and is_all_capitals(plain):
        plain = [word.title() if word.isupper() else word for word in plain]
    words = list(map(base, plain))
    if words and words[0][:1].isupper() and words[0].lower() in PARTICLES:
        words[0] = words[0].lower()
    elif words and words[0].startswith(_ARTICLES):  # Al-Jaber, who is al-Jaber elsewhere
        lower = words[0][0].lower() + words[0][1:]
        words[0] = lower if lower in lengths else words[0]
    position = 0
    while position < len(words):
        match = _match(words, position, lengths.get(words[position], ()), names)
        if match is None:
            position += 1
            continue
        length, label = match
        key = tuple(words[position : position + length])
        if _may_mark(passage, position, length, label, key, names, share):
            passage.put(Mark(position, position + length, label))
        owner = passage.at(position)
        position = max(position + 1, owner.last if owner else position + length)


def _match(
    words: Sequence[str], position: int, lengths: Iterable[int], names: _Names
) -> tuple[int, Label] | None:
    for length in lengths:
        key = tuple(words[position : position + length])
        if len(key) == length and (key in names.votes or key in names.surnames):
            label = names.label(key)
            if label is not None:
                return length, label
    return None


def _may_mark(
    passage: Passage,
    first: int,
    length: int,
    label: Label,
    key: Key,
    names: _Names,
    share: NameShare,
) -> bool:
    last = first + length
    owners = set(_owners(passage, first, last))
    if not owners:
        return _is_name_here(passage, first, length, label, key, names, share)
    if any(owner.certain for owner in owners):
        return False
    if len(owners) == 1:
        (owner,) = owners
        if (owner.first, owner.last) == (first, last):
            located = first > 0 and passage.words[first - 1] in _IN
            if located and length == 1 and label is Label.PER and owner.label is Label.LOC:
                return False  # in Iwanowo, whatever Iwanow did
            return owner.label is not label and owner.label in _VOTING
        if owner.first <= first and last <= owner.last:
            before = passage.words[owner.first : first]
            return label is Label.LOC and last == owner.last and PARTICLES.issuperset(before)
    return length > 1 and all(first <= owner.first and owner.last <= last for owner in owners)


def _owners(passage: Passage, first: int, last: int) -> Iterator[Mark]:
    for position in range(first, last):
        owner = passage.at(position)
        if owner is not None:
            yield owner


def _is_name_here(
    passage: Passage,
    first: int,
    length: int,
    label: Label,
    key: Key,
    names: _Names,
    share: NameShare,
) -> bool:
    """Whether unmarked words that read like a known name are that name."""
    if label not in NAMES:
        return False
    if length > 1:
        return True
    word = passage.words[first]
    if not word[:1].isupper() or len(word) < 2:
        return key in names.certain
    votes = sum(names.votes[key].values()) if key in names.votes else 0
    common = share.of(word) < _COMMON
    if key in names.surnames:
        before = passage.words[first - 1].lower() if first else ""
        return not common or before not in _DETERMINERS
    if common and (first == 0 or votes < 3):
        return False
    return votes >= names.missed[key[0]] or share.of(word) > _NAMELIKE
