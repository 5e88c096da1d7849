"""Between rows and what leaves or enters the site: logos, letters, and one's own data as files."""

from portal.front.bridge.letter import letter_to_the_office
from portal.front.bridge.logo import UnfitLogo, drawn_again

__all__ = ["UnfitLogo", "drawn_again", "letter_to_the_office"]
