"""What German sentences say of two actors, and what they leave open."""

from __future__ import annotations

import pytest

from tests.actors.sentences import labels, read, told


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("[Velde] lobt [Solberg] für ihre Antwort auf den Streik", "lobt"),
        ("Präsident [Velde] traf am Montag in [*Rom] Kanzlerin [Solberg].", "traf"),
        (
            "[Velde] telefonierte am Freitag mehrfach mit der Ministerin [Solberg].",
            "telefonierte mit",
        ),
        ("[Velde] rief [Solberg] am Freitag zur Ruhe auf.", "rief … auf"),
        ("[Velde] hat [Solberg] scharf kritisiert.", "hat … kritisiert"),
        ("[Velde] will am Montag mit [Solberg] sprechen.", "will mit … sprechen"),
        ("[Velde] traf sich mit [Solberg].", "traf sich mit"),
        ("[Velde] wandte sich in einem Brief an [Solberg].", "wandte sich an"),
        ("[Velde] warf [Solberg] Versagen vor.", "warf … vor"),
        ("Am Freitag setzte [Velde] den Minister [Solberg] ab.", "setzte … ab"),
        ("[Velde] - der lange schwieg - lobte [Solberg].", "lobte"),
        ("[Velde], der lange schwieg, lobte [Solberg].", "lobte"),
        ("„Das ist gut“, schrieb Präsident [Velde] an [Solberg].", "schrieb an"),
        ("[Velde] plant Gespräche mit [Solberg].", "plant Gespräche mit"),
        ("[Velde] bezichtigte [Solberg] der Lüge.", "bezichtigte"),
        ("[Velde] sagte dem Sender [Solberg], er komme.", "sagte"),
        ("Weil [Velde] die Ministerin [Solberg] entließ, gab es Streit.", "entließ"),
        ("Der Chef der Werft, [Velde], verklagte die Ministerin [Solberg].", "verklagte"),
        ("[Velde] begrüßte das Ende des Streiks und lobte [Solberg].", "lobte"),
        ("[Velde] verblüffte [Solberg].", "verblüffte"),  # in no list of verbs
    ],
)
def test_the_verb_in_its_own_words(sentence: str, said: str) -> None:
    assert [one.partition(" hearsay")[0] for one in told(sentence)] == [
        f"Velde > {said} > Solberg"
    ] or (told(sentence) == [f"Velde = {said} > Solberg"])


@pytest.mark.parametrize(
    "sentence",
    [
        "[Solberg] wurde von [Velde] kritisiert.",
        "Am Freitag wurde die Ministerin [Solberg] von [Velde] entlassen.",
        "[Solberg] ist von [Velde] entlassen worden.",
    ],
)
def test_the_passive_goes_from_who_acts(sentence: str) -> None:
    (label,) = labels(sentence)
    assert (label.source, label.target, label.passive) == ("Velde", "Solberg", True)


def test_a_passive_reads_as_it_stands() -> None:
    (label,) = labels("[Solberg] wurde von [Velde] kritisiert.")
    assert label.words == "wurde von … kritisiert"
    assert (
        label.told("Joran Velde", "Mira Solberg") == "Mira Solberg wurde von Joran Velde kritisiert"
    )


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Den Minister [Solberg] lobte [Velde].", ["Velde > lobte > Solberg"]),
        ("Dem Sender [:Nord] sagte [Velde], er komme.", ["Velde > sagte > Nord"]),
        ("[Solberg], den [Velde] entließ, schwieg.", ["Velde > entließ > Solberg"]),
        ("[Solberg], mit dem [Velde] verhandelte, schwieg.", ["Velde > verhandelte mit > Solberg"]),
        ("[Solberg], der [Velde] traf, schwieg.", ["Solberg > traf > Velde"]),
    ],
)
def test_cases_tell_subject_from_object(sentence: str, said: list[str]) -> None:
    assert told(sentence) == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "[Velde] und [Solberg] kritisierten die [:Nordbank].",
            ["Velde > kritisierten > Nordbank", "Solberg > kritisierten > Nordbank"],
        ),
        (
            "[Velde] traf [Solberg] und [Quandt].",
            ["Velde > traf > Solberg", "Velde > traf > Quandt"],
        ),
        ("[Velde] und [Solberg] einigten sich.", ["Velde = einigten sich > Solberg"]),
    ],
)
def test_several_actors(sentence: str, said: list[str]) -> None:
    assert told(sentence) == said


@pytest.mark.parametrize(
    ("sentence", "mark"),
    [
        ("[Velde] hat [Solberg] nicht kritisiert.", "negated"),
        ("[Velde] hat [Solberg] nicht nur kritisiert.", ""),
        ("[Velde] habe [Solberg] kritisiert.", "hearsay"),
        ("[Velde] soll [Solberg] kritisiert haben.", "hearsay"),
        ("[Velde] hat [Solberg] nach Angaben der Polizei kritisiert.", "hearsay"),
        ("[Velde] hat [Solberg] laut Polizei kritisiert.", "hearsay"),
        ("[Velde] traf angeblich [Solberg].", "hearsay"),
        ("[Velde] traf [Solberg], wie der Sender meldete.", "hearsay"),
        ("[Velde] traf [Solberg], sagte ein Sprecher.", "hearsay"),
        ("Er sagte, dass [Velde] [Solberg] traf.", "hearsay"),
        ("„[Velde] traf [Solberg]“, sagte er.", "hearsay"),
        ("[Velde] traf [Solberg].", ""),
        ("[Velde] sagte dem Sender [:Solberg]: „Das ist gut“, betonte er.", ""),
    ],
)
def test_what_is_denied_or_only_reported(sentence: str, mark: str) -> None:
    (one,) = told(sentence)
    assert [word for word in ("negated", "hearsay") if word in one] == ([mark] if mark else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Traf [Velde] gestern [Solberg]?",
        "Wenn [Velde] die Ministerin [Solberg] trifft, gibt es Streit.",
        "Der Sprecher von [Velde] traf [Solberg].",
        "Der Sprecher der [:Nordbank] traf [Solberg].",
        "[Veldes=Velde] Sprecher lobte [Solberg].",
        "[Velde] lobte den Sprecher der [:Nordbank].",
        "[Velde] lobte den Brief von [Solberg].",
        "[Velde] und [Solberg] schwiegen.",
        "[Velde] ist Chef der [:Nordbank].",
        "[Velde] sprach über das Treffen mit [Solberg].",
        "[Velde] lobten [Solberg].",  # the verb wants another subject
        "Die Regierung [Velde] kritisierte die [:Nordbank].",
        "Der Brief lobte [Velde], [Solberg] schwieg.",
        "Ein Kran | [:Nordbank]/[:Radio Nord]",
        "[Velde] stellte die [:Nordbank] an den Pranger.",  # half of an idiom
        "[Velde] bat darum, [Solberg] zu entlassen.",
        "Am Freitag lobte die [:Nord-Holding] [:Alphabet].",  # may be one name
    ],
)
def test_nothing_rather_than_a_wrong_label(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "[Velde] rief am Freitag die Ministerin [Solberg] zur Ruhe auf.",
        "Weil [Velde] mit [Solberg] zusammenarbeitete, gab es Streit.",
        "Am Freitag wurde die Ministerin [Solberg] von [Velde] entlassen.",
    ],
)
def test_the_parts_are_where_they_say(sentence: str) -> None:
    text, mentions, _ = read(sentence)
    (label,) = labels(sentence)
    parts = sorted(" ".join(label.words.lower().split()).replace("… ", "").split())
    assert sorted(span.of(text).lower() for span in label.spans) == parts
    assert {span.of(text) for span in label.ends} == {label.source, label.target}
    assert all(any(m.span == end for m in mentions) for end in label.ends)
