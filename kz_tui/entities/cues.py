"""What the end of a word says about it: a role, an organisation, a place."""

from __future__ import annotations

from collections.abc import Iterator

_ROLE = (
    "präsident minister kanzler sprecher chef trainer coach direktor vorsitzende "
    "bürgermeister sekretär könig papst leiter experte anwalt anwält general richter spieler "
    "sänger regisseur autor manager vorstand politiker abgeordnete kommissar botschafter "
    "beauftragte gouverneur senator premier machthaber diktator herr frau doktor professor "
    "dr. prof. mag. prinz prinzessin graf kaiser bischof pfarrer schauspieler forscher "
    "wissenschaftler wissenschafter historiker ökonom analyst gründer stürmer torhüter "
    "torwart kapitän kollege rapper bruder schwester sohn vater mutter witwe tochter ehemann "
    "ehefrau obmann landeshauptmann landesrat stadtrat kandidat intendant korrespondent "
    "journalist präfekt dirigent komponist philosoph soziologe biologe physiker mediziner "
    "arzt ärztin"
)
_ORGANISATION_WORD = (
    "partei verband bank gesellschaft gmbh ag se universität uni ministerium bund union "
    "organisation agentur konzern verein club klub fc sc sv sk tsv vfb vfl institut stiftung "
    "gericht gerichtshof amt kommission rat gruppe zeitung nachrichten rundfunk verlag "
    "allianz bündnis hochschule behörde werke orchester theater oper museum gewerkschaft "
    "kirche team fraktion airlines corp inc ltd co kg e.v. magazin sender parlament kammer "
    "akademie schule gymnasium zentrum liga polizei armee regierung staatsanwaltschaft "
    "betriebe holding group media dienst komitee zentralrat bewegung front forum initiative"
)
_PLACE_WORD = (
    "stadt dorf berg burg hausen heim bach feld wald see straße strasse platz fluss insel "
    "inseln land stan ien ingen hofen kirchen tal brücke allee gasse weg park ufer tor "
    "viertel bezirk kreis meer küste gebirge provinz region flughafen bahnhof furt au grad "
    "abad"
)


_IN_ORDER = ("ROLE", "ORGW", "LOCW")


def _table() -> dict[str, int]:
    """Every form of every word, and what it speaks for: a bit for each of the features."""
    table: dict[str, int] = {}
    for number, (words, endings) in enumerate(
        (
            (_ROLE, "in innen s es en n r er"),
            (_ORGANISATION_WORD, "s es en n e er"),
            (_PLACE_WORD, "s"),
        )
    ):
        for form in _forms(words.split(), endings.split()):
            table[form] = table.get(form, 0) | 1 << number
    return table


def _forms(words: list[str], endings: list[str]) -> Iterator[str]:
    for word in words:
        yield word
        yield from (word + ending for ending in endings)


_CUES = _table()
_LENGTHS = sorted(set(map(len, _CUES)))
_FEATURES = tuple(
    tuple(name for number, name in enumerate(_IN_ORDER) if bits >> number & 1) for bits in range(8)
)


def cues(lower: str) -> tuple[str, ...]:
    """The features for a word in small letters; each word of the lists may be the last member."""
    found = 0
    length = len(lower)
    for size in _LENGTHS:
        if size > length:
            break
        found |= _CUES.get(lower[-size:], 0)
    return _FEATURES[found]
