"""Settings of Django. Everything that differs between installations comes from the environment."""

from __future__ import annotations

from pathlib import Path

from sopan.layout.metrics import FONTS
from sopan.web.config.environment import database, flag, hosts, secret_key
from sopan.web.config.headers import of_static
from sopan.web.config.logs import logging_settings
from sopan.web.config.mail import mail_settings, public_url

HERE = Path(__file__).resolve().parent.parent

SECRET_KEY = secret_key()
DEBUG = False
SECURE = flag("SOPAN_HTTPS", False)
"""Whether people come by https: cookies are then sent by https alone."""
# This machine itself always: monitors ask it under no other name.
ALLOWED_HOSTS = [*hosts(), "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in hosts()] if SECURE else []

INSTALLED_APPS = [
    "sopan.web",
    "sopan.web.accounts",
    "sopan.web.library",
    "sopan.web.approval",
    "sopan.web.authoring",
    "sopan.web.api",
    "sopan.web.background",
    "sopan.web.notices",
    "sopan.web.portal",
    "sopan.web.internalisasi",
    "sopan.web.importing",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sopan.web.config.observe.observe",
    "sopan.web.config.headers.policy",
    "sopan.web.portal.front.front",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sopan.web.accounts.middleware.login_and_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "sopan.web.config.urls"
WSGI_APPLICATION = "sopan.web.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["sopan.web.templatetags.sopan"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sopan.web.navigation.navigation",
            ],
        },
    }
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Pengguna"
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "beranda"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

STATIC_URL = "/static/"
# The document's own typeface, so that a drawing looks on screen as it does on paper.
STATICFILES_DIRS = [("dokumen", str(FONTS))]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ADD_HEADERS_FUNCTION = of_static

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 300},
    }
}
# Work beyond a request waits in the database for `sopan worker`, which carries it out and loses none.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = SECURE
CSRF_FAILURE_VIEW = "sopan.web.errors.csrf"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("SOPAN_BEHIND_PROXY", False) else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 6_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

PUBLIC_URL = public_url()
_mail = mail_settings()
MAIL_ON: bool = _mail["MAIL_ON"]
DEFAULT_FROM_EMAIL = _mail["DEFAULT_FROM_EMAIL"]
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_FILE_PATH = _mail.get("EMAIL_FILE_PATH")
EMAIL_HOST = _mail.get("EMAIL_HOST", "")
EMAIL_PORT = _mail.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = _mail["EMAIL_TIMEOUT"]

LOGGING = logging_settings()
