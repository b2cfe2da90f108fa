"""Words that may mean somebody named elsewhere: der Staatschef, der 81-Jährige, das Bündnis.

What is found here is a candidate; `resolver` decides whom it means, and drops it where it cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kz_tui.entities.bodies import body_noun
from kz_tui.entities.passage import NAMES, Label, Passage
from kz_tui.entities.roles import Roles, first_adjective
from kz_tui.model.entity import EntityType, Mention, MentionKind

MASCULINE = frozenset("der dem den des vom zum beim im dieser diesem diesen dieses".split())
FEMININE = frozenset("die der zur diese dieser".split())
NEUTER = frozenset("das dem des vom zum beim im ins dieses diesem".split())
_DETERMINERS = MASCULINE | FEMININE | NEUTER
_ADVERBS = frozenset("heute damals inzwischen".split())
_AGED = re.compile(r"\d{1,3}-Jährigen?")
_OTHERS = re.compile(
    r"(?:eigen|ander|nächst|künftig|jeweilig|einzig|erst|letzt|best|schlechtest|größt|zweit|beid|"
    r"neugewählt|potentiell|potenziell|mutmaßlich|möglich|zukünftig|[\wäöü]+st)e[nrsm]?"
)
"""Adjectives of somebody to come, of one among many, or of nobody."""
_POSTS = frozenset("amt amtes posten postens titel kandidat kandidatin wahl nachfolge".split())
_NEW = re.compile(r"neue[nrsm]?")
_TO = frozenset({"zum", "zur"})
"""Zum Präsidenten gewählt: what somebody becomes."""
_IS = frozenset("ist war sei wäre wurde wird werden als bleibt blieb".split())
_SAYS = re.compile(
    r"(?:sag|erklär|beton|mein|äußer|beteuer|warn|forder|kritisier|bekräftig|ergänz|erläuter|"
    r"versicher|erwider|entgegn|antworte|frag|schilder|berichte|erzähl|begründ|bedauer|begrüß|"
    r"beklag|behaupt|verkünde|kündig|mahn|plädier|prognostizier|räum|resümier|schilder|"
    r"unterstrich|urteil|verlang|vermute|verteidig|appellier|bezeichne|lob|glaub|wiederhol|"
    r"schrieb|schreib|sprach|sprich|nannte|nenn|gab|gib|wies|weis|rief|ruf|wirf|warf|bat|"
    r"versprach|verspr|bestätig|bestritt|bestreit|dementier|zitier|twitter|schätz|beschrieb|"
    r"kommentier|argumentier|heb|hob|stell|zeig|droh|dank|rät|riet|empf|lehnt)"
    r"(?:e?te|e?t|)"
)
_GENITIVE = frozenset({"s", "x", "z", "'", "’"})


class Descriptions:
    """Finds descriptions of one person or body, and pronouns beside a verb of saying."""

    def __init__(self, roles: Roles) -> None:
        self._roles = roles

    def find(self, passage: Passage) -> Iterator[Mention]:
        """All candidates of a German passage, in order."""
        if passage.furniture == "credit":
            return
        for position, word in enumerate(passage.words):
            if word in ("er", "Er", "sie", "Sie"):
                if _is_subject_of_saying(passage, position):
                    yield _mention(passage, position, position + 1, EntityType.PER, pronoun=True)
            elif word[0].isdigit() or (word[0].isupper() and self._describes(word)):
                type_ = self._described(passage, position)
                if type_ is not None:
                    first = _span_start(passage, position)
                    yield _mention(passage, first, position + 1, type_)

    def _describes(self, word: str) -> bool:
        """Whether a noun can be a description at all."""
        return body_noun(word) is not None or self._roles.is_role(word)

    def _described(self, passage: Passage, head: int) -> EntityType | None:
        """What a noun describes here; None if it is a name, a plural, or stands by one."""
        word = passage.words[head]
        noun = body_noun(word)
        aged = word[0].isdigit()
        if not head or (aged and not _AGED.fullmatch(word)):
            return None
        owner = passage.at(head)
        if owner is not None and (owner.label in NAMES or owner.label is Label.OTHER):
            return None
        if _name_follows(passage, head) or _is_said_of(passage, head):
            return None
        if aged:
            return EntityType.PER if _determiner(passage, head) else None
        if noun is not None and _determiner(passage, head) in noun.determiners - _TO:
            new = any(map(_NEW.fullmatch, passage.words[first_adjective(passage, head) : head]))
            many = noun.alike and _belongs_to_noun(passage, head)
            return None if new or many else EntityType.ORG
        return EntityType.PER if self._is_singular(passage, head) else None

    def _is_singular(self, passage: Passage, head: int) -> bool:
        """Whether article and ending say that it is one person; or a genitive stands in front."""
        word = passage.words[head]
        role = self._roles.read(word)
        if role is None:
            return False
        determiner = _determiner(passage, head)
        if determiner in _TO or (word.endswith("er") and _belongs_to_noun(passage, head)):
            return False
        if determiner is None:
            return not role.bent and _genitive_before(passage, head)
        if role.female:
            return determiner in FEMININE and not role.plural
        if role.nominal_adjective:  # der Vorsitzende, die Abgeordnete, des Beauftragten
            return not (determiner in ("die", "der") and word.endswith("en"))
        if determiner in ("die", "diese") or (determiner == "der" and role.bent):
            return False
        return determiner in MASCULINE and not role.plural


def _span_start(passage: Passage, head: int) -> int:
    first = first_adjective(passage, head)
    if first and passage.words[first] in _ADVERBS and first < head:
        return first + 1
    return first


def _determiner(passage: Passage, head: int) -> str | None:
    """The article of a noun, over the adjectives between; in small letters."""
    before = first_adjective(passage, head) - 1
    if before >= 0 and passage.words[before] in _ADVERBS:
        before -= 1
    word = passage.words[before].lower() if before >= 0 else ""
    return word if word in _DETERMINERS else None


def _is_said_of(passage: Passage, head: int) -> bool:
    """Whether the noun is a predicate (er ist der Präsident), or means another one."""
    first = first_adjective(passage, head)
    if any(_OTHERS.fullmatch(word) for word in passage.words[first:head]):
        return True
    before = passage.words[first - 2].lower() if first > 1 else ""
    return before in _IS or before in _POSTS


def _belongs_to_noun(passage: Passage, head: int) -> bool:
    """Der Verband der Hersteller: behind a noun the article may be one of many."""
    first = first_adjective(passage, head)
    return first > 1 and passage.words[first - 1] == "der" and passage.words[first - 2][0].isupper()


def _genitive_before(passage: Passage, head: int) -> bool:
    """Frankreichs Präsident."""
    owner = passage.at(head - 1)
    return (
        owner is not None and owner.label is Label.LOC and passage.words[head - 1][-1] in _GENITIVE
    )


def _name_follows(passage: Passage, head: int) -> bool:
    """Whether the noun stands beside a name, over a title at most: that is an apposition."""
    after = head + 1
    while after < len(passage) and passage.words[after] in ("Dr.", "Prof.", "Mag.", '"', "„", "»"):
        after += 1
    owner = passage.at(after) if after < len(passage) else None
    if owner is not None and owner.first == after:
        return owner.label in (Label.PER, Label.ORG, Label.OTHER)
    return after < len(passage) and after > head + 1


def _is_subject_of_saying(passage: Passage, position: int) -> bool:
    words = passage.words
    before = words[position - 1] if position else ""
    after = words[position + 1] if position + 1 < len(words) else ""
    if words[position][0].isupper():
        return position == 0 and _SAYS.fullmatch(after) is not None
    if before == "so" or _SAYS.fullmatch(before):
        return True
    return before in (",", "und", "dass") and _SAYS.fullmatch(after) is not None


def _mention(
    passage: Passage, first: int, last: int, type_: EntityType, *, pronoun: bool = False
) -> Mention:
    kind = MentionKind.PRONOUN if pronoun else MentionKind.NOMINAL
    return Mention(passage.tokens.span(first, last), type_, kind, furniture=passage.furniture)
