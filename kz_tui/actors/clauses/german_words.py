"""The small words of German: closed classes, which no dictionary is needed for."""

from __future__ import annotations

NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE = 1, 2, 4, 8
"""Cases, as bits: a form may stand for several."""
ANY_CASE = NOMINATIVE | GENITIVE | DATIVE | ACCUSATIVE
_NA, _GD = NOMINATIVE | ACCUSATIVE, GENITIVE | DATIVE

ARTICLES = {
    "der": NOMINATIVE | _GD,
    "die": _NA,
    "das": _NA,
    "den": ACCUSATIVE,
    "dem": DATIVE,
    "des": GENITIVE,
}
"""Definite articles with the cases of the singular (and `die` of the plural)."""
_STEMS = "ein kein mein dein sein ihr unser euer eur dies jen jed jedwed welch manch solch".split()
_ENDINGS = {
    "": _NA,
    "e": _NA,
    "en": ACCUSATIVE,
    "em": DATIVE,
    "er": NOMINATIVE | _GD,
    "es": _NA | GENITIVE,
}
DETERMINERS = ARTICLES | {
    stem + ending: cases for stem in _STEMS for ending, cases in _ENDINGS.items()
}
QUANTIFIERS = frozenset(("beide", "alle", "viele", "einige", "mehrere", "zwei", "drei"))
DETERMINERS |= dict.fromkeys(QUANTIFIERS, _NA)
DETERMINERS |= dict.fromkeys(("dessen", "deren"), ANY_CASE)
for _only_with_ending in ("dies", "jen", "jed", "jedwed", "welch", "manch", "solch", "eur"):
    del DETERMINERS[_only_with_ending]
del DETERMINERS["ihr"], DETERMINERS["sein"]
DETERMINERS |= {"ihr": _NA, "sein": _NA}

PREPOSITIONS = frozenset(
    "ab abseits an anhand anlässlich bis "
    "anstatt anstelle auf aufgrund aus außer außerhalb bei beim am "
    "im ins ans aufs beiderseits binnen bis bezüglich dank diesseits durch durchs entlang "
    "entsprechend für fürs gegen gegenüber gemäß hinsichtlich hinter hinterm in infolge inklusive "
    "innerhalb inmitten jenseits kontra laut mangels mit mithilfe mittels nach nahe namens neben "
    "oberhalb ohne per pro samt seit seitens statt trotz um ums ungeachtet unter unterhalb unweit "
    "via vom von vor vors vorbehaltlich während wegen wider zu zufolge zum zur zugunsten zulasten "
    "zuliebe zwecks zwischen über übers".split()
)
MERGED = {
    "am": "an", "ans": "an", "im": "in", "ins": "in", "beim": "bei", "vom": "von", "zum": "zu",
    "zur": "zu", "aufs": "auf", "fürs": "für", "durchs": "durch", "ums": "um", "vors": "vor",
    "übers": "über",
}  # fmt: skip
"""Prepositions that have taken up an article, and what they are without it."""

SUBORDINATORS = frozenset(
    "dass daß weil nachdem obwohl obgleich während bevor ehe sobald solange seitdem indem sodass "
    "da als wie".split()
)
"""Begin a clause that tells what is, with its verb at the end."""
UNTOLD = frozenset("ob wenn falls sofern damit sollte wo wohin woher warum weshalb wann".split())
"""Begin a clause that does not tell what is: asked, supposed, or intended."""
RELATIVES = frozenset("der die das den dem deren dessen denen welcher welche welches".split())
JOINING = frozenset(("und", "sowie", "oder", "&"))
OPENING = frozenset("und aber doch denn sondern oder jedoch sowie".split())
"""May stand before a main clause without counting as part of it."""

REFLEXIVE = frozenset(("sich",))
NEGATIONS = frozenset(
    "nicht nie niemals weder keineswegs kaum kein keine keinen keinem keiner keines".split()
)
PRONOUNS = frozenset(
    "er sie es ihn ihm ihr ihnen man wir uns ich mich mir du ihr euch dies das jeder niemand "
    "jemand alle beide diese dieser dieses einer eine eines wer was etwas nichts viele einige "
    "letzterer letztere ersterer erstere".split()
)
DOUBTING = frozenset(
    "angeblich mutmaßlich vermutlich offenbar anscheinend möglicherweise vielleicht "
    "wahrscheinlich wohl scheinbar".split()
)
SOURCES = frozenset(("laut", "zufolge"))
"""Prepositions of somebody who says so; so does `nach Angaben`, `nach Informationen`."""
SAID = frozenset(
    "angaben angabe informationen information berichten bericht aussage aussagen auskunft worten "
    "darstellung meldungen meldung ansicht meinung einschätzung medienberichten agenturberichten "
    "presseberichten".split()
)

CLAIMS = frozenset("angaben informationen berichten bericht meldung medienberichten".split())

TIME_NOUNS = frozenset(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz "
    "april mai juni juli august september oktober november dezember jänner uhr jahr jahre jahren "
    "jahres monat monate monaten monats woche wochen tag tage tagen tages stunde stunden minute "
    "minuten morgen vormittag mittag nachmittag abend nacht wochenende frühjahr frühling sommer "
    "herbst winter montagabend dienstagabend mittwochabend donnerstagabend freitagabend "
    "samstagabend sonntagabend montagmorgen dienstagmorgen mittwochmorgen donnerstagmorgen "
    "freitagmorgen samstagmorgen sonntagmorgen mal ende anfang mitte zeit".split()
)
ADVERBS = frozenset(
    "heute gestern vorgestern morgen übermorgen bereits schon noch nun jetzt dann danach davor "
    "zuvor vorher nachher später früher zunächst zuerst zuletzt schließlich endlich erneut wieder "
    "wiederum abermals nochmals auch ebenfalls ebenso gleichfalls sogar selbst nur lediglich bloß "
    "allein allerdings jedoch dagegen hingegen dennoch trotzdem deshalb deswegen daher darum "
    "dabei dadurch damit dafür dazu daraufhin darauf hier dort da so sehr immer oft häufig "
    "mehrfach mehrmals einmal zweimal dreimal selten manchmal bald sofort umgehend unverzüglich "
    "gerade eben kürzlich jüngst unlängst inzwischen mittlerweile unterdessen derweil indes "
    "indessen zugleich gleichzeitig zudem außerdem ferner überdies überraschend ausdrücklich "
    "scharf heftig deutlich klar knapp direkt indirekt öffentlich offiziell persönlich "
    "telefonisch schriftlich mündlich gemeinsam zusammen miteinander gegenseitig einander "
    "weiterhin weiter derzeit zurzeit momentan aktuell damals einst ehemals bislang bisher "
    "seitdem seither vorerst vorläufig endgültig erstmals letztmals wöchentlich täglich jährlich "
    "etwa rund fast beinahe nahezu ungefähr mindestens höchstens insgesamt insbesondere "
    "besonders vorab aber gleich erst demnach "
    "hauptsächlich vorwiegend teilweise ganz völlig gar eher vielmehr "
    "ziemlich zwar doch mal ja etwas mehr weniger nämlich also folglich somit ohnehin sowieso "
    "überhaupt natürlich selbstverständlich leider hoffentlich eigentlich tatsächlich wirklich "
    "angeblich mutmaßlich vermutlich offenbar anscheinend möglicherweise vielleicht "
    "wahrscheinlich wohl scheinbar nicht nie niemals keineswegs kaum klarer haushoch deutlicher "
    "stets ständig ununterbrochen unter anderem heimlich indirekt vehement energisch massiv "
    "darin daran davon darüber auswärts daheim "
    "zuhause unentschieden vorzeitig kurz lange länger kurzzeitig seinerzeit "
    "ihrerseits seinerseits entschieden herzlich freundlich offen schwer leicht gezielt".split()
)

HAVE = frozenset("hat haben hatte hatten habe hätte hätten".split())
BE = frozenset("ist sind war waren sei seien wäre wären".split())
BECOME = frozenset("wird werden wurde wurden werde würde würden".split())
MODALS = frozenset(
    "kann können konnte konnten könne könnte könnten muss müssen musste mussten müsse müsste "
    "müssten will wollen wollte wollten wolle soll sollen sollte sollten solle darf dürfen durfte "
    "durften dürfe dürfte dürften möchte möchten mag mögen mochte mochten möge lässt ließ ließen "
    "lasse".split()
)
AUXILIARIES = HAVE | BE | BECOME | MODALS
PLURAL_AUXILIARIES = frozenset(
    "haben hatten hätten sind waren seien wären werden wurden würden können konnten könnten "
    "müssen mussten müssten wollen wollten sollen sollten dürfen durften dürften möchten mögen "
    "mochten ließen".split()
)
REPORTED_AUXILIARIES = frozenset(
    "habe hätte hätten sei seien wäre wären werde würde würden könne könnte könnten müsse solle "
    "wolle dürfe dürfte dürften soll sollen sollte sollten möge".split()
)
"""Forms by which an article says that it reports what others say (Konjunktiv), or `sollen`."""

SAYING = frozenset(
    "sagt sagte sagten erklärt erklärte erklärten teilt teilte teilten meldet meldete meldeten "
    "berichtet berichtete berichteten schreibt schrieb schrieben betont betonte betonten "
    "behauptet behauptete behaupteten bestätigt bestätigte bestätigten mitteilt mitteilte "
    "mitteilten heißt hieß äußert äußerte äußerten meint meinte meinten zitiert zitierte zitierten "
    "verlautet verlautete bekanntgab fügte fügt ergänzte ergänzt".split()
)
"""Verbs of a clause that says who says the rest of the sentence: `…, sagte Peskow`."""

PLURAL_NAMES = frozenset(
    "grünen usa vereinigten staaten vereinten nationen niederlande philippinen taliban "
    "republikaner "
    "republikanern demokraten tories linken huthi huthis un-truppen bahamas seychellen "
    "emirate arabischen emirate".split()
)
NO_TITLES = frozenset(
    "regierung kabinett ära familie fall affäre lager team region provinz hauptstadt stadt bezirk "
    "bundesstaat bundesland land republik insel partei fraktion prozess vertrag abkommen "
    "streit konflikt krieg spiel duell derby bereich raum haus hause flughafen stadion gruppe "
    "titel lied film buch album roman preis pokal cup liga".split()
)
"""Nouns that make something else of the name after them: die Regierung Merkel."""

PARTNERS = {
    preposition: tuple(nouns.split())
    for preposition, nouns in {
        "mit": (
            "gespräch gespräche gesprächen treffen verhandlung verhandlungen vertrag verträge "
            "abkommen beziehung beziehungen koalition zusammenarbeit kooperation partnerschaft "
            "bündnis allianz streit konflikt kontakt kontakte dialog vereinbarung krieg frieden "
            "waffenstillstand pakt fusion grenze pressekonferenz telefonat interview"
        ),
        "gegen": (
            "krieg klage anklage ermittlung ermittlungen vorwurf vorwürfe anzeige sanktion "
            "sanktionen embargo haftbefehl verfahren protest proteste kampf angriff angriffe "
            "beschwerde einspruch spiel sieg niederlage kampagne drohung drohungen boykott strafe "
            "veto prozess offensive"
        ),
        "an": (
            "brief appell kritik schreiben botschaft waffen forderung forderungen bitte lieferung "
            "lieferungen warnung aufforderung anteil anteile beteiligung mehrheit"
        ),
        "auf": "angriff angriffe anschlag druck attentat raketen schüsse einfluss",
        "nach": (
            "truppen soldaten exporte waffen reise delegation flüge hilfsgüter panzer gas öl "
            "lieferungen beobachter"
        ),
        "für": "unterstützung hilfe sympathie",
        "bei": "besuch klage beschwerde antrag anzeige",
        "zu": "beziehung beziehungen kontakt kontakte verbindungen distanz",
        "aus": "truppen soldaten austritt rückzug",
    }.items()
}
"""Nouns whose partner follows a preposition: Gespräche mit, Klage gegen; ends of compounds too."""
