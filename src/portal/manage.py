"""The site's own commands; those that need a database have the embedded one started for them."""

import os
import sys

WITHOUT_DATABASE = {
    "help",
    "--help",
    "--version",
    "collectstatic",
    "diffsettings",
    "makemessages",
    "messages",
}


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    if command == "serve":
        os.environ.setdefault("WARME_SERVING", "1")  # without a key of its own, no site may serve people
    from django.core.management import execute_from_command_line

    if command in WITHOUT_DATABASE or os.environ.get("DATABASE_URL"):
        execute_from_command_line(sys.argv)
        return
    from portal.base import postgres

    try:
        with postgres.running():
            execute_from_command_line(sys.argv)
    except postgres.PostgresTrouble as trouble:
        sys.exit(f"PostgreSQL: {trouble}")


if __name__ == "__main__":
    main()
