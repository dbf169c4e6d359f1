from collections.abc import Iterator
from typing import Any

import pytest

from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import install_shop
from tests.cast import PERMISSIONS, global_id
from tests.sandbox.listening_app import listening_app
from tests.sandbox.process import ThreadedSandbox, threaded_sandbox

from .stage import Stage


@pytest.fixture(scope="session")
def _installed() -> Iterator[tuple[ThreadedSandbox, str]]:
    with threaded_sandbox() as sandbox, listening_app() as app:
        app.manifest["webhooks"] = []
        assert sandbox.control.install(app.manifest_url)["status"] == "INSTALLED"
        yield sandbox, app.token


@pytest.fixture
def unscoped(_installed: tuple[ThreadedSandbox, str], db: None, settings: Any) -> Iterator[Stage]:
    sandbox, token = _installed
    settings.ALLOWED_SALEOR_URLS = [*settings.ALLOWED_SALEOR_URLS, sandbox.api_url]
    shop = install_shop(
        api_url=sandbox.api_url,
        app_id=global_id("App", 1),
        token=token,
        jwks={"keys": []},
        saleor_version="3.23.28",
        permissions=PERMISSIONS,
        name="monte",
    )
    yield Stage(shop, sandbox)
    sandbox.control.update_app("Listening", PERMISSIONS)


@pytest.fixture
def stage(unscoped: Stage) -> Iterator[Stage]:
    """In the shop's scope."""
    with shop_scope(unscoped.shop):
        yield unscoped
