"""The real Dutch social notices name exactly the municipalities that a reader finds in them."""

import pytest

from coalition.areas import mentioned

VOORNE = {"Brielle": "GM1992", "Hellevoetsluis": "GM1992", "Westvoorne": "GM1992"}

READ_BY_HAND = {
    "001810-2022": VOORNE,
    "007936-2021": VOORNE,
    "161094-2021": VOORNE,
    "332957-2017": VOORNE,
    "078258-2021": {"Beverwijk": "GM0375", "Heemskerk": "GM0396", "Velsen": "GM0453"},
    "083743-2018": {
        "Hoogeveen": "GM0118",
        "Meppel": "GM0119",
        "Staphorst": "GM0180",
        "Westerveld": "GM1701",
        "De Wolden": "GM1690",
    },
    "133834-2022": {"Heerlen": "GM0917", "Landgraaf": "GM0882", "Voerendaal": "GM0986"},
    "223495-2021": {},
    "316641-2022": {},
    "461472-2016": {},
    "579996-2019": {},
}


@pytest.mark.parametrize("number", READ_BY_HAND)
def test_a_real_notice_names_these_municipalities_and_no_others(number, social_notices):
    found = {one.name: one.code for one in mentioned(social_notices[number])}

    assert found == READ_BY_HAND[number]


@pytest.mark.parametrize("buyer", ["Gemeente Vlissingen", "Gemeente Zoetermeer"])
def test_a_buyer_is_a_municipality(buyer):
    assert [one.name for one in mentioned(buyer)] == [buyer.removeprefix("Gemeente ")]
