"""Roles beside a name (der kasachische Präsident Tokajew), and titles that are no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.passage import Label, Mark, Passage

_ROLE_ENDS = (
    "präsident präsidentin minister ministerin kanzler kanzlerin sprecher sprecherin chef chefin "
    "trainer trainerin coach direktor direktorin vorsitzende vorsitzender vorstand bürgermeister "
    "bürgermeisterin sekretär sekretärin leiter leiterin experte expertin anwalt anwältin general "
    "oberst leutnant kommandeur kommandant admiral hauptmann richter richterin ermittler ermittlerin "
    "spieler spielerin sänger sängerin regisseur regisseurin autor autorin manager managerin "
    "politiker politikerin abgeordnete abgeordneter kommissar kommissarin botschafter botschafterin "
    "beauftragte beauftragter gouverneur gouverneurin senator senatorin premier machthaber diktator "
    "herrscher staatschef staatschefin staatsoberhaupt regierungschef könig königin kaiser kaiserin "
    "papst kardinal bischof bischöfin erzbischof pfarrer pfarrerin patriarch ajatollah emir sultan "
    "scheich schauspieler schauspielerin forscher forscherin wissenschafter wissenschaftler "
    "wissenschafterin wissenschaftlerin historiker historikerin ökonom ökonomin analyst analystin "
    "gründer gründerin mitgründer stürmer torhüter torwart kapitän verteidiger mittelfeldspieler "
    "rapper musiker musikerin komponist komponistin dirigent dirigentin maler malerin künstler "
    "künstlerin fotograf fotografin architekt architektin journalist journalistin korrespondent "
    "korrespondentin reporter reporterin redakteur redakteurin moderator moderatorin intendant "
    "intendantin kurator kuratorin schriftsteller schriftstellerin dichter philosoph philosophin "
    "soziologe soziologin psychologe psychologin biologe biologin physiker physikerin mediziner "
    "medizinerin virologe virologin arzt ärztin chirurg jurist juristin politologe politologin "
    "politikwissenschaftler analytiker obmann obfrau landeshauptmann landeshauptfrau landesrat "
    "landesrätin stadtrat stadträtin klubobmann klubobfrau kandidat kandidatin spitzenkandidat "
    "spitzenkandidatin generalsekretär aktivist aktivistin dissident dissidentin oppositioneller "
    "oppositionelle oppositionsführer oppositionsführerin anführer anführerin führer rebellenführer "
    "unternehmer unternehmerin milliardär millionär investor banker bankier aufsichtsrat "
    "geschäftsführer geschäftsführerin vize stellvertreter nachfolger nachfolgerin vorgänger "
    "vorgängerin amtskollege amtskollegin kollege kollegin weltmeister weltmeisterin olympiasieger "
    "olympiasiegerin sieger siegerin rennfahrer skirennläufer radprofi tennisspieler astronaut "
    "kosmonaut pilot polizist polizeichef staatsanwalt staatsanwältin verteidigerin zeuge zeugin "
    "attentäter terrorist whistleblower agent spion unterhändler vermittler gesandter gesandte "
    "sondergesandter kanzlerkandidat kanzlerkandidatin parteichef parteichefin ceo finanzchef "
    "notenbankchef geschäftsmann geschäftsfrau diplomat diplomatin rektor rektorin dekan professorin "
    "lehrer lehrerin student studentin blogger bloggerin hacker programmierer entwickler ingenieur "
    "erfinder chefredakteur chefredakteurin herausgeber herausgeberin verleger produzent produzentin "
    "diktatorin prinz prinzessin herzog herzogin graf gräfin fürst"
).split()
_role = re.compile(rf"(?:{'|'.join(sorted(_ROLE_ENDS, key=len, reverse=True))})(?:s|es|en|n|em)?")
_TITLES = frozenset(
    "herr herrn frau fräulein dr. prof. professor doktor mag. dipl. ing. mr. mrs. ms. mr mrs ms sir "
    "lord lady dame queen king prince princess pope president chancellor minister prime secretary "
    "senator governor general judge justice dipl.-ing.".split()
)
_DETERMINERS = frozenset(
    "der die das dem den des ein eine einer eines einem einen dieser diese diesem diesen sein seine "
    "seinem seinen seiner ihr ihre ihrem ihren ihrer mit vom zum zur beim unter gegen durch von als "
    "auch und wie".split()
)
_adjective = re.compile(r"(?:[a-zäöüß][\wäöüß-]*|[A-ZÄÖÜ]{2,}-[a-zäöüß]+)(?:e|en|er|es|em)")
_MOST_ADJECTIVES = 3
_WITHOUT_DETERMINER = re.compile(
    r"(?:ehemalig|früher|damalig|heutig|neu|amtierend|designiert|stellvertretend|scheidend|"
    r"zuständig|langjährig|verstorben|gewählt|umstritten|[\w-]+isch)(?:e|en|er|es|em)"
)


def is_role(word: str) -> bool:
    """Whether a noun says what somebody is: Präsident, Kremlsprecher, EU-Kommissarin."""
    if not word[:1].isupper():
        return False
    last = word.rpartition("-")[2].lower()
    end = len(last)
    # a compound ends with a role: try the shortest start that leaves a known one
    return any(_role.fullmatch(last, start, end) for start in range(max(1, end - 3)))


def trim_titles(passage: Passage, gazetteer: Gazetteer) -> None:
    """Take titles and roles off the front of persons' names."""
    for mark in list(passage.marks()):
        if mark.label is not Label.PER:
            continue
        first = mark.first
        while first < mark.last - 1 and _is_title(passage.words[first], gazetteer):
            first += 1
        if first > mark.first:
            passage.put(Mark(mark.last - 1, mark.last, mark.label))
            passage.put(Mark(first, mark.last, mark.label, mark.certain))


def _is_title(word: str, gazetteer: Gazetteer) -> bool:
    if word.lower() in _TITLES:
        return True
    return is_role(word) and not gazetteer.known(word) & Known.GIVEN


def appositions(passage: Passage) -> Iterator[tuple[int, int]]:
    """Token ranges of roles that stand right before a person's name, adjectives included."""
    for mark in passage.marks():
        if mark.label is not Label.PER:
            continue
        head = mark.first - 1
        while head >= 0 and passage.words[head].lower() in _TITLES:
            head -= 1
        if head >= 0 and is_role(passage.words[head]) and passage.at(head) in (None, *_parts(passage, head)):
            yield _first_adjective(passage, head), head + 1


def _parts(passage: Passage, position: int) -> Iterator[Mark]:
    owner = passage.at(position)
    if owner is not None and owner.label not in (Label.PER, Label.ORG, Label.LOC, Label.OTHER):
        yield owner


def _first_adjective(passage: Passage, head: int) -> int:
    words = passage.words
    first = head
    while first > 0 and head - first < _MOST_ADJECTIVES and _is_adjective(words[first - 1]):
        first -= 1
    bounded = first > 0 and words[first - 1].lower() in _DETERMINERS
    if bounded or first == head:
        return first
    first = head
    while first > 0 and _WITHOUT_DETERMINER.fullmatch(words[first - 1]):
        first -= 1
    return first


def _is_adjective(word: str) -> bool:
    return bool(_adjective.fullmatch(word)) and word not in _DETERMINERS
