"""Properties over random ledgers, and a plain twin of the arithmetic that shares no code with the engine."""

from dataclasses import replace
from datetime import date, timedelta
from math import exp, fsum, lgamma

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coalition.trust import public_view

NAMES = ["Buurtkracht", "De Brug", "Het Anker", "Samenspel", "Warmoes"]
GROUPS = {"Buurtkracht": None, "De Brug": "Kracht", "Het Anker": None, "Samenspel": "Kracht", "Warmoes": None}
OMEGA = {"visit": 0.25, "meeting": 0.1, "agreement": 0.5, "contract": 1.0}
MONTHS = {"visit": 12, "meeting": 12, "agreement": 24, "contract": 36}
STANDS = {"third party": 1.0, "both": 0.7, "one": 0.3}

days = st.integers(-300, 2600)


@st.composite
def facts(draw):
    """One event as plain values; 29 February is left to the examples, so that the twin can stay plain."""
    giver, receiver = draw(st.permutations(NAMES).map(lambda names: names[:2]))
    kind, verified = draw(st.sampled_from(sorted(OMEGA))), draw(st.sampled_from(sorted(STANDS)))
    on = date(2026, 11, 1) - timedelta(days=draw(days))
    assume((on.month, on.day) != (2, 29))
    ends = on + timedelta(days=draw(st.integers(0, 2000))) if draw(st.booleans()) else None
    return {
        "giver": giver,
        "receiver": receiver,
        "kind": kind,
        "on": on.isoformat(),
        "until": None if ends is None else ends.isoformat(),
        "outcome": 1.0 if verified == "one" else draw(st.sampled_from([0.0, 0.25, 0.5, 1.0])),
        "verified": verified,
        "audience": draw(st.sampled_from(["open", "members", "pair"])),
    }


ledgers = st.lists(facts(), max_size=14)


def told(say, ledger, as_of=None):
    members = [say.member(name, GROUPS[name]) for name in NAMES]
    events = [say.event(**fact, title=f"number {n}") for n, fact in enumerate(ledger)]
    return say.network(events, members=members, as_of=as_of or say.today)


def opinions(network):
    view = public_view(network)
    return {(one, other): view.opinion(one, other) for one in NAMES for other in NAMES if one != other}


@settings(max_examples=300)
@given(ledgers)
def test_the_shares_of_the_reasons_add_up_to_r_and_s(say, ledger):
    for opinion in opinions(told(say, ledger)).values():
        assert sum(reason.weight_r for reason in opinion.reasons) == pytest.approx(opinion.r, abs=1e-9)
        assert sum(reason.weight_s for reason in opinion.reasons) == pytest.approx(opinion.s, abs=1e-9)
        assert opinion.belief + opinion.disbelief + opinion.uncertainty == pytest.approx(1, abs=1e-12)


@settings(max_examples=200)
@given(ledgers)
def test_events_for_the_two_change_nothing_in_the_public_view(say, ledger):
    network = told(say, ledger)

    twin = replace(network, evidence=tuple(event for event in network.evidence if event.audience != "pair"))
    assert public_view(network).network.to_json() == public_view(twin).network.to_json()
    assert opinions(network) == opinions(twin)


@settings(max_examples=300)
@given(ledgers, st.randoms(use_true_random=False), st.data())
def test_order_and_telling_twice_change_nothing(say, ledger, chance, data):
    network = told(say, ledger)
    again = data.draw(st.lists(st.sampled_from(network.evidence))) if ledger else []

    events = [*network.evidence, *again]
    chance.shuffle(events)
    assert opinions(replace(network, evidence=tuple(events))) == opinions(network)


@settings(max_examples=300)
@given(ledgers, st.integers(0, 14))
def test_what_arrives_late_counts_as_if_it_had_been_there(say, ledger, cut):
    network = told(say, ledger)

    late = (*network.evidence[cut:], *network.evidence[:cut])
    assert opinions(replace(network, evidence=late)) == opinions(network)


@settings(max_examples=150)
@given(ledgers)
def test_what_happens_after_the_day_of_asking_does_not_count_yet(say, ledger):
    network = told(say, ledger)

    known = tuple(event for event in network.evidence if event.on <= say.today)
    assert opinions(replace(network, evidence=known)) == opinions(network)


@settings(max_examples=200)
@given(ledgers)
def test_two_tellings_that_differ_in_more_than_the_title_of_one_event_count_once(say, ledger):
    network = told(say, ledger)
    softer = tuple(
        replace(event, outcome=1.0, source="https://www.voorbeeld.nl") for event in network.evidence
    )

    both = opinions(replace(network, evidence=(*softer, *network.evidence)))
    known = opinions(network)
    assert {pair: (o.r, o.s) for pair, o in both.items()} == {pair: (o.r, o.s) for pair, o in known.items()}


def direct(opinion):
    return [reason for reason in opinion.reasons if reason.layer == "direct"]


def weight(reasons):
    return fsum(reason.weight_r + reason.weight_s / 1.5 for reason in reasons)


@settings(max_examples=200)
@given(ledgers, facts())
def test_taking_away_the_newest_event_takes_exactly_its_own_direct_share(say, ledger, fact):
    newest = fact | {
        "on": "2026-11-01",
        "until": None,
        "audience": "members",
        "verified": "one",
        "outcome": 1.0,
    }
    past = [fact for fact in ledger if fact["on"] < "2026-11-01"]
    pair = newest["giver"], newest["receiver"]

    with_it, without = opinions(told(say, [*past, newest]))[pair], opinions(told(say, past))[pair]
    left = [reason for reason in direct(with_it) if reason.evidence.title != f"number {len(past)}"]
    assert left == direct(without)


@settings(max_examples=200)
@given(ledgers, st.integers(0, 13))
def test_taking_away_any_event_takes_at_most_its_own_direct_share(say, ledger, at):
    network = told(say, ledger)
    before = opinions(network)

    taken = network.evidence[at : at + 1]
    after = opinions(replace(network, evidence=network.evidence[:at] + network.evidence[at + 1 :]))
    for pair, opinion in before.items():
        share = weight([reason for reason in direct(opinion) if reason.evidence in taken])
        assert weight(direct(after[pair])) >= weight(direct(opinion)) - share - 1e-12
        assert not [reason for reason in after[pair].reasons if reason.evidence in taken]


@settings(max_examples=150)
@given(ledgers, facts())
def test_one_more_good_event_of_today_never_makes_it_colder(say, ledger, more):
    assume(GROUPS[more["giver"]] is None or GROUPS[more["receiver"]] is None)
    good = more | {
        "on": "2026-11-01",
        "until": None,
        "outcome": 1.0,
        "audience": "members",
        "verified": "one",
    }
    past = [fact for fact in ledger if fact["on"] < "2026-11-01"]
    pair = good["giver"], good["receiver"]

    before, after = opinions(told(say, past))[pair], opinions(told(say, [*past, good]))[pair]
    assert after.r > before.r
    assert after.s == pytest.approx(before.s, abs=1e-12)
    assert after.expected >= before.expected - 1e-12
    assert after.uncertainty < before.uncertainty


@settings(max_examples=150)
@given(ledgers, st.integers(0, 13))
def test_had_it_gone_better_it_would_be_no_colder(say, ledger, at):
    assume(at < len(ledger) and ledger[at]["audience"] != "pair")
    better = [fact | {"outcome": 1.0} if n == at else fact for n, fact in enumerate(ledger)]
    pair = ledger[at]["giver"], ledger[at]["receiver"]

    before, after = opinions(told(say, ledger))[pair], opinions(told(say, better))[pair]
    assert after.expected >= before.expected - 1e-9


@settings(max_examples=100)
@given(ledgers, st.integers(1, 2000))
def test_without_anything_new_what_is_known_fades(say, ledger, later):
    past = [fact for fact in ledger if fact["kind"] != "contract" and fact["on"] <= "2026-11-01"]
    day = say.today + timedelta(days=later)

    now, then = opinions(told(say, past)), opinions(told(say, past, as_of=day))
    for pair, opinion in now.items():
        fresh = fsum(one.weight_r + one.weight_s for one in opinion.reasons if one.layer == "direct")
        faded = fsum(one.weight_r + one.weight_s for one in then[pair].reasons if one.layer == "direct")
        assert faded < fresh or fresh == 0


# The plain twin: loops over plain values, straight from the text of docs/engine/trust.md.


def pieces(ledger):
    """Return (fact, number, day) for each event that counts, a contract once for each started year."""
    for number, fact in enumerate(ledger):
        on = date.fromisoformat(fact["on"])
        one_group = GROUPS[fact["giver"]] is not None and GROUPS[fact["giver"]] == GROUPS[fact["receiver"]]
        if fact["audience"] == "pair" or one_group:
            continue
        for years in range(30):
            day = on.replace(year=on.year + years)
            ended = years > 0 and (
                fact["kind"] != "contract" or fact["until"] is None or day.isoformat() >= fact["until"]
            )
            if not ended and day <= date(2026, 11, 1):
                yield fact, number, day


def group(name):
    return GROUPS[name] or name


def twin_weights(ledger):
    """Return {number: (weight, count)}."""
    weights: dict[int, tuple[float, int]] = {}
    all_pieces = list(pieces(ledger))
    for fact, number, day in all_pieces:
        rank = 1
        for before, its_number, its_day in all_pieces:
            alike = all(group(before[side]) == group(fact[side]) for side in ("giver", "receiver"))
            recent = its_day > day.replace(year=day.year - 1)
            if alike and before["kind"] == fact["kind"] and recent and its_number != number:
                first = (its_day, key(before, its_number)) < (day, key(fact, number))
                rank += first
        months = (date(2026, 11, 1) - day).days / 30.4375
        weight = (
            OMEGA[fact["kind"]] * STANDS[fact["verified"]] * 0.5 ** (months / MONTHS[fact["kind"]]) / rank
        )
        old, count = weights.get(number, (0.0, 0))
        weights[number] = old + weight, count + 1
    return weights


def key(fact, number):
    """Return what decides between two pieces of one day: the event, who stands for it, the rest."""
    names = fact["giver"], fact["receiver"], fact["kind"], fact["on"], f"number {number}"
    return fact["on"], -STANDS[fact["verified"]], fact["outcome"], *names


def below(x, a, b):
    """Return I_x(a, b) from its power series (DLMF 8.17.7)."""
    total, factor = 0.0, 1.0
    for n in range(4000):
        total += factor / (a + n)
        factor *= (n + 1 - b) * x / (n + 1)
        if abs(factor) < 1e-16:
            break
    return total * x**a * exp(lgamma(a + b) - lgamma(a) - lgamma(b))


def tenth(r, s, a):
    low, high = 0.0, 1.0
    for _ in range(42):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle, r + 2 * a, s + 2 - 2 * a) < 0.1 else (low, middle)
    return low


def for_and_against(ledger, weights, giver=None, receiver=None, verified=STANDS):
    r = s = n = 0.0
    for number, (weight, count) in weights.items():
        fact = ledger[number]
        if (
            giver in (None, fact["giver"])
            and receiver in (None, fact["receiver"])
            and fact["verified"] in verified
        ):
            r += weight * fact["outcome"]
            s += 1.5 * weight * (1 - fact["outcome"])
            n += count
    return r, s, n


def twin_base_rate(ledger, weights):
    top = bottom = 0.0
    for name in NAMES:
        r, s, _ = for_and_against(ledger, weights, receiver=name, verified=("both", "third party"))
        top += r / (r + s + 2)
        bottom += (r + s) / (r + s + 2)
    return min(max(top / bottom, 0.5), 0.8) if bottom else 0.5


def at_most(cap, r, s):
    shrink = min(1, cap / (r + s)) if r + s else 1
    return r * shrink, s * shrink


def twin_opinion(ledger, weights, a, viewer, about):
    r, s, _ = for_and_against(ledger, weights, viewer, about)
    indirect = [0.0, 0.0]
    for teller in NAMES:
        known_r, known_s, n = for_and_against(ledger, weights, viewer, teller)
        told_r, told_s, told_n = for_and_against(ledger, weights, teller, about)
        if n and told_n and teller not in (viewer, about):
            carried = min(max((tenth(known_r, known_s, a) - 0.3) / 0.7, 0), 1) * n / (n + 2)
            indirect[0] += carried * min(1, 1 / told_n) * told_r
            indirect[1] += carried * min(1, 1 / told_n) * told_s
    signed = [0.0, 0.0]
    for other in {group(name) for name in NAMES} - {group(viewer)}:
        mine = {n: w for n, w in weights.items() if group(ledger[n]["giver"]) == other}
        theirs_r, theirs_s, _ = for_and_against(ledger, mine, receiver=about, verified=("third party",))
        whole = theirs_r + theirs_s / 1.5
        signed[0] += theirs_r * min(1, 1 / whole) if whole else 0
        signed[1] += theirs_s * min(1, 1 / whole) if whole else 0
    both = at_most(3, *indirect), at_most(4, *signed)
    return r + both[0][0] + both[1][0], s + both[0][1] + both[1][1]


@settings(max_examples=120, deadline=None)
@given(ledgers)
def test_the_engine_agrees_with_its_plain_twin(say, ledger):
    view, weights = public_view(told(say, ledger)), twin_weights(ledger)
    a = twin_base_rate(ledger, weights)

    assert view.base_rate == pytest.approx(a, abs=1e-9)
    for viewer, about in (("Buurtkracht", "De Brug"), ("De Brug", "Het Anker"), ("Samenspel", "Warmoes")):
        r, s = twin_opinion(ledger, weights, a, viewer, about)
        opinion = view.opinion(viewer, about)
        assert (opinion.r, opinion.s) == pytest.approx((r, s), abs=1e-9)
        assert opinion.low == pytest.approx(tenth(r, s, a), abs=1e-8)
