"""Home, the pages on the site itself, the association, and one's own data."""

from portal.front.views.association import begin, edit_association, logo
from portal.front.views.data import export_mine, export_organisation, my_data
from portal.front.views.home import accessibility, account, healthy, home, openness

__all__ = [
    "accessibility",
    "account",
    "begin",
    "edit_association",
    "export_mine",
    "export_organisation",
    "healthy",
    "home",
    "logo",
    "my_data",
    "openness",
]
