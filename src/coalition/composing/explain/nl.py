"""De Nederlandse zinnen; dezelfde sleutels en plaatsen als de Engelse."""

SENTENCES = {
    "and": "{first} en {last}",
    "in": "{service} in {areas}",
    "part": "{units} van de {volume} eenheden {cell}",
    "alone one": "{orgs} kan alles wat gevraagd wordt ook alleen.",
    "alone many": "{orgs} kunnen ieder alles wat gevraagd wordt ook alleen.",
    "single": "{lead} past bij wat gevraagd wordt en heeft de leiding.",
    "who": "{orgs} vormen een coalitie van {size}; {lead} heeft de leiding.",
    "single open": "{lead} komt het dichtst bij wat gevraagd wordt en heeft de leiding.",
    "who open": (
        "{orgs} komen het dichtst bij wat gevraagd wordt, als coalitie van {size}; {lead} heeft de leiding."
    ),
    "does": "{org} doet {work}.",
    "does nothing": "{org} heeft in deze verdeling geen eigen werk.",
    "does nothing warms": "{org} heeft geen eigen werk; doet mee voor de warmte.",
    "costs": "Samen kost dit {cost} euro.",
    "bounded": (
        "Het zoeken is voortijdig gestopt: dit is het beste tot nu toe, en misschien is er iets beters."
    ),
    "bounded none": (
        "Het zoeken is gestopt voordat er een coalitie gevonden was; dat bewijst niet dat er geen is."
    ),
    "open nobody-offers": "{cell} blijft open: geen organisatie hier biedt het aan. Wat ontbreekt: {mend}.",
    "open certificate-missing": (
        "{cell} blijft open: bij het aanbod van {orgs} ontbreekt een certificaat. Wat ontbreekt: {mend}."
    ),
    "open too-little-together": (
        "{cell} blijft open: de ruimte van {orgs} is te klein, ook bij elkaar. Wat ontbreekt: {mend}."
    ),
    "open left-out-by-wish": "{cell} blijft open: het kan met {orgs}, maar u wilde zonder.",
    "open offered-by-others": (
        "{cell} blijft open: het kan met {orgs}, maar niet met deze leden binnen wat gevraagd wordt."
    ),
    "open no-room": (
        "{cell} blijft open: het kan door {orgs}, maar niet naast de rest binnen wat gevraagd wordt."
    ),
    "mend": "een organisatie voor {cell}",
    "completes": "Eén organisatie erbij die {cells} kan doen, maakt deze coalitie compleet.",
    "no place": "Er kan niemand bij: er zijn al {count} leden, en meer mag niet.",
    "mend certs": "een organisatie voor {cell} met {certs}",
    "warm very": "Het is heel warm tussen alle leden.",
    "warm": "Het is warm tussen alle leden.",
    "warm some": "Het is ten minste lauw tussen alle leden.",
    "warm little": "Het is nog niet warm tussen alle leden.",
    "pair very": "Het minst warme paar is {orgs}, en ook tussen hen is het heel warm.",
    "pair": "Het minst warme paar is {orgs}, en ook tussen hen is het warm.",
    "pair some": "Het minst warme paar is {orgs}: tussen hen is het lauw.",
    "pair little": "Het minst warme paar is {orgs}: tussen hen is het nog niet warm.",
    "pair unknown": "Het minst warme paar is {orgs}: zij kennen elkaar nog niet.",
    "two very": "Tussen {orgs} is het heel warm.",
    "two": "Tussen {orgs} is het warm.",
    "two some": "Tussen {orgs} is het lauw.",
    "two little": "Tussen {orgs} is het nog niet warm.",
    "two unknown": "{orgs} kennen elkaar nog niet.",
    "swap priced": "Met {into} in plaats van {out} is het {warmth} en {price}.",
    "warmer cells": "Warmer kan niet: met alleen warmere paren blijft er niemand over voor {cells}.",
    "warmer none": "Warmer kan niet: geen groep van warmere paren kan alles samen doen.",
    "indispensable cells": "{org} is onmisbaar: zonder deze partner valt {cells} open.",
    "indispensable cells many": "{org} is onmisbaar: zonder deze partner vallen {cells} open.",
    "indispensable lead": "{org} is onmisbaar: zonder mag niemand de leiding hebben.",
    "indispensable": "{org} is onmisbaar: zonder kunnen de anderen niet al het werk aan.",
    "pays for itself": (
        "{org} verdient zichzelf terug: zonder kunnen de anderen het ook, maar dan is het duurder."
    ),
    "asked for wish": "{org} doet mee omdat u daarom vroeg; de anderen kunnen het ook zonder.",
    "asked for rule": (
        "{org} doet mee omdat er ten minste {count} leden gevraagd zijn; de anderen kunnen het ook zonder."
    ),
    "warms": "{org} maakt de coalitie warmer; de anderen kunnen het ook zonder.",
    "swap": "Met {into} in plaats van {out} is het {warmth}.",
    "swap least priced": (
        "Met {into} in plaats van {out} is het minst warme paar {warmth} en is het {price}."
    ),
    "swap least": "Met {into} in plaats van {out} is het minst warme paar {warmth}.",
    "warmer": "warmer",
    "as warm": "even warm",
    "cooler": "koeler",
    "dearer": "{percent} procent duurder",
    "cheaper": "{percent} procent goedkoper",
    "nothing fits": "Geen coalitie past bij wat gevraagd wordt.",
    "nothing fits one": (
        "Met één lid past er niets bij wat gevraagd wordt; met meer leden past er misschien wel een coalitie."
    ),
    "nothing fits members": (
        "Binnen {count} leden past geen coalitie bij wat gevraagd wordt; "
        "met meer leden past er misschien wel een."
    ),
    "clash one": "Hieraan kan niemand voldoen, wat u verder ook weglaat: {part}.",
    "clash many": "Dit gaat niet samen; laat u één ervan weg, dan past het: {parts}.",
    "clash demand": "{cell} is gevraagd",
    "clash min_members": "ten minste {count} leden",
    "clash max_members": "ten hoogste {count} leden",
    "clash lead_min_turnover": "een leider met genoeg omzet",
    "clash max_subcontract": "het deel dat de leider zelf moet doen",
    "clash min_share": "het kleinste aandeel van ieder lid",
    "clash lot_certs": "de certificaten die van iedereen gevraagd worden ({certs})",
    "clash with": "{org} doet mee",
    "clash without": "{org} doet niet mee",
    "clash not_together": "{org} en {other} niet samen",
    "clash lead": "{org} heeft de leiding",
    "gap open": "Er kunnen hoogstens {amount} eenheden minder openblijven.",
    "gap open one": "Er kan hoogstens één eenheid minder openblijven.",
    "gap warmer": "Het kan hoogstens {amount} promille warmer.",
    "gap kinder": "Het kan gemiddeld hoogstens {amount} promille warmer.",
    "gap cheaper": "Het kan hoogstens {amount} euro goedkoper.",
    "gap smaller": "Het kan met hoogstens {amount} leden minder.",
    "gap smaller one": "Het kan met hoogstens één lid minder.",
    "gap none": "Wat warmte en prijs betreft kan het niet beter dan dit.",
    "gap front": "In deze rij horen misschien nog andere coalities: {rest}.",
    "gap front warmer": "een die hoogstens {amount} promille warmer is dan de warmste",
    "gap front cheaper": "een die hoogstens {amount} euro goedkoper is dan de goedkoopste",
    "gap front smaller": "een met hoogstens {amount} leden minder dan de kleinste",
    "gap front smaller one": "een met hoogstens één lid minder dan de kleinste",
    "gap front between": "hier tussenin",
    "gap diverse": "Of de volgende ook de eerstvolgende warmste zijn is niet bewezen.",
    "mean very": "Gemiddeld is het heel warm tussen de leden.",
    "mean": "Gemiddeld is het warm tussen de leden.",
    "mean some": "Gemiddeld is het lauw tussen de leden.",
    "mean little": "Gemiddeld is het nog niet warm tussen de leden.",
    "front one": "Eén coalitie wint het van alle andere: geen is warmer, goedkoper of kleiner.",
    "front many": (
        "Er zijn {count} coalities die geen andere overtreft: wie op één punt wint, verliest op een ander."
    ),
    "front one so far": (
        "Voordat het zoeken stopte is er één coalitie gevonden; dat bewijst niet dat geen andere warmer, "
        "goedkoper of kleiner is."
    ),
    "front many so far": (
        "Voordat het zoeken stopte zijn er {count} coalities gevonden die het van elkaar op één punt winnen; "
        "een andere kan ze nog overtreffen."
    ),
    "diverse one": "Een tweede coalitie die genoeg verschilt is er niet.",
    "diverse one kept": "In dit antwoord staat één coalitie.",
    "diverse one so far": (
        "Voordat het zoeken stopte is er één coalitie gevonden; dat bewijst niet dat er geen tweede is "
        "die genoeg verschilt."
    ),
    "diverse many": "Deze {count} coalities verschillen, de warmste eerst.",
    "diverse many so far": (
        "Voordat het zoeken stopte zijn er {count} coalities gevonden die genoeg verschillen; "
        "dat bewijst niet dat er niet meer zijn."
    ),
    "diverse no more": "Een volgende coalitie die genoeg verschilt is er niet.",
    "point": "Coalitie {number}: {orgs}, met {lead} als leiding; {told}.",
    "point single": "Coalitie {number}: {lead} alleen; {told}.",
    "told very": "heel warm tussen allen",
    "told": "warm tussen allen",
    "told some": "ten minste lauw tussen allen",
    "told little": "nog niet warm tussen allen",
    "told alone": "geen paar om naar te kijken",
    "told cost": "{cost} euro",
    "told instead": "{into} in plaats van {out}",
    "told other": "geen lid van coalitie 1",
    "told also": "{into} erbij",
    "told without": "zonder {out}",
    "shares": "Zoveel van het werk maakt ieder lid mogelijk, eerlijk geteld.",
    "sampled": (
        "De delen zijn geschat met een steekproef: "
        "elk wijkt in 95 van de 100 gevallen niet verder af dan hier staat."
    ),
    "shares none": "Het tellen is gestopt voordat er delen waren: er was meer geheugen nodig dan mocht.",
    "share": "Het eerlijke deel van {org} is {percent} procent.",
    "share sampled": "Het eerlijke deel van {org} is {percent} procent, {spread} meer of minder.",
    "share grounds": (
        "Alleen kan {org} {alone} van de {volume} eenheden werk doen; "
        "bij de anderen voegt het er gemiddeld {average} aan toe."
    ),
    "stable": (
        "Niemand zou liever anders: er is geen andere passende coalitie waarin ieder lid van beide "
        "allen meer vertrouwt dan wie het hier het minst vertrouwt."
    ),
    "stable so far": (
        "Voordat het zoeken stopte is niemand gevonden die liever anders zou; "
        "dat bewijst niet dat er niemand is."
    ),
    "rather one": (
        "{shared} zou liever {members} vormen: "
        "het vertrouwt daar allen meer dan wie het hier het minst vertrouwt."
    ),
    "rather many": (
        "{shared} zouden liever {members} vormen: "
        "ieder lid van beide vertrouwt daar allen meer dan wie het hier het minst vertrouwt."
    ),
    "rather alone": "{shared} zou het liever alleen doen.",
    "rather members": "een coalitie van {orgs}",
    "visits none": "Geen bezoek maakt de beste coalities warmer.",
    "visits one": (
        "Eén bezoek maakt de beste coalities {gain} promille warmer, opgeteld over alles wat gevraagd wordt."
    ),
    "visits many": (
        "Samen maken {count} bezoeken de beste coalities {gain} promille warmer, "
        "opgeteld over alles wat gevraagd wordt."
    ),
    "visit": "{one} en {other} kijken bij elkaar in de keuken: {gain} promille erbij.",
    "visit bundle": (
        "{one} en {other} kijken bij elkaar in de keuken: dat telt samen met een ander bezoek hier."
    ),
    "gap visits": "Met andere bezoeken kan er hoogstens {amount} promille bij.",
    "gap visits none": "Met andere bezoeken wordt het niet warmer.",
}
