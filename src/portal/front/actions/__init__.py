"""Filling the site: an association from files, and the keys of the demo's people."""

from portal.front.actions.association import Loaded, load_association
from portal.front.actions.demo import DemoKey, give_demo_keys

__all__ = ["DemoKey", "Loaded", "give_demo_keys", "load_association"]
