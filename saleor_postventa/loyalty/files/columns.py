"""The columns of a members' file, in the order in which they are written, and what else people call them."""

import unicodedata
from enum import StrEnum


class Column(StrEnum):
    """One row is one lot: points that end together. `EXTERNAL_ID` names the row, wherever it comes from."""

    EXTERNAL_ID = "external_id"
    EMAIL = "email"
    POINTS = "points"
    EXPIRES_ON = "expires_on"
    PENDING = "pending"
    TIER = "tier"
    TIER_UNTIL = "tier_until"
    BIRTHDAY = "birthday"


_ALSO = {
    Column.EXTERNAL_ID: {"id", "external_reference", "referencia"},
    Column.EMAIL: {"e_mail", "email_address", "correo", "correo_electronico", "customer_email"},
    Column.POINTS: {"balance", "points_balance", "puntos", "saldo"},
    Column.EXPIRES_ON: {"expires", "expiry", "expires_at", "caduca", "caduca_el", "caducidad"},
    Column.PENDING: {"pending_points", "pendientes", "puntos_pendientes"},
    Column.TIER: {"level", "vip_tier", "nivel"},
    Column.TIER_UNTIL: {"level_until", "nivel_hasta"},
    Column.BIRTHDAY: {"birth_date", "birthdate", "date_of_birth", "cumpleanos", "fecha_de_nacimiento"},
}


def column_of(name: str) -> Column | None:
    """None of one that is not read."""
    flat = unicodedata.normalize("NFKD", name.strip().casefold()).encode("ascii", "ignore").decode()
    known = "_".join(flat.replace("-", " ").replace("_", " ").split())
    return next((column for column in Column if known == column or known in _ALSO[column]), None)
