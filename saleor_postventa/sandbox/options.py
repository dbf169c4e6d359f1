"""What the sandbox is started with: arguments, else `POSTVENTA_SANDBOX_*`, else these defaults."""

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

RELEASES = {"3.21": "3.21.69", "3.22": "3.22.67", "3.23": "3.23.28"}
PREFIX = "POSTVENTA_SANDBOX_"


@dataclass(frozen=True, kw_only=True)
class Options:
    host: str = "127.0.0.1"
    port: int = 8201
    store: Path | None = None
    app_manifest: str = ""
    seed: str = "year"
    seed_number: int = 2026
    saleor_version: str = "3.23"
    retry_scale: float = 1.0
    read_timeout: float = 18.0
    workers: int = 2
    public_url: str = ""
    carrier_endpoint: str = ""
    carrier_key: str = ""

    @property
    def origin(self) -> str:
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def api_url(self) -> str:
        return f"{self.origin}/graphql/"

    @property
    def domain(self) -> str:
        return self.origin.partition("://")[2]

    @property
    def app_origin(self) -> str:
        return "/".join(self.app_manifest.split("/")[:3])

    @property
    def release(self) -> str:
        return RELEASES[self.saleor_version]

    def is_at_least(self, version: str) -> bool:
        return self.saleor_version >= version


def read_options(arguments: list[str] | None = None) -> Options:
    parser = argparse.ArgumentParser(prog="saleor_postventa.sandbox", description=__doc__)
    default = Options()
    parser.add_argument(
        "--host",
        default=_env("HOST", default.host),
        help="where to listen; the control API answers loopback only",
    )
    parser.add_argument("--port", type=int, default=_env("PORT", default.port))
    parser.add_argument(
        "--store", type=_path, default=_env("STORE", ""), help="SQLite file; without one all is forgotten"
    )
    parser.add_argument(
        "--app-manifest",
        default=_env("APP_MANIFEST", ""),
        help="the app to install, retried until it answers",
    )
    parser.add_argument("--seed", choices=["year", "small", "none"], default=_env("SEED", default.seed))
    parser.add_argument("--seed-number", type=int, default=_env("SEED_NUMBER", default.seed_number))
    parser.add_argument(
        "--saleor-version", choices=list(RELEASES), default=_env("SALEOR_VERSION", default.saleor_version)
    )
    parser.add_argument(
        "--retry-scale",
        type=float,
        default=_env("RETRY_SCALE", default.retry_scale),
        help="1 = Saleor's 10 to 160 s",
    )
    parser.add_argument(
        "--read-timeout", type=float, default=_env("READ_TIMEOUT", default.read_timeout), help="seconds"
    )
    parser.add_argument("--workers", type=int, default=_env("WORKERS", default.workers), help="deliveries at a time")
    parser.add_argument("--public-url", default=_env("PUBLIC_URL", ""), help="how others reach it, where that differs")
    parser.add_argument(
        "--carrier-endpoint", default=_env("CARRIER_ENDPOINT", ""), help="where the counter reports a delivery"
    )
    parser.add_argument("--carrier-key", default=_env("CARRIER_KEY", ""), help="the app's API key that signs it")
    return Options(**vars(parser.parse_args(arguments)))


def _env(name: str, default: str | int | float) -> str:
    return os.environ.get(PREFIX + name, str(default))


def _path(text: str | Path) -> Path | None:
    return Path(text) if str(text) else None
