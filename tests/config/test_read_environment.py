"""A wrong setting stops the start; the sentence names the variable and never shows its value."""

import os

import pytest
from django.core.exceptions import ImproperlyConfigured

from saleor_postventa.config.settings import Environment, read_environment

SECRET = "hunter2"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SECRET_KEY", SECRET, "at least 32 characters"),
        ("ENCRYPTION_KEYS", SECRET, "Fernet"),
        ("ENCRYPTION_KEYS", "", "at least 1 item"),
        ("DATABASE_URL", f"mysql://root:{SECRET}@host/name", "postgresql://"),
        ("DATABASE_URL", f"postgresql://root:{SECRET}/x@host:5432/name", "postgresql://"),
        ("DATABASE_URL", "sqlite://", "sqlite:///"),
        ("PUBLIC_URL", f"https://root:{SECRET}@shop.example.com/path", "scheme and host"),
        ("DASHBOARD_ORIGINS", f"{SECRET}.example.com", "scheme and host"),
        ("PORT", SECRET, "valid integer"),
        ("WEB_PROCESSES", "0", "greater than or equal to 1"),
        ("MODE", SECRET, "'development' or 'production'"),
        ("IS_DEMO", SECRET, "valid boolean"),
    ],
)
def test_names_the_variable_and_not_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(f"POSTVENTA_{name}", value)
    with pytest.raises(ImproperlyConfigured) as refused:
        read_environment()
    assert f"POSTVENTA_{name}: " in str(refused.value)
    assert told in str(refused.value)
    assert SECRET not in str(refused.value)
    assert refused.value.__cause__ is refused.value.__context__ is None


def test_names_everything_that_is_missing_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in [name for name in os.environ if name.startswith("POSTVENTA_")]:
        monkeypatch.delenv(variable)
    with pytest.raises(ImproperlyConfigured) as refused:
        read_environment()
    required = [name for name, field in Environment.model_fields.items() if field.is_required()]
    assert required == ["secret_key", "encryption_keys", "public_url"]
    assert all(f"POSTVENTA_{name.upper()}: is not set" in str(refused.value) for name in required)
