"""English words that tell what stands beside them, or what they are part of."""

from __future__ import annotations

BODIES = frozenset(
    """
    ministry organization organisation party council committee bank agency university court force
    forces army group association union commission department parliament congress senate times
    post news journal institute foundation office bureau police corporation company club league
    federation alliance movement guard service services authority airlines airways college school
    hospital church press television radio watch international center centre conference
    electronics motors motor holdings holding capital partners energy games studios pictures
    records technologies technology systems tribune herald registry fund trust society team united
    city administration assembly chamber coalition confederation consortium consulate embassy
    chancellery command corps brigade battalion regiment front militia brotherhood network
    observatory orchestra museum library gallery theatre theater academy board campaign charity
    clinic commissariat community cooperative directorate exchange forum initiative inquiry
    intelligence inspectorate laboratory laboratories mission navy programme program project
    republicans democrats laboratory secretariat tribunal treasury unit workers volunteers
    helmets rovers wanderers athletic albion hotspur villa palace rangers borders sports sport
    media today daily weekly express mail telegraph gazette chronicle observer review magazine
    standard examiner sun mirror globe foods pharmaceuticals pharma biotech steel oil gas petroleum
    railways railway rail aviation aerospace defense defence industries industry insurance
    research securities investments investment management analytics logistics communications telecom
    entertainment music interactive software semiconductor semiconductors networks brothers bros
    """.split()
)
"""Nouns that end, or begin, the name of an organisation."""
LEGAL = frozenset("inc inc. corp corp. co. ltd ltd. plc llc ag se gmbh s.a. nv n.v. spa".split())
OFFICES = frozenset(
    """
    ministry parliament government embassy army navy senate congress court police forces force
    military consulate consulates treasury assembly
    """.split()
)
"""Bodies every state has: the adjective before them is no part of the name."""
THINGS = frozenset(
    """
    cup league championship championships prize award awards olympics games act treaty accord
    accords agreement war day festival open grand prix summit pact convention resolution protocol
    plan deal bowl masters trophy ceremony oscars medal medals marathon tour series round season
    street avenue road bridge airport square station stadium park river mountain mountains hill
    island islands bay lake sea ocean valley desert strait gulf province district county peninsula
    coast beach heights hills canal dam port border building tower house arena
    """.split()
)
"""Nouns at the end of names of events, works and places."""
PLACE_NOUNS = frozenset(
    """
    street avenue road bridge airport square station stadium park river mountain mountains hill
    island islands bay lake sea ocean valley desert strait gulf province district county peninsula
    coast beach heights hills canal dam port arena
    """.split()
)
PLACE_KINDS = frozenset(
    """
    province region district county city island islands peninsula airport oblast prefecture
    governorate canton municipality neighbourhood neighborhood suburb village
    """.split()
)
"""Nouns in small letters behind the name of a place: Hatay province."""
INNER = frozenset({"of", "for", "the", "and", "&", "de", "von", "van", "der", "al", "bin", "on"})
PARTICLES = frozenset(
    "von van der den de di da do dos das del della du la le al el bin ibn ben ter ten zu y".split()
)
LOCATIVE = frozenset(
    "in at from near to outside inside across towards toward around throughout into".split()
)
ROLES = frozenset(
    """
    president minister spokesman spokeswoman secretary chancellor premier leader chief director
    general colonel senator governor mayor ambassador analyst activist journalist prime chairman
    chairwoman mr mr. mrs mrs. ms ms. dr dr. sir king queen prince princess judge professor
    spokesperson ceo cfo coo vice deputy senior former acting foreign interior defence defense
    finance economy justice health education energy sen. rep. gov. gen. lt. lt lieutenant sergeant
    captain admiral pope archbishop bishop cardinal sheikh emir sultan attorney press congressman
    congresswoman representative commissioner co-founder founder executive officer manager coach
    striker midfielder defender goalkeeper forward winger skipper referee lawyer prosecutor
    economist historian scientist researcher doctor nurse teacher author writer actor actress
    singer director filmmaker producer rapper musician composer painter artist photographer
    presenter host editor correspondent reporter columnist blogger banker billionaire businessman
    businesswoman entrepreneur investor trader farmer fisherman driver pilot astronaut cosmonaut
    soldier commander warlord general-secretary lawmaker legislator politician diplomat envoy
    negotiator mediator dissident opposition rebel cleric imam rabbi ayatollah patriarch pastor
    priest dictator strongman autocrat heir crown lord lady dame baron count duke duchess emperor
    empress monk nun witness victim suspect defendant gunman hacker whistleblower expert adviser
    advisor aide chairperson chair head boss owner partner member minister-president trade
    commerce labour labor transport agriculture environment home culture interior development
    europe social affairs intelligence parliamentary speaker whip candidate nominee
    president-elect incumbent veteran champion winner runner swimmer cyclist boxer skier golfer
    teammate compatriot colleague rival successor predecessor husband wife son daughter brother
    sister father mother widow grandson nephew cousin friend resident pensioner student rescuer
    volunteer worker firefighter policeman detective inspector superintendent constable sheriff
    justice psychologist sociologist physicist chemist biologist epidemiologist virologist
    surgeon meteorologist geologist seismologist engineer architect designer inventor
    """.split()
)
"""What stands before a person's name, in small letters, and is no part of it."""
NEVER = frozenset(
    """
    i monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december the a an democrat democrats republican
    republicans christian christians muslim muslims jew jews jewish islamic islam islamist
    islamists catholic catholics protestant orthodox sunni shiite shia kurdish arab nazi communist
    communists socialist socialists conservative conservatives liberal liberals internet web
    christmas easter ramadan god bible koran quran brexit covid covid-19 covid19 english latin euro
    dollar bitcoin north south east west northern southern eastern western tv pm am est gmt
    jan feb mar apr jun jul aug sept sep oct nov dec
    """.split()
)
"""Words with a capital that name neither person nor place nor organisation."""
ARTICLES = frozenset("the a an its his her their our my so-called another".split())
GENERAL = frozenset(
    """
    police government parliament officials protesters analysts critics experts reports troops
    forces soldiers prosecutors investigators lawmakers opposition authorities residents news
    president minister media shares security army ministry council court party bank
    """.split()
)
"""Words that begin sentences with a capital and name nobody."""
INTRODUCING = frozenset(
    """
    called named dubbed company firm startup start-up carmaker automaker maker giant chain
    retailer airline lender
    bank insurer utility operator network broadcaster channel newspaper daily weekly tabloid
    magazine website site outlet agency group party movement militia charity ngo organisation
    organization union club team side band label publisher studio developer manufacturer producer
    supplier conglomerate brand app platform service fund consultancy thinktank institute
    university school hospital museum theatre theater orchestra
    """.split()
)
"""Nouns right before the name of an organisation: the carmaker Stellantis."""
SAYING = frozenset(
    """
    said says told added wrote writes tweeted posted argued warned insisted replied admitted
    acknowledged recalled explained claimed denied declined who himself herself thinks believes
    hopes laughed smiled shrugged resigned died
    """.split()
)
"""What people do: a name before these words is a person's."""
OF_CLUBS = frozenset(
    """
    manager coach striker midfielder defender goalkeeper forward winger captain skipper fans
    supporters players squad
    """.split()
)
"""Words behind the name of a city that mean its club."""
