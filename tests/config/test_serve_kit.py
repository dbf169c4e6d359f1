"""Storefronts take the components from here: as modules, which browsers only take from where that is allowed."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from saleor_postventa.config.static import PREFIX, OwnFiles


def headers_of(folder: Path, path: str) -> dict[str, str]:
    async def get() -> Any:
        scope = {"type": "http", "method": "GET", "path": f"{PREFIX}/{path}", "headers": []}
        return await OwnFiles(directory=folder).get_response(path, scope)

    return dict(asyncio.run(get()).headers)


@pytest.mark.parametrize(("path", "allowed"), [("storefront-kit/v1/postventa.js", "*"), ("loyalty/x.py", None)])
def test_other_origins_may_read_the_kit_alone(tmp_path: Path, path: str, allowed: str | None) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text("//")
    assert headers_of(tmp_path, path).get("access-control-allow-origin") == allowed


def test_every_module_of_the_kit_is_served() -> None:
    modules = [path.name for path in settings.STOREFRONT_KIT.iterdir()]
    assert "postventa.js" in modules
    for name in modules:
        assert finders.find(f"storefront-kit/v1/{name}"), name
