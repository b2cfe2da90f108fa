"""The verbs of a German clause taken together: `hat … kritisiert`, `rief … auf`."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from kz_tui.actors.clauses import german_words as small
from kz_tui.actors.clauses.german_phrase import LOOSE, Kind, Phrase
from kz_tui.actors.clauses.german_verbs import Verb, Verbs
from kz_tui.actors.clauses.words import Word
from kz_tui.model.span import Span

_AT_END = (
    Kind.PARTICIPLE, Kind.INFINITIVE, Kind.PREFIX, Kind.FINITE, Kind.AUXILIARY, Kind.MAYBE_VERB,
)  # fmt: skip


class Group(NamedTuple):
    """The verbs of a clause: the words of the group, and what they mean.

    `verb` is None for one that is not in the list of verbs.
    """

    verb: Verb | None
    finite: Word
    closing: tuple[Word, ...]
    singular: bool
    plural: bool
    passive: bool
    reported: bool


def main_group(
    verbs: Verbs, finite: Phrase, field: list[Phrase]
) -> tuple[Group | None, list[Phrase]]:
    """The verbs of a main clause, and the field without those at its end."""
    word = finite.first
    cut = _closing(field, finite.kind is Kind.AUXILIARY)
    closing = [phrase.first for phrase in field[cut:] if phrase.kind in _AT_END]
    after = field[cut + len(closing) :]
    if any(p.is_noun or p.actors or p.kind not in LOOSE for p in after):
        return None, field
    field = field[:cut]
    if any(p.kind in (Kind.FINITE, Kind.AUXILIARY, Kind.PARTICIPLE) for p in field):
        return None, field
    if finite.kind is Kind.AUXILIARY:
        return _compound(verbs, word, closing), field
    return _simple(verbs, word, closing), field


def _simple(verbs: Verbs, word: Word, closing: Sequence[Word]) -> Group | None:
    if len(closing) > 1:
        return None
    prefix = closing[0].lower if closing else ""
    for form in verbs.finite.get(word.lower, ()):
        verb = verbs.verbs.get((prefix, form.base))
        if verb is not None:
            return Group(
                verb, word, tuple(closing), form.singular, form.plural, False, form.reported
            )
    many = word.lower.endswith("en")
    return Group(None, word, tuple(closing), not many, many, False, False)


def _compound(verbs: Verbs, word: Word, closing: Sequence[Word]) -> Group | None:
    """`hat … kritisiert`, `wurde … kritisiert`, `will … kritisieren`."""
    if not closing:
        return None
    auxiliary, head = word.lower, closing[0].lower
    participle, infinitive = verbs.participles.get(head), verbs.infinitives.get(head)
    form = _form(auxiliary, head, [one.lower for one in closing[1:]], participle, infinitive)
    if form is None:
        return None
    verb = infinitive if form is _Form.INFINITIVE else participle
    if verb is None and (participle or infinitive):
        return None
    passive = form is _Form.PASSIVE
    if passive and verb is not None and not verb.frames & {"acc", "auf"}:
        return None
    many = auxiliary in small.PLURAL_AUXILIARIES
    reported = auxiliary in small.REPORTED_AUXILIARIES
    return Group(verb, word, tuple(closing), not many, many, passive, reported)


class _Form(Enum):
    PERFECT = auto()
    PASSIVE = auto()
    INFINITIVE = auto()


def _form(
    auxiliary: str, head: str, rest: list[str], participle: Verb | None, infinitive: Verb | None
) -> _Form | None:
    """What an auxiliary makes of the verb at the end of its clause, and of those behind that."""
    if auxiliary in small.HAVE:
        return None if rest else _Form.PERFECT
    if auxiliary in small.BE:
        if rest == ["worden"]:
            return _Form.PASSIVE
        moves = not rest and participle is not None and _moves(participle)
        return _Form.PERFECT if moves else None
    if rest == ["werden"]:
        return _Form.PASSIVE
    if rest == ["haben"]:
        return _Form.PERFECT
    if rest:
        return None
    done = participle is not None or (infinitive is None and _is_done(head))
    if auxiliary in small.BECOME and done:
        return _Form.PASSIVE
    return _Form.INFINITIVE


def last_group(verbs: Verbs, closing: Sequence[Word]) -> Group | None:
    """The verbs at the end of a dependent clause: `kritisierte`, `kritisiert hat`."""
    last = closing[-1]
    if len(closing) > 1:
        return _compound(verbs, last, closing[:-1])
    for form, verb in verbs.joined.get(last.lower, ()):
        words = _apart(last, verb.prefix)
        return Group(verb, words[0], words[1:], form.singular, form.plural, False, form.reported)
    if last.lower in small.AUXILIARIES or last.lower in verbs.infinitives:
        return None
    many = last.lower.endswith("en")
    return Group(None, last, (), not many, many, False, False)


def _apart(word: Word, prefix: str) -> tuple[Word, ...]:
    """`zusammenarbeitete` as a main clause has it: arbeitete, zusammen."""
    if not prefix:
        return (word,)
    start, middle, end = word.span.start, word.span.start + len(prefix), word.span.end
    text = word.text[len(prefix) :]
    return (
        Word(text, text.lower(), Span(middle, end)),
        Word(prefix, prefix, Span(start, middle)),
    )


def _closing(field: Sequence[Phrase], compound: bool) -> int:
    """Where the verbs at the end of a main clause begin."""
    for place, phrase in enumerate(field):
        if phrase.kind in (Kind.PARTICIPLE, Kind.INFINITIVE, Kind.PREFIX):
            return place
        if not compound or phrase.kind not in (Kind.FINITE, Kind.MAYBE_VERB):
            continue
        after = field[place:]
        if all(p.kind in _AT_END for p in after) or after[1].kind is Kind.PREPOSITIONAL:
            return place
    return len(field)


def _is_done(word: str) -> bool:
    return not word.endswith("en") or word.startswith(("ge", "be", "ver", "er", "ent", "zer"))


def is_light(group: Group) -> bool:
    """Whether a verb that is not listed means something only together with other words."""
    words = {word.lower for word in group.closing}
    return not _LIGHT.isdisjoint(words or {group.finite.lower})


_LIGHT = frozenset(
    "ist war sind waren bleibt blieb bleiben blieben heißt hieß heißen hießen wird wurde gilt galt "
    "gelten galten scheint schien lautet lautete kommt kam kommen kamen gekommen geht ging gehen "
    "gingen gegangen steht stand stehen standen gestanden liegt lag liegen lagen gibt gab geben "
    "gaben gegeben tritt trat treten traten getreten lebt lebte starb stirbt wohnt wohnte macht "
    "machte machen machten gemacht bringt brachte bringen brachten gebracht stellt stellte stellen "
    "stellten gestellt setzt setzte setzen setzten gesetzt nimmt nahm nehmen nahmen genommen sieht "
    "sah sehen sahen gesehen hält hielt halten hielten gehalten legt legte legen legten gelegt "
    "zieht zog ziehen zogen gezogen lässt ließ lassen ließen gelassen hat haben stammt stammte "
    "beträgt betrug dauert dauerte kostet kostete erscheint erschien findet fand finden fanden "
    "gefunden führt führte führen führten geführt wirft warf werfen warfen geworfen weiß wusste "
    "wissen wussten tut tat tun taten getan läuft lief laufen liefen zählt zählte bekommt bekam "
    "bekommen bekamen erhält erhielt erhalten erhielten".split()
)


def _moves(verb: Verb) -> bool:
    """Whether its perfect takes `sein`."""
    return bool(verb.frames & {"nach", "zu", "in", "aus"}) or verb.infinitive in (
        "zusammentreffen", "begegnen", "folgen", "zusammenkommen", "beitreten", "austreten",
        "einmarschieren", "unterliegen", "beispringen",
    )  # fmt: skip


def agrees(subject: Phrase, group: Group) -> bool:
    """Whether subject and finite verb agree in number."""
    if subject.many is None:
        return True
    return group.plural if subject.many else group.singular
