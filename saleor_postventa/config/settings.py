"""Every setting, read from the environment once, typed; a wrong value stops the start and is named."""

from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import unquote, urlsplit

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from .logs import logging_settings

PACKAGE_DIR = Path(__file__).resolve().parents[1]
BASE_DIR = PACKAGE_DIR.parent


def _words(text: Any) -> Any:
    return text.replace(",", " ").split() if isinstance(text, str) else text


def _fernet_key(key: str) -> str:
    try:
        Fernet(key)
    except ValueError:
        raise ValueError("give Fernet keys: 32 bytes in URL-safe base64") from None
    return key


def _database_url(url: str) -> str:
    try:
        _database(url)
    except ValueError:
        raise ValueError("give sqlite:///path/of/the.sqlite3 or postgresql://user:password@host:5432/name") from None
    return url


def _origin(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/"):
        raise ValueError("give scheme and host alone, such as https://postventa.example.com")
    return f"{parts.scheme}://{parts.netloc}"


def _address(text: str) -> str:
    host, _colon, port = text.rpartition(":")
    if text and not (host and port.isdigit() and 0 < int(port) < 65536):
        raise ValueError("give host:port, such as 127.0.0.1:9200")
    return text


def host_and_port(text: str) -> tuple[str, int]:
    """Of a name server: `10.0.0.2`, `10.0.0.2:5353`, `[::1]:53`."""
    parts = urlsplit(f"//[{text}]" if text.count(":") > 1 and "[" not in text else f"//{text}")
    return str(ip_address(parts.hostname or "")), parts.port or 53


def _name_server(text: str) -> str:
    try:
        host_and_port(text)
    except ValueError:
        raise ValueError("give addresses, such as 10.0.0.2 or 10.0.0.2:5353") from None
    return text


Words = Annotated[list[str], NoDecode, BeforeValidator(_words)]


class Environment(BaseSettings):
    """The variables POSTVENTA_<NAME>; docs/reference/settings.md tells of each."""

    model_config = SettingsConfigDict(env_prefix="POSTVENTA_", extra="ignore")

    mode: Literal["development", "production"] = "production"
    secret_key: Annotated[str, Field(min_length=32)]
    encryption_keys: Annotated[
        list[Annotated[str, AfterValidator(_fernet_key)]], NoDecode, BeforeValidator(_words), Field(min_length=1)
    ]
    public_url: Annotated[str, AfterValidator(_origin)]
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8200
    web_processes: Annotated[int, Field(ge=1, le=64)] = 1
    proxies: str = "127.0.0.1"
    database_url: Annotated[str, AfterValidator(_database_url)] = "sqlite:///var/postventa.sqlite3"
    broker_url: str = ""
    allowed_saleor_urls: Words = []
    allowed_hosts: Words = []
    dashboard_origins: Annotated[list[Annotated[str, AfterValidator(_origin)]], NoDecode, BeforeValidator(_words)] = []
    mail_url: str = "console:"
    dns_servers: Annotated[list[Annotated[str, AfterValidator(_name_server)]], NoDecode, BeforeValidator(_words)] = []
    mail_from: str = "postventa@localhost"
    max_body_bytes: Annotated[int, Field(ge=1024)] = 4 * 1024 * 1024
    media_dir: Path = Path("var/media")
    upload_scanner: str = ""
    is_demo: bool = False
    demo_dir: Path = Path("var/demo")
    sandbox_url: str = ""
    metrics_token: Annotated[str, Field(pattern=r"^(\S{16,})?$")] = ""
    worker_metrics: Annotated[str, AfterValidator(_address)] = ""
    log_format: Literal["json", "plain"] = "json"


def read_environment() -> Environment:
    """Raises ImproperlyConfigured, which names each variable and what is wrong with it, and never shows its value."""
    try:
        return Environment()
    except ValidationError as found:
        wrong = [(f"POSTVENTA_{str(each['loc'][0]).upper()}", each) for each in found.errors()]
    told = [f"{name}: {_what_is_wrong(each['type'], each['msg'])}" for name, each in wrong]
    raise ImproperlyConfigured("These settings are missing or wrong:\n  " + "\n  ".join(dict.fromkeys(told)))


def _what_is_wrong(kind: str, message: str) -> str:
    return "is not set" if kind == "missing" else message.removeprefix("Value error, ")


def _database(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        if not parts.path[1:]:
            raise ValueError("no path")
        return {
            "ENGINE": "saleor_postventa.core.sqlite",
            "NAME": Path(unquote(parts.path[1:])).absolute(),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
            },
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 16}},
        }
    raise ValueError("neither SQLite nor PostgreSQL")


env = read_environment()


DEBUG = False
IS_DEVELOPMENT = env.mode == "development"
IS_DEMO = env.is_demo
IS_EMBEDDED = not env.broker_url
SECRET_KEY = env.secret_key
ENCRYPTION_KEYS = env.encryption_keys
PUBLIC_URL = env.public_url
HOST, PORT, WEB_PROCESSES, PROXIES = env.host, env.port, env.web_processes, env.proxies
SANDBOX_URL = env.sandbox_url
DEMO_DIR = env.demo_dir.resolve()
ALLOWED_SALEOR_URLS = env.allowed_saleor_urls
DASHBOARD_ORIGINS = env.dashboard_origins
ALLOWED_HOSTS = [
    *env.allowed_hosts,
    urlsplit(env.public_url).hostname,
    *(["localhost", "127.0.0.1"] if IS_DEVELOPMENT else []),
]
MAX_BODY_BYTES = env.max_body_bytes
METRICS_TOKEN, WORKER_METRICS = env.metrics_token, env.worker_metrics
MAIL_URL = env.mail_url
DNS_SERVERS = [host_and_port(text) for text in env.dns_servers]
DEFAULT_FROM_EMAIL = env.mail_from

DOMAINS = [
    *("shops", "events", "hooks", "saleor", "people", "catalogue", "orders"),
    *(
        "goods",
        "recommendations",
        "mailing",
        "credits",
        "refunds",
        "returns",
        "surveys",
        "loyalty",
        "flows",
        "care",
        "portal",
    ),
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "saleor_postventa.config",
    *(f"saleor_postventa.{domain}" for domain in [*DOMAINS, "insights", "api"]),
    *(["saleor_postventa.demo"] if env.is_demo else []),
]
MIGRATION_MODULES = {domain: f"saleor_postventa.migrations.{domain}" for domain in DOMAINS}

MIDDLEWARE = [
    "saleor_postventa.config.tracing.TellRoute",
    "saleor_postventa.config.headers.SecurityHeaders",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "saleor_postventa.config.doors.PublicDoors",
    "django.middleware.csrf.CsrfViewMiddleware",
    "saleor_postventa.portal.errors.TryAgain",
]
CSRF_FAILURE_VIEW = "saleor_postventa.portal.errors.form_refused"
ROOT_URLCONF = "saleor_postventa.config.urls"
ASGI_APPLICATION = "saleor_postventa.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

# What people upload: no address leads there; views that know who is asking read it out.
MEDIA_ROOT = BASE_DIR / env.media_dir
MEDIA_URL = ""
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o640, 0o750
UPLOAD_SCANNER = env.upload_scanner

DATABASES = {"default": _database(env.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("es", "Español"), ("en", "English")]
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
FORMAT_MODULE_PATH = "saleor_postventa.core.formats"
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = Path("var/static").absolute()
_PACKED_DASHBOARD = PACKAGE_DIR / "dashboard_dist"
DASHBOARD_DIST = _PACKED_DASHBOARD if _PACKED_DASHBOARD.is_dir() else BASE_DIR / "dashboard-extension" / "dist"
_PACKED_KIT = PACKAGE_DIR / "storefront_kit"
STOREFRONT_KIT = (_PACKED_KIT if _PACKED_KIT.is_dir() else BASE_DIR / "storefront-kit") / "v1"
STATICFILES_DIRS = [
    *([("dashboard", DASHBOARD_DIST)] if DASHBOARD_DIST.is_dir() else []),
    ("storefront-kit/v1", STOREFRONT_KIT),
]

SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_URL.startswith("https:")

CELERY_BROKER_URL = env.broker_url
CELERY_TASK_DEFAULT_QUEUE = "chores"
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

LOGGING = logging_settings(env.log_format)
