"""Our ids as GraphQL shows them: opaque, and naming their type. Saleor's own ids are shown as Saleor gives them."""

from typing import Any

import graphene
from django.utils.translation import gettext_lazy as _
from graphql_relay import from_global_id, to_global_id

from saleor_postventa.core.errors import Refusal

LARGEST = 2**63 - 1
MOST_DIGITS = len(str(LARGEST))


class UnknownId(Refusal):
    """An id of nothing, of another type, or of another shop; which of them is not told."""

    code = "not_found"
    text = _("Nothing was found for this id.")


class Node(graphene.Interface):
    """An object with an id of its own."""

    id = graphene.ID(required=True)

    @classmethod
    def resolve_id(cls, root: Any, info: Any) -> str:
        return show_id(info.parent_type.name, root.pk)


def show_id(type_name: str, pk: int) -> str:
    return to_global_id(type_name, pk)


def read_id(type_name: str, shown: str | None) -> int:
    """Our own id, or 0, which no row has, where it is none of this type."""
    try:
        found, pk = from_global_id(shown or "")
    except ValueError:
        return 0
    is_number = pk.isascii() and pk.isdigit() and len(pk) <= MOST_DIGITS
    return int(pk) if found == type_name and is_number and int(pk) <= LARGEST else 0


def must_read_id(type_name: str, shown: str, *, field: str) -> int:
    """Raises UnknownId, naming the input's field."""
    pk = read_id(type_name, shown)
    if not pk:
        raise UnknownId(field=field)
    return pk
