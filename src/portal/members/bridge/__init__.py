"""Rows of organisations in the words of the engine's tables: names, what pages show, and a network."""

from portal.members.bridge.directory import directory_rows, found_words, map_groups, wider_searches
from portal.members.bridge.letters import invitation
from portal.members.bridge.names import (
    area_codes,
    area_name,
    area_named,
    area_names,
    areas_in_text,
    in_sentence,
    service_choices,
    service_definition,
    service_name,
)
from portal.members.bridge.network import network_members
from portal.members.bridge.offers import offer_table, ticked, working_area
from portal.members.bridge.profile import CARD_QUESTIONS, card_rows, offer_rows, where_words

__all__ = [
    "CARD_QUESTIONS",
    "area_codes",
    "area_name",
    "area_named",
    "area_names",
    "areas_in_text",
    "card_rows",
    "directory_rows",
    "found_words",
    "in_sentence",
    "invitation",
    "map_groups",
    "network_members",
    "offer_rows",
    "offer_table",
    "service_choices",
    "service_definition",
    "service_name",
    "ticked",
    "where_words",
    "wider_searches",
    "working_area",
]
