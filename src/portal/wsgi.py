"""The door for a web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
os.environ.setdefault("WARME_SERVING", "1")  # without a key of its own, no web server may open the site
application = get_wsgi_application()
