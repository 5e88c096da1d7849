"""Two sheets as a coalition would hold them, and one that nobody means well with; all invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portal.base.paper import (
    Bullets,
    Callout,
    Cell,
    Column,
    Columns,
    Facts,
    Heading,
    Mark,
    Paper,
    Prose,
    Table,
)

YES, GAP, NO = Cell("ja", Mark.DONE), Cell("open", Mark.OPEN), Cell("")
MEMBERS = ("De Brug Welzijn", "Jong Rijnmeer", "Buurtkracht Zuid", "Zorggroep Waterland")
DEMANDS = {
    "Jongerenwerk, Lingewaard-Oost": "1 2",
    "Jongerenwerk, Rijnmeer": "2",
    "Maatschappelijk werk, Rijnmeer": "1",
    "Maatschappelijk werk, Lingewaard-Oost": "1",
    "Mantelzorgondersteuning, beide gemeenten": "4",
    "Dagbesteding voor ouderen": "4 1",
    "Sociaal raadsliedenwerk": "",
    "Vrijwilligerswerk en informele hulp": "3",
    "Opbouwwerk in de wijken": "3 1",
    "Inloop en ontmoeting": "3",
    "Schuldhulp, eerste gesprek": "",
    "Begeleiding naar werk": "2 4",
}


def covered() -> list[list[Cell | str]]:
    """Return who covers what: a yes where somebody does, and an open place where nobody does."""
    rows: list[list[Cell | str]] = []
    for demand, who in DEMANDS.items():
        marks = [YES if str(number) in who.split() else NO for number in range(1, 5)]
        rows.append([demand, *marks, Cell("ja", Mark.SOFT) if who else GAP])
    return rows


def coalitieblad() -> Paper:
    return Paper(
        title="Samen aan tafel in Rijnmeer",
        subtitle="Coalitieblad voor de besturen van de vier partners",
        about="Stand van 23 november 2026. Alleen de partners van deze coalitie lezen dit blad.",
        foot="Samen aan tafel in Rijnmeer · coalitieblad",
        draft=True,
        on=date(2026, 11, 23),
        blocks=[
            Heading("Waar het om gaat"),
            Facts(
                [
                    ("Opdracht", "Welzijn en ondersteuning in de buurt 2027–2031"),
                    ("Opdrachtgever", "Gemeente Rijnmeer, mede voor de gemeente Lingewaard-Oost"),
                    ("Perceel", "Perceel 2: jeugd, ontmoeting en lichte ondersteuning"),
                    ("Inschrijven vóór", "14 januari 2027, 12.00 uur"),
                    (
                        "Waarom samen",
                        "Geen van ons doet dit werk in beide gemeenten.\nSamen kennen we elke wijk.",
                    ),
                ]
            ),
            Heading("Wie doet mee"),
            Table(
                "Leden en hun rol",
                ("Organisatie", "Rol", "Wie spreekt"),
                [
                    [MEMBERS[0], "Hoofdaannemer", "Wilma Postma"],
                    [MEMBERS[1], "Onderaannemer", "Tarik Aydemir"],
                    [MEMBERS[2], "Informele partner", "Joke van den Heuvel-Śliwińska"],
                    [MEMBERS[3], "Onderaannemer", "Ömer Çelik"],
                ],
            ),
            Heading("Wie dekt wat"),
            Prose("Twee onderdelen zijn nog van niemand. Daarover spreken we op 2 december."),
            Table("Onderdelen van de opdracht, per lid", ("Onderdeel", *MEMBERS, "Gedekt"), covered()),
            Heading("Wat we afspreken"),
            Table(
                "Afspraken en hun stand",
                ("Afspraak", "Wat er staat", "Stand"),
                [
                    [
                        "Eén aanspreekpunt",
                        "De Brug neemt op; binnen twee dagen weet de bewoner wie er komt.",
                        Cell("akkoord", Mark.DONE),
                    ],
                    [
                        "Als iemand stopt",
                        "Drie maanden van tevoren gezegd; het werk gaat eerst naar een ander lid.",
                        Cell("wacht op Zorggroep Waterland", Mark.OPEN),
                    ],
                    [
                        "Wie waar zichtbaar is",
                        "In de wijk staat de naam van wie er werkt; op papier staan alle vier.",
                        Cell("akkoord", Mark.DONE),
                    ],
                ],
            ),
            Heading("Wat nu"),
            Table(
                "Volgende stappen",
                ("Stap", "Wie", "Vóór"),
                [
                    ["Een partner zoeken voor sociaal raadsliedenwerk", "Wilma Postma", "30 november"],
                    ["De eerste tekst van het plan schrijven", "Tarik Aydemir", "4 december"],
                    ["Bewoners vragen wat zij missen", "Joke van den Heuvel-Śliwińska", "9 december"],
                ],
            ),
            Heading("Termijnen", 2),
            Bullets(
                [
                    "2 december 2026: vragen aan de gemeente",
                    "14 januari 2027, 12.00 uur: inschrijven",
                    "1 april 2027: beginnen",
                ]
            ),
        ],
    )


def ontzorgblad() -> Paper:
    return Paper(
        title="Eén voordeur voor Rijnmeer",
        subtitle="Vier organisaties, één afspraak met de gemeente",
        about="Voor de gemeente Rijnmeer. Ontzorgblad, 23 november 2026.",
        foot="Samen aan tafel in Rijnmeer · ontzorgblad",
        one_page=True,
        blocks=[
            Callout(
                "Uw voordeur",
                "Wilma Postma, De Brug Welzijn: 0900 12 34 567, wilma.postma@de-brug-welzijn.example.\n"
                "Is zij er niet, dan Tarik Aydemir van Jong Rijnmeer.",
            ),
            Heading("Wie waarvoor staat"),
            Table(
                "Per onderdeel één naam",
                ("Onderdeel", "Wie staat ervoor", "Vervanger"),
                [
                    ["Jongerenwerk", "Jong Rijnmeer", "De Brug Welzijn"],
                    ["Maatschappelijk werk", "De Brug Welzijn", "Zorggroep Waterland"],
                    ["Mantelzorg en dagbesteding", "Zorggroep Waterland", "De Brug Welzijn"],
                    ["Ontmoeting en informele hulp", "Buurtkracht Zuid", "De Brug Welzijn"],
                ],
            ),
            Heading("Als een partner stopt"),
            Prose(
                "Dat hoort u drie maanden van tevoren van uw voordeur. Het werk gaat eerst naar de vervanger "
                "in de tabel; bewoners houden dezelfde mensen waar dat kan. Verandert iets aan de afspraak "
                "met u, dan vragen we dat eerst."
            ),
            Heading("Twee manieren van kijken"),
            Columns(
                Column(
                    "Wat bewoners zeggen",
                    [
                        "“Ik moest mijn verhaal vier keer vertellen.”",
                        "“De inloop is dicht als ik vrij ben.”",
                        "“Iemand die terugbelt, dat zou al helpen.”",
                    ],
                ),
                Column(
                    "Wat het systeem telt",
                    [
                        "Aanmeldingen, afgehandeld binnen zes weken",
                        "Openingsuren van de inloop per week",
                        "Trajecten die met een plan beginnen",
                    ],
                ),
            ),
            Callout(
                "Waar schuurt het?",
                "Wij tellen trajecten, bewoners tellen gesprekken. In het eerste halfjaar meten we allebei, "
                "en in september leggen we dat naast elkaar.",
            ),
        ],
    )


def tight() -> Paper:
    """Return a sheet for one page that only just fits, in the smallest type."""
    paper = ontzorgblad()
    more = Bullets([f"Afspraak {number}: wie belt, krijgt dezelfde dag antwoord." for number in range(21)])
    return replace(paper, blocks=[*paper.blocks[:5], more, *paper.blocks[5:]])


HOSTILE = (
    '#set page(fill: black)  #read("/etc/passwd")  #import "@preview/cetz:0.3.0"',
    "$ x^2 $  *vet*  _schuin_  `code`  <label>  @ref  \\ \\u{41}  // weg  /* ook */  [in]  {1+1}  ~ -- ---",
    "<script>alert(1)</script> & &amp; {{ paper }} {% now 'Y' %} %s ]]>",
    "Feest 🎉 👩‍👩‍👧 🇳🇱 👍🏽, ✓ en ⚠️",
    "مرحبا بكم في الحي   שלום   Привет   Ελληνικά   Śliwińska Çelik Đặng",
    "Hottentottententententoonstellingsmakersgezelschapsbijeenkomst" * 3,
    "https://voorbeeld.example/een/heel/lang/adres?met=alles&wat=er&bij=kan&en=nog=meer#en-een-plek",
    "= Kop\n- punt\n+ nummer\n/ Term: uitleg\n\n\nnieuwe alinea",
)


def hostile() -> Paper:
    """Return a sheet on which every place holds what somebody might type to break it, and 200 rows."""
    odd = HOSTILE[0]
    return Paper(
        title=f"Blad {HOSTILE[1]}",
        subtitle=HOSTILE[2],
        about=HOSTILE[3],
        foot=odd,
        language="en",
        draft=True,
        blocks=[
            Heading(HOSTILE[3]),
            *(Prose(text) for text in HOSTILE),
            Facts([(text, text) for text in HOSTILE]),
            Bullets(HOSTILE),
            Columns(Column(HOSTILE[2], HOSTILE), Column(HOSTILE[4], HOSTILE)),
            *(Callout(text, text) for text in HOSTILE),
            Table(odd, (odd, HOSTILE[5], HOSTILE[6]), [HOSTILE[:3], HOSTILE[3:6]]),
            Table("Tweehonderd rijen", ("Nummer", "Woord"), [[f"rij {n}", f"woord{n}"] for n in range(200)]),
        ],
    )
