"""Where the demo lives: ports, addresses, files, and the environment of its processes."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet


@dataclass(frozen=True)
class Places:
    folder: Path
    port: int
    sandbox_port: int

    @classmethod
    def from_environment(cls) -> "Places":
        return cls(
            folder=Path(os.environ.get("POSTVENTA_DEMO_DIR", "var/demo")).resolve(),
            port=int(os.environ.get("POSTVENTA_PORT", "8200")),
            sandbox_port=int(os.environ.get("POSTVENTA_SANDBOX_PORT", "8201")),
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def sandbox_url(self) -> str:
        return f"http://127.0.0.1:{self.sandbox_port}"

    @property
    def manifest_url(self) -> str:
        return f"{self.url}/api/manifest"

    def environment(self) -> dict[str, str]:
        """For the app's process; its keys are made once and kept with the demo's files."""
        own = {
            "MODE": "development",
            "IS_DEMO": "1",
            "PUBLIC_URL": self.url,
            "PORT": str(self.port),
            "SANDBOX_URL": self.sandbox_url,
            "DEMO_DIR": str(self.folder),
            "DATABASE_URL": f"sqlite:///{self.folder / 'postventa.sqlite3'}",
            "ALLOWED_SALEOR_URLS": f"{self.sandbox_url}/graphql/",
            "DASHBOARD_ORIGINS": self.sandbox_url,
            "MAIL_URL": f"file:{self.folder / 'mailbox'}",
            "LOG_FORMAT": "plain",
            "BROKER_URL": "",
            **self._keys(),
        }
        return {**os.environ, **{f"POSTVENTA_{name}": value for name, value in own.items()}}

    def _keys(self) -> dict[str, str]:
        path = self.folder / "keys.json"
        if not path.is_file():
            fresh = {"SECRET_KEY": secrets.token_urlsafe(48), "ENCRYPTION_KEYS": Fernet.generate_key().decode()}
            path.write_text(json.dumps(fresh))
            path.chmod(0o600)
        kept: dict[str, str] = json.loads(path.read_text())
        return kept
