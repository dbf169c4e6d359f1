from saleor_postventa.config.settings import *  # noqa: F403
from saleor_postventa.config.settings import MIGRATION_MODULES

CHANGED = ("saleor", "events", "orders")
MIGRATION_MODULES = {**MIGRATION_MODULES, **{name: f"tests.runtime.next_version.migrations.{name}" for name in CHANGED}}
