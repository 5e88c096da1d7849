"""Filling the site: an association from files, and the keys of the demo's people; and noting an export."""

from portal.front.actions.association import Loaded, load_association
from portal.front.actions.data import note_export
from portal.front.actions.demo import DemoKey, give_demo_keys

__all__ = ["DemoKey", "Loaded", "give_demo_keys", "load_association", "note_export"]
