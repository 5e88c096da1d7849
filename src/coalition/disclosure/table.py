"""Who may learn what: the table itself, with the reason and the rule of every line."""

from __future__ import annotations

from coalition.disclosure.words import Audience, Row, Ruling, Subject

VERSION = "disclosure-2026-11"
"""Goes up with every change of a line; the public log says from when each version held."""

EVERYONE = frozenset(Audience)
MEMBERS = frozenset({Audience.MEMBER, Audience.ASKER, Audience.THE_TWO})

PUBLISHED = Ruling(
    "M17",
    "It was made public by who it is about, for everyone alike.",
    "Dit is openbaar gemaakt door wie het aangaat, voor iedereen gelijk.",
)
CARD = Ruling(
    "M17",
    "Members learn from each other how they work; that is free.",
    "Leden leren van elkaar hoe zij werken; dat is vrij.",
)
CARD_STAYS = Ruling(
    "AVG",
    "A card also tells about a director, who gave it to the members and to nobody else.",
    "Een kaart vertelt ook iets over een bestuurder, die haar aan de leden gaf en aan niemand anders.",
    "The published profile is for everyone.",
    "Het gepubliceerde profiel is voor iedereen.",
)
WORD = Ruling(
    "R1",
    "It is one word, made only from what members may see anyway.",
    "Het is één woord, alleen gemaakt uit wat leden toch al mogen zien.",
)
MEMBERS_EVENTS = Ruling(
    "R1",
    "Each event here is public, or was shown to the members with the consent of both organisations.",
    "Elke gebeurtenis hier is openbaar, of met instemming van beide organisaties aan de leden getoond.",
)
NO_RANKING = Ruling(
    "R10",
    "Who trusts whom stays in the circle that it came from: no public ranking, no black list.",
    "Wie wie vertrouwt blijft in de kring waar het vandaan komt: geen openbare ranglijst, geen zwarte lijst.",
    "The published profile, and public contracts with their source.",
    "Het gepubliceerde profiel, en openbare contracten met hun bron.",
)
NO_NUMBERS = Ruling(
    "R10",
    "How warm two organisations are in numbers, and on which days, is theirs.",
    "Hoe warm twee organisaties zijn in cijfers, en op welke dagen, is van hen.",
    "Members see one word of the pair: unknown, met, did something together, often worked together.",
    "Leden zien één woord over het tweetal: onbekend, ontmoet, iets samen gedaan, vaak samengewerkt.",
)
THEIR_OWN = Ruling(
    "R1",
    "It is about the two, and it is the two who ask.",
    "Het gaat over deze twee, en zij zijn het die het vragen.",
)
FOR_THE_TWO = Ruling(
    "R1",
    "It happened between two organisations and was kept for the two.",
    "Het gebeurde tussen twee organisaties en is voor hen tweeën gehouden.",
    "The two may together show an event to the members.",
    "De twee kunnen samen een gebeurtenis aan de leden tonen.",
)
RATER = Ruling(
    "R1",
    "It is its own judgement, read by itself alone.",
    "Het is het eigen oordeel, en alleen zelf te lezen.",
)
RATINGS_STAY = Ruling(
    "R1",
    "A private rating has one reader: who gave it. Nothing shown to another may depend on it.",
    "Een eigen oordeel heeft één lezer: wie het gaf. Niets wat een ander ziet mag ervan afhangen.",
    "Open and members' events show what happened.",
    "Open gebeurtenissen en die voor leden laten zien wat er gebeurde.",
)
ASKED = Ruling(
    "M12",
    "Who asked sees what was asked and answered.",
    "Wie het vroeg ziet wat er gevraagd en geantwoord is.",
)
RUN_STAYS = Ruling(
    "M12",
    "A run tells who thinks of bidding with whom; passing that on makes the association a conduit.",
    "Een berekening verraadt wie met wie wil inschrijven; doorgeven maakt de vereniging tot doorgeefluik.",
    "Who asked may invite partners one by one; that opens a coalition room.",
    "Wie het vroeg kan partners één voor één uitnodigen; dat opent een coalitiekamer.",
)
UPLOADED = Ruling(
    "M02",
    "It is the organisation's own upload.",
    "De organisatie heeft dit zelf geüpload.",
)
DEMANDS = Ruling(
    "M02",
    "It is the organisation's own reading of the assignment.",
    "Het is de eigen lezing van de opdracht door deze organisatie.",
)
INTEREST = Ruling(
    "M02",
    "It betrays that one thinks of bidding, which possible rivals may not tell each other.",
    "Het verraadt dat iemand aan inschrijven denkt; mogelijke concurrenten mogen elkaar dat niet zeggen.",
    "A public notice can be found by everyone, and everyone reads its demands for itself.",
    "Een openbare aankondiging kan iedereen vinden, en iedereen leest de eisen zelf.",
)
IN_THE_ROOM = Ruling(
    "M03",
    "Partners of one assignment need it to work out their bid, in a room with a purpose and an end.",
    "Partners in één opdracht hebben dit nodig voor hun bod, in een kamer met een doel en een einde.",
)
SENSITIVE = Ruling(
    "M03",
    "Outside the coalition room rivals must not learn this of each other.",
    "Buiten de coalitiekamer mogen concurrenten dit niet van elkaar weten.",
    "Outside a room: which services in which areas, yes or no.",
    "Buiten een kamer: welke diensten in welke gebieden, ja of nee.",
)
TOGETHER = Ruling(
    "M02",
    "Partners who bid together decide together whether they do.",
    "Partners die samen inschrijven besluiten samen of zij dat doen.",
)
NO_INTENTION = Ruling(
    "M02",
    "Whether, where and for what one bids is not told to a possible rival, nor passed on by a third.",
    "Of, waar en waarop u inschrijft zegt u een mogelijke concurrent niet; een derde geeft het niet door.",
    "A public page that says where you work and that you look for partners, without a procedure or a lot.",
    "Een openbare pagina over waar u werkt en dat u partners zoekt, zonder procedure of perceel.",
)
SOUGHT = Ruling(
    "M18",
    "Asking one to bid together may, when it names the role sought and a day, and nothing else.",
    "Samen inschrijven vragen mag, als u alleen de rol noemt die u zoekt en een dag.",
)
SOUGHT_STAYS = Ruling(
    "M18",
    "That somebody seeks partners for an assignment is told to whom is asked, and to nobody else.",
    "Dat iemand partners zoekt voor een opdracht weet alleen wie gevraagd is, en verder niemand.",
    "A public page that says that you look for partners, without a procedure or a lot.",
    "Een openbare pagina die zegt dat u partners zoekt, zonder procedure of perceel.",
)
THEIR_ROOM = Ruling(
    "M04",
    "A room has one assignment, fixed participants, confidentiality and an end; they may know of it.",
    "Een kamer heeft één opdracht, vaste deelnemers, geheimhouding en een einde; zij mogen ervan weten.",
)
ROOM_STAYS = Ruling(
    "M12",
    "That a room is there tells who bids with whom; to everybody outside, there is none.",
    "Dat er een kamer is, verraadt wie met wie inschrijft; voor ieder daarbuiten is zij er niet.",
    "After the award, what is public about it, with its source.",
    "Na de gunning: wat daarover openbaar is, met de bron.",
)
NO_CLAIM = Ruling(
    "M01",
    "Agreeing to stay out of each other's area, or not to bid, is forbidden; we do not show it.",
    "Afspreken uit elkaars gebied te blijven of niet in te schrijven is verboden; wij tonen het niet.",
    "Visit each other, learn from each other, or bid together in a coalition room.",
    "Elkaar bezoeken, van elkaar leren, of samen inschrijven in een coalitiekamer.",
)
LOGGED = Ruling(
    "M11",
    "What is public is as easy to reach for everyone: also the log that proves when.",
    "Wat openbaar is, is voor iedereen even makkelijk te bereiken: ook het logboek dat bewijst wanneer.",
)


def _rows(
    subject: Subject,
    may: frozenset[Audience],
    why: Ruling,
    why_not: Ruling | None = None,
    unnamed: frozenset[Audience] = frozenset(),
) -> tuple[Row, ...]:
    """Return the line that allows, and the line that refuses everyone else but who is left unnamed."""
    allowed = Row(subject, may, True, why)
    if why_not is None:
        return (allowed,)
    return allowed, Row(subject, EVERYONE - may - unnamed, False, why_not)


_OWN = frozenset({Audience.OWN_ORGANISATION})
_TWO = frozenset({Audience.THE_TWO})
_ROOM = frozenset({Audience.ROOM_PARTNER})
_CARD_READERS = frozenset({Audience.MEMBER, Audience.OWN_ORGANISATION, Audience.OFFICE, Audience.CHAIR})
_NOT_YET = frozenset({Audience.ASKER, Audience.THE_TWO, Audience.ROOM_PARTNER, Audience.INVITED})
"""Whether guests and room partners see these is not decided: a later line may name them; until then, no."""

TABLE: tuple[Row, ...] = (
    *_rows(Subject.PUBLISHED_PROFILE, EVERYONE, PUBLISHED),
    *_rows(Subject.INTRODUCTION_CARD, _CARD_READERS, CARD, CARD_STAYS, _NOT_YET),
    *_rows(Subject.PAIR_WORD, MEMBERS, WORD, NO_RANKING, _OWN | _ROOM),
    *_rows(Subject.PUBLIC_EVENTS, MEMBERS, MEMBERS_EVENTS, NO_RANKING, _OWN | _ROOM),
    *_rows(Subject.PAIR_NUMBERS, _TWO, THEIR_OWN, NO_NUMBERS),
    *_rows(Subject.PAIR_EVENTS, _TWO, THEIR_OWN, FOR_THE_TWO),
    *_rows(Subject.OWN_RATINGS, _OWN, RATER, RATINGS_STAY),
    *_rows(Subject.COMPOSE_RUN, frozenset({Audience.ASKER}), ASKED, RUN_STAYS),
    *_rows(Subject.UPLOADED_NOTICE, _OWN, UPLOADED, INTEREST, _NOT_YET),
    *_rows(Subject.PUBLISHED_NOTICE, EVERYONE, PUBLISHED),
    *_rows(Subject.CONFIRMED_DEMANDS, _OWN, DEMANDS, INTEREST, _NOT_YET),
    *_rows(Subject.CAPACITY, _ROOM, IN_THE_ROOM, SENSITIVE),
    *_rows(Subject.PRICE, _ROOM, IN_THE_ROOM, SENSITIVE),
    *_rows(Subject.COST, _ROOM, IN_THE_ROOM, SENSITIVE),
    *_rows(Subject.TURNOVER, _ROOM, IN_THE_ROOM, SENSITIVE),
    *_rows(Subject.BID_INTENTION, _ROOM, TOGETHER, NO_INTENTION),
    *_rows(Subject.INVITATION, _ROOM | {Audience.INVITED}, SOUGHT, SOUGHT_STAYS),
    *_rows(Subject.COALITION_ROOM, _ROOM, THEIR_ROOM, ROOM_STAYS),
    Row(Subject.AREA_CLAIM, EVERYONE, False, NO_CLAIM),
    *_rows(Subject.PUBLIC_LOG, EVERYONE, LOGGED),
)
