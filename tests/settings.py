"""The site's own settings, as the demo has them: its people, and its day."""

import os

os.environ.setdefault("WARME_DEMO", "1")
os.environ.setdefault("WARME_TODAY", "2026-11-23")

from portal.settings import *  # noqa: F403  after the environment is set

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; nobody's password
