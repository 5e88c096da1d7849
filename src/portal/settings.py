"""Every choice of the site, from the environment; safe by default."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from portal.base import postgres

django_stubs_ext.monkeypatch()

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]


def _yes(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "yes", "true", "ja"}


def _database(url: str) -> dict[str, object]:
    """Return the settings of a real server, from `postgresql://user:password@host:port/name?option=value`."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            "DATABASE_URL must start with postgresql://; no other database is supported"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


DEMO = _yes("WARME_DEMO")
"""The invented association: mails are printed, and the clock stands on the day of its story."""
DEMO_TODAY = os.environ.get("WARME_TODAY", "") if DEMO else ""
DEBUG = _yes("WARME_DEBUG")
TESTING_KEY = "only-for-tests-and-checks-never-for-a-site-that-people-use"
SECRET_KEY = os.environ.get("WARME_SECRET_KEY") or TESTING_KEY
SERVING = _yes("WARME_SERVING")
if SERVING and SECRET_KEY == TESTING_KEY:
    raise ImproperlyConfigured("set WARME_SECRET_KEY to a long random text before serving people")

ORIGIN = os.environ.get("WARME_ORIGIN", "http://localhost:8000")
"""Where people find the site: scheme, name and port. Passkeys are bound to the name."""
ALLOWED_HOSTS = [
    urlsplit(ORIGIN).hostname or "localhost",
    *filter(None, os.environ.get("WARME_HOSTS", "").split(",")),
    *(["127.0.0.1"] if DEMO else []),
]
CSRF_TRUSTED_ORIGINS = [ORIGIN]
ENCRYPTED = ORIGIN.startswith("https://")

INSTALLED_APPS = [
    "portal.front",
    "portal.stories",
    "portal.programme",
    "portal.coalitions",
    "portal.tenders",
    "portal.trust",
    "portal.members",
    "portal.ledger",
    "portal.notify",
    "portal.base",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.members.access.ActingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "portal.base.access.PrivatePagesMiddleware",
    "portal.coalitions.access.EndedRoomMiddleware",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.base.access.page_context",
                "portal.members.bridge.association.association_context",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": _database(os.environ["DATABASE_URL"])
    if os.environ.get("DATABASE_URL")
    else postgres.django_settings()
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "members.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_RESET_TIMEOUT = 30 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "portal.members.access.InvitationOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_USER_DISPLAY = "portal.members.access.display_name"
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is known because somebody was invited on it
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = int(_yes("WARME_BEHIND_PROXY"))  # else all visitors share the proxy's limits
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
MFA_FORMS = {"add_webauthn": "portal.members.forms.PasskeyForm"}
MFA_ADAPTER = "portal.members.access.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENCRYPTED
MFA_TOTP_ISSUER = "Warme coalities"

SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENCRYPTED
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.base.views.csrf_failure"
SECURE_SSL_REDIRECT = ENCRYPTED
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ENCRYPTED else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENCRYPTED
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _yes("WARME_BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = PROJECT / "build" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if SERVING
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not SERVING
WHITENOISE_AUTOREFRESH = DEBUG

KEPT_UPLOAD_BYTES = 64 * 1024 * 1024
"""What is kept of an upload even when it cannot be read; above this it is refused at the door."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

DEFAULT_FROM_EMAIL = os.environ.get(
    "WARME_MAIL_FROM", "Warme coalities <niet-antwoorden@warme-coalities.example>"
)
MAIL_FOLDER = Path(os.environ.get("WARME_MAIL_FOLDER", PROJECT / "var" / "mail"))
EMAIL_BACKEND = "portal.notify.tasks.DemoPostbox" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("WARME_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("WARME_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("WARME_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("WARME_SMTP_PASSWORD", "")
EMAIL_USE_TLS = _yes("WARME_SMTP_TLS")
EMAIL_TIMEOUT = 20

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
