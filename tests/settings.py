"""The product's settings with test values; nothing of the caller's environment but the database's address."""

import os
import tempfile
from pathlib import Path

PUBLIC_URL = "https://postventa.example.test"
NORTE_API_URL = "https://norte.example.test/graphql/"
SUR_API_URL = "https://sur.example.test/graphql/"

_database_url = os.environ.get("POSTVENTA_TEST_DATABASE_URL") or os.environ.get("POSTVENTA_DATABASE_URL")
for name in [name for name in os.environ if name.startswith("POSTVENTA_")]:
    if not name.startswith("POSTVENTA_TEST_"):
        del os.environ[name]
os.environ |= {
    "POSTVENTA_MODE": "development",
    "POSTVENTA_SECRET_KEY": "test-secret-key-test-secret-key-test-secret-key",
    "POSTVENTA_ENCRYPTION_KEYS": "RZ6WPtzEbcjaiFzsQNz1w6dZgmPL9hWxRwTtq8yM1Ek=",
    "POSTVENTA_PUBLIC_URL": PUBLIC_URL,
    "POSTVENTA_ALLOWED_SALEOR_URLS": f"{NORTE_API_URL} {SUR_API_URL}",
    "POSTVENTA_DATABASE_URL": _database_url or "sqlite:///test.sqlite3",
    "POSTVENTA_LOG_FORMAT": "plain",
}

from saleor_postventa.config.settings import *  # noqa: E402, F403
from saleor_postventa.config.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite"):
    # A file of this process alone: threads and WAL as in real life, and runs side by side do not meet.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(tempfile.gettempdir()) / f"postventa-test-{os.getpid()}.sqlite3")}
else:
    DATABASES["default"]["TEST"] = {"NAME": f"test_{DATABASES['default']['NAME']}_{os.getpid()}"}

_static, _media = (tempfile.TemporaryDirectory(prefix=f"postventa-test-{kind}-") for kind in ("static", "media"))
STATIC_ROOT = Path(_static.name)  # WhiteNoise warns where there is none
MEDIA_ROOT = Path(_media.name)
