"""What the model looks at: each token becomes a list of features.

Features are bytes, which the CRF takes without conversion. What depends on a word alone is worked
out once and cached; a token then joins its own features with those of its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kz_tui.entities.gazetteer import NAMED_BITS, Gazetteer, Known, stem
from kz_tui.entities.words import WordTable

_CACHED_WORDS = 60_000
_upper = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_lower = re.compile(r"[a-zß-öø-ÿ]")
_digit = re.compile(r"[0-9]")
_repeated = re.compile(r"(.)\1+")
_ROLE = re.compile(
    r"(?:präsident|minister|kanzler|sprecher|chef|trainer|coach|direktor|vorsitzende|"
    r"bürgermeister|sekretär|könig|papst|leiter|experte|anwalt|anwält|general|richter|spieler|"
    r"sänger|regisseur|autor|manager|vorstand|politiker|abgeordnete|kommissar|botschafter|"
    r"beauftragte|gouverneur|senator|premier|machthaber|diktator|herr|frau|doktor|professor|dr\.|"
    r"prof\.|mag\.|prinz|prinzessin|graf|kaiser|bischof|pfarrer|schauspieler|forscher|"
    r"wissenschaft(?:l|ft)er|historiker|ökonom|analyst|gründer|stürmer|torhüter|torwart|kapitän|"
    r"kollege|rapper|bruder|schwester|sohn|vater|mutter|witwe|tochter|ehemann|ehefrau|obmann|"
    r"landeshauptmann|landesrat|stadtrat|kandidat|intendant|korrespondent|journalist|präfekt|"
    r"dirigent|komponist|philosoph|soziologe|biologe|physiker|mediziner|arzt|ärztin)"
    r"(?:in|innen|s|es|en|n|r|er)?"
)
_ORGANISATION_WORD = re.compile(
    r"(?:partei|verband|bank|gesellschaft|gmbh|ag|se|universität|uni|ministerium|bund|union|"
    r"organisation|agentur|konzern|verein|club|klub|fc|sc|sv|sk|tsv|vfb|vfl|institut|stiftung|"
    r"gericht|gerichtshof|amt|kommission|rat|gruppe|zeitung|nachrichten|rundfunk|verlag|allianz|"
    r"bündnis|hochschule|behörde|werke|orchester|theater|oper|museum|gewerkschaft|kirche|team|"
    r"fraktion|airlines|corp|inc|ltd|co|kg|e\.v\.|magazin|sender|parlament|kammer|akademie|schule|"
    r"gymnasium|zentrum|liga|polizei|armee|regierung|staatsanwaltschaft|betriebe|holding|group|"
    r"media|dienst|komitee|zentralrat|bewegung|front|forum|initiative)(?:s|es|en|n|e|er)?"
)
_PLACE_WORD = re.compile(
    r"(?:stadt|dorf|berg|burg|hausen|heim|bach|feld|wald|see|straße|strasse|platz|fluss|insel|"
    r"inseln|land|stan|ien|ingen|hofen|kirchen|tal|brücke|allee|gasse|weg|park|ufer|tor|viertel|"
    r"bezirk|kreis|meer|küste|gebirge|provinz|region|flughafen|bahnhof|furt|au|grad|abad)s?"
)
_FLAGS = tuple((bit, f"g={name}".encode()) for name, bit in NAMED_BITS.items())
_BITS = (4, 6, 8, 10, 12)


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """What one word gives to its own token and to the tokens around it."""

    own: tuple[bytes, ...]
    to_next: tuple[bytes, ...]
    to_previous: tuple[bytes, ...]
    to_second_next: tuple[bytes, ...]
    to_second_previous: tuple[bytes, ...]
    shape: bytes
    cluster: bytes
    stem: str
    starts_phrase: bool


class FeatureMaker:
    """Turns the words of a sentence into features for the model."""

    def __init__(self, table: WordTable, gazetteer: Gazetteer) -> None:
        self._table = table
        self._gazetteer = gazetteer
        self.word = lru_cache(maxsize=_CACHED_WORDS)(self._word)

    def sentence(self, words: Sequence[str]) -> list[list[bytes]]:
        """The features of each token of a sentence."""
        rows = list(map(self.word, words))
        last = len(rows) - 1
        items: list[list[bytes]] = []
        for number, row in enumerate(rows):
            item = list(row.own)
            if number:
                before = rows[number - 1]
                item += before.to_next
                item.append(b"s<" + before.shape + b"|" + row.shape)
                item.append(b"c<" + before.cluster + b"|" + row.cluster)
            else:
                item += (b"BOS", b"BOS" + row.shape)
            if number < last:
                after = rows[number + 1]
                item += after.to_previous
                item.append(b"s>" + row.shape + b"|" + after.shape)
                item.append(b"c>" + row.cluster + b"|" + after.cluster)
            else:
                item.append(b"EOS")
            if number > 1:
                item += rows[number - 2].to_second_next
            else:
                item.append(b"BOS2")
            if number < last - 1:
                item += rows[number + 2].to_second_previous
            else:
                item.append(b"EOS2")
            items.append(item)
        self._add_phrases(rows, items)
        return items

    def _add_phrases(self, rows: Sequence[WordFeatures], items: list[list[bytes]]) -> None:
        stems: list[str] | None = None
        free = 0
        for number, row in enumerate(rows):
            if not row.starts_phrase or number < free:
                continue
            stems = stems or [row.stem for row in rows]
            length, known, _ = self._gazetteer.phrase(stems, number)
            if not length:
                continue
            kind = b"O" if known & Known.ORGANISATION else b"L"
            items[number].append(b"ph=B" + kind)
            for inner in range(number + 1, number + length):
                items[inner].append(b"ph=I" + kind)
            free = number + length

    def _word(self, word: str) -> WordFeatures:
        lower = word.lower()
        shape = _shape(word)
        short = _repeated.sub(r"\1", shape)
        own = [f"w={word}", f"s={short}", f"l={lower}" if lower != word else "lc"]
        around = [f"w={lower}", f"s={short}"]
        if len(shape) <= 8:
            own.append(f"S={shape}")
        own += _affixes(word, lower)
        if len(lower) > 4:
            around.append(f"x3={lower[-3:]}")
        cluster, more_own, more_around = self._clusters(word)
        own += more_own
        around += more_around
        own += self._frequencies(word, lower)
        own += _cues(lower)
        around += _cues(lower)[:1]
        flags = self._flags(word)
        head = [feature.encode() for feature in own] + flags + self._part_flags(word)
        context = [feature.encode() for feature in around] + flags
        root = stem(word)
        return WordFeatures(
            tuple(head),
            tuple(b"<" + feature for feature in context),
            tuple(b">" + feature for feature in context),
            tuple(b"<<" + feature for feature in context),
            tuple(b">>" + feature for feature in context),
            short.encode(),
            cluster.encode(),
            root,
            self._gazetteer.starts_phrase(word),
        )

    def _clusters(self, word: str) -> tuple[str, list[str], list[str]]:
        found = self._table.cluster(word)
        if found is None:
            guess = self._table.compound_cluster(word)
            return "?", ["c=?"] + ([f"ch={guess}"] if guess is not None else []), ["c=?"]
        own = [f"c={found}"] + [f"c{bits}={found & ((1 << bits) - 1)}" for bits in _BITS]
        return str(found), own, [f"c={found}", f"c6={found & 63}", f"c4={found & 15}"]

    def _frequencies(self, word: str, lower: str) -> list[str]:
        if not word[:1].isupper():
            return []
        capital, small = self._table.get(word), self._table.get(lower)
        features = [f"pr={int(-capital.log_probability) if capital else '?'}"]
        if capital and small:
            odds = round(small.log_probability - capital.log_probability)
            features.append(f"lr={max(-6, min(6, odds))}")
        elif capital or small:
            features.append("lr=c" if capital else "lr=l")
        return features

    def _flags(self, word: str) -> list[bytes]:
        known = self._gazetteer.known(word)
        return [name for flag, name in _FLAGS if known & flag] if known else []

    def _part_flags(self, word: str) -> list[bytes]:
        if "-" not in word.strip("-"):
            return []
        parts = (word.split("-", 1)[0], word.rsplit("-", 1)[1])
        return [b"h" + flag for part in parts if part for flag in self._flags(part)]


def _shape(word: str) -> str:
    return _digit.sub("d", _lower.sub("x", _upper.sub("X", word)))


def _affixes(word: str, lower: str) -> list[str]:
    features: list[str] = []
    length = len(lower)
    for size in (1, 2, 3, 4):
        if length > size:
            features += (f"p{size}={word[:size]}", f"x{size}={lower[-size:]}")
    if length > 7:
        features.append(f"x6={lower[-6:]}")
    if "-" in word and length > 2:
        first, last = word.split("-", 1)[0], word.rsplit("-", 1)[1].lower()
        features += (f"ha={first}", f"hb={last}", "hy", f"hx={last[-4:]}")
    if length > 1 and word.isupper():
        features.append("UP")
    if word[:1].isupper():
        features.append("Cap")
    return features


def _cues(lower: str) -> list[str]:
    """What the end of the word says about it: a role, an organisation, a place."""
    features = []
    if _ends(_ROLE, lower):
        features.append("ROLE")
    if _ends(_ORGANISATION_WORD, lower):
        features.append("ORGW")
    if _ends(_PLACE_WORD, lower):
        features.append("LOCW")
    return features


def _ends(pattern: re.Pattern[str], word: str) -> bool:
    match = pattern.search(word)
    while match:
        if match.end() == len(word):
            return True
        match = pattern.search(word, match.start() + 1)
    return False
