"""The English sentences; the same keys and places as the Dutch ones."""

SENTENCES = {
    "and": "{first} and {last}",
    "in": "{service} in {areas}",
    "part": "{units} of the {volume} units of {cell}",
    "alone one": "{orgs} could do everything that is asked alone.",
    "alone many": "Each of {orgs} could do everything that is asked alone.",
    "single": "{lead} fits what is asked and leads it.",
    "who": "{orgs} form a coalition of {size}; {lead} leads.",
    "single open": "{lead} comes closest to what is asked and leads.",
    "who open": "{orgs} come closest to what is asked, as a coalition of {size}; {lead} leads.",
    "does": "{org} does {work}.",
    "does nothing": "{org} has no work of its own in this division.",
    "does nothing warms": "{org} has no work of its own; it takes part for the warmth.",
    "costs": "Together this costs {cost} euro.",
    "bounded": "The search was stopped early: this is the best so far, and a better one may exist.",
    "bounded none": "The search was stopped before it found a coalition; that does not prove there is none.",
    "open nobody-offers": "{cell} stays open: no organisation here offers it. What is missing: {mend}.",
    "open certificate-missing": (
        "{cell} stays open: the offer of {orgs} lacks a certificate. What is missing: {mend}."
    ),
    "open too-little-together": (
        "{cell} stays open: the room of {orgs} is too small, even together. What is missing: {mend}."
    ),
    "open left-out-by-wish": "{cell} stays open: {orgs} could do it, but you left them out.",
    "open offered-by-others": (
        "{cell} stays open: {orgs} could do it, but not with these members within what is asked."
    ),
    "open no-room": "{cell} stays open: {orgs} could do it, but not beside the rest within what is asked.",
    "mend": "an organisation for {cell}",
    "completes": "One that can do {cells} would complete this coalition.",
    "no place": "Nobody can be added: there are {count} members already, the most that is allowed.",
    "mend certs": "an organisation for {cell} that holds {certs}",
    "warm very": "It is very warm between all members.",
    "warm": "It is warm between all members.",
    "warm some": "It is at least lukewarm between all members.",
    "warm little": "It is not warm between all members yet.",
    "pair very": "The least warm pair is {orgs}, and between them it is very warm too.",
    "pair": "The least warm pair is {orgs}, and between them it is warm too.",
    "pair some": "The least warm pair is {orgs}: between them it is lukewarm.",
    "pair little": "The least warm pair is {orgs}: between them it is not warm yet.",
    "pair unknown": "The least warm pair is {orgs}: they do not know each other yet.",
    "two very": "Between {orgs} it is very warm.",
    "two": "Between {orgs} it is warm.",
    "two some": "Between {orgs} it is lukewarm.",
    "two little": "Between {orgs} it is not warm yet.",
    "two unknown": "{orgs} do not know each other yet.",
    "swap priced": "With {into} instead of {out} it is {warmth} and {price}.",
    "warmer cells": "It cannot be warmer: with only warmer pairs nobody is left for {cells}.",
    "warmer none": "It cannot be warmer: no set of warmer pairs can do all of it together.",
    "indispensable cells": "{org} is indispensable: without it {cells} stays open.",
    "indispensable cells many": "{org} is indispensable: without it {cells} stay open.",
    "indispensable lead": "{org} is indispensable: without it nobody may lead.",
    "indispensable": "{org} is indispensable: without it the others cannot carry all the work.",
    "pays for itself": "{org} pays for itself: without it the others can do it too, but dearer.",
    "asked for wish": "{org} is in because you asked for it; the others could do it alone.",
    "asked for rule": "{org} is in because at least {count} members are asked; the others could do it alone.",
    "warms": "{org} makes the coalition warmer; the others could do it alone.",
    "swap": "With {into} instead of {out} it is {warmth}.",
    "swap least priced": ("With {into} instead of {out} the least warm pair is {warmth} and it is {price}."),
    "swap least": "With {into} instead of {out} the least warm pair is {warmth}.",
    "warmer": "warmer",
    "as warm": "as warm",
    "cooler": "cooler",
    "dearer": "{percent} per cent dearer",
    "cheaper": "{percent} per cent cheaper",
    "nothing fits": "No coalition fits what is asked.",
    "nothing fits one": ("No single member fits what is asked; with more members a coalition may fit."),
    "nothing fits members": (
        "No coalition of at most {count} members fits what is asked; with more members one may fit."
    ),
    "clash one": "Nobody can meet this, whatever else is left out: {part}.",
    "clash many": "These do not go together; leave out any one of them and it fits: {parts}.",
    "clash demand": "{cell} is asked",
    "clash min_members": "at least {count} members",
    "clash max_members": "at most {count} members",
    "clash lead_min_turnover": "a lead with enough turnover",
    "clash max_subcontract": "the part that the lead must do itself",
    "clash min_share": "the least share of every member",
    "clash lot_certs": "the certificates asked of everyone ({certs})",
    "clash with": "{org} joins",
    "clash without": "{org} does not join",
    "clash not_together": "{org} and {other} are not together",
    "clash lead": "{org} leads",
    "gap open": "At most {amount} units less can stay open.",
    "gap open one": "At most one unit less can stay open.",
    "gap warmer": "At most {amount} permille warmer is possible.",
    "gap kinder": "At most {amount} permille warmer on average is possible.",
    "gap cheaper": "At most {amount} euro cheaper is possible.",
    "gap smaller": "At most {amount} members fewer is possible.",
    "gap smaller one": "At most one member fewer is possible.",
    "gap none": "As far as warmth and price go, better than this is not possible.",
    "gap front": "Other coalitions may belong in this row: {rest}.",
    "gap front warmer": "one at most {amount} permille warmer than the warmest",
    "gap front cheaper": "one at most {amount} euro cheaper than the cheapest",
    "gap front smaller": "one with at most {amount} members fewer than the smallest",
    "gap front smaller one": "one with at most one member fewer than the smallest",
    "gap front between": "some between these",
    "gap diverse": "Whether the next ones are the next warmest has not been proven.",
    "mean very": "On average it is very warm between the members.",
    "mean": "On average it is warm between the members.",
    "mean some": "On average it is lukewarm between the members.",
    "mean little": "On average it is not warm between the members yet.",
    "front one": "One coalition beats all others: none is warmer, cheaper or smaller.",
    "front many": "There are {count} coalitions that no other beats: who wins on one point loses on another.",
    "front one so far": (
        "Before the search was stopped one coalition was found; that does not prove that no other is warmer, "
        "cheaper or smaller."
    ),
    "front many so far": (
        "Before the search was stopped {count} coalitions were found that each win from one another "
        "on some point; another may still beat them."
    ),
    "diverse one": "There is no second coalition that differs enough.",
    "diverse one kept": "There is one coalition in this answer.",
    "diverse one so far": (
        "Before the search was stopped one coalition was found; that does not prove that there is no second "
        "one that differs enough."
    ),
    "diverse many": "These {count} coalitions differ, the warmest first.",
    "diverse many so far": (
        "Before the search was stopped {count} coalitions were found that differ enough; "
        "that does not prove that there are no more."
    ),
    "diverse no more": "There is no further coalition that differs enough.",
    "point": "Coalition {number}: {orgs}, led by {lead}; {told}.",
    "point single": "Coalition {number}: {lead} alone; {told}.",
    "told very": "very warm between all",
    "told": "warm between all",
    "told some": "at least lukewarm between all",
    "told little": "not warm between all yet",
    "told alone": "no pair to look at",
    "told cost": "{cost} euro",
    "told instead": "{into} instead of {out}",
    "told other": "no member of coalition 1",
    "told also": "{into} too",
    "told without": "without {out}",
    "shares": "This is how much of the work each member makes possible, counted fairly.",
    "sampled": "The shares were sampled: each is, in 95 of 100 cases, no further off than is said here.",
    "shares none": "The counting was stopped before there were shares: it needed more memory than allowed.",
    "share": "The fair share of {org} is {percent} per cent.",
    "share sampled": "The fair share of {org} is {percent} per cent, give or take {spread}.",
    "share grounds": (
        "Alone {org} can do {alone} of the {volume} units of work; "
        "with the others it adds {average} to that work on average."
    ),
    "stable": (
        "Nobody would rather: there is no other sound coalition in which each member of both trusts "
        "everybody more than it trusts the one it trusts least here."
    ),
    "stable so far": (
        "Before the search was stopped nobody was found who would rather; "
        "that does not prove there is nobody."
    ),
    "rather one": (
        "{shared} would rather form {members}: "
        "it trusts everybody there more than it trusts the one it trusts least here."
    ),
    "rather many": (
        "{shared} would rather form {members}: "
        "each member of both trusts everybody there more than it trusts the one it trusts least here."
    ),
    "rather alone": "{shared} would rather do it alone.",
    "rather members": "a coalition of {orgs}",
    "visits none": "No visit makes the best coalitions warmer.",
    "visits one": (
        "One visit makes the best coalitions {gain} permille warmer, added up over everything asked."
    ),
    "visits many": (
        "Together {count} visits make the best coalitions {gain} permille warmer, "
        "added up over everything asked."
    ),
    "visit": "{one} and {other} look into each other’s kitchen: {gain} permille more.",
    "visit bundle": "{one} and {other} look into each other’s kitchen: that counts with another visit here.",
    "gap visits": "At most {amount} permille more is possible with other visits.",
    "gap visits none": "Other visits cannot make it warmer.",
}
