"""One's own data as files: what a person, or an organisation, put in here, in a ZIP to take along."""

from portal.front.bridge.export.pack import cell, pack
from portal.front.bridge.export.tables import NOT_EXPORTED, of_organisation, of_person
from portal.front.bridge.export.value import Beside, Export, Table

__all__ = ["NOT_EXPORTED", "Beside", "Export", "Table", "cell", "of_organisation", "of_person", "pack"]
