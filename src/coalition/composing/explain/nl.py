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
    "costs": "Samen kost dit {cost} euro.",
    "bounded": (
        "Het zoeken is voortijdig gestopt: dit is het beste tot nu toe, en misschien is er iets beters."
    ),
    "bounded none": (
        "Het zoeken is gestopt voordat er een coalitie gevonden was; dat bewijst niet dat er geen is."
    ),
    "open nobody-offers": "{cell} blijft open: geen organisatie hier biedt het aan. Wie dit oplost: {mend}.",
    "open certificate-missing": (
        "{cell} blijft open: bij het aanbod van {orgs} ontbreekt een certificaat. Wie dit oplost: {mend}."
    ),
    "open too-little-together": (
        "{cell} blijft open: de ruimte van {orgs} is te klein, ook bij elkaar. Wie dit oplost: {mend}."
    ),
    "open left-out-by-wish": "{cell} blijft open: het kan met {orgs}, maar u wilde zonder.",
    "open offered-by-others": (
        "{cell} blijft open: het kan met {orgs}, maar niet met deze leden binnen wat gevraagd wordt."
    ),
    "open no-room": (
        "{cell} blijft open: het kan door {orgs}, maar niet naast de rest binnen wat gevraagd wordt."
    ),
    "mend": "een organisatie voor {cell}",
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
    "indispensable cells": "{org} is onmisbaar: zonder valt {cells} open.",
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
    "warmer": "warmer",
    "as warm": "even warm",
    "cooler": "koeler",
    "dearer": "{percent} procent duurder",
    "cheaper": "{percent} procent goedkoper",
    "nothing fits": "Geen coalitie past bij wat gevraagd wordt.",
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
}
