"""What several types show alike."""

from saleor_postventa.sandbox.graph.context import Context
from saleor_postventa.sandbox.world.money import Money


def pairs(metadata: dict[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "value": metadata[key]} for key in sorted(metadata)]


def chosen(metadata: dict[str, str], keys: list[str]) -> dict[str, str]:
    """As Saleor answers `metafields(keys: ...)`: those of the keys that are there."""
    return {key: metadata[key] for key in keys if key in metadata}


def amount(money: Money) -> float:
    return float(money.amount)


def thumbnail(context: Context, product_pk: str, alt: str = "") -> dict[str, str]:
    return {"url": f"{context.world.options.origin}/thumbnail/{product_pk}/256/", "alt": alt}
