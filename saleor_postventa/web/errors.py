"""Refusals, failures and accidents in the two shapes that a GraphQL client sees."""

import logging
from collections.abc import Mapping
from typing import Any

import graphene
from django.utils.translation import gettext as _
from graphql import GraphQLError

from saleor_postventa.core.errors import Failure, Refusal

logger = logging.getLogger(__name__)


class PostSaleError(graphene.ObjectType):
    """Field is the path of the input that is wrong; code is stable; message is in the asker's language."""

    field = graphene.String()
    code = graphene.String(required=True)
    message = graphene.String(required=True)


def payload_error(error: Refusal | Failure, renamed: Mapping[str, str]) -> PostSaleError:
    """For `errors` in a mutation's payload; `renamed` are fields that the input calls differently."""
    if isinstance(error, Refusal):
        field = renamed.get(error.field, _camel(error.field)) if error.field else None
        return PostSaleError(field=field, code=error.code, message=error.message)
    code, message = _of_failure(error)
    return PostSaleError(field=None, code=code, message=message)


def top_level_error(error: GraphQLError, request_id: str) -> dict[str, Any]:
    """For `errors` beside `data`. What nobody expected is logged, and answered with the request's id alone."""
    shown = error.formatted
    cause = error.original_error
    if isinstance(cause, Refusal):
        code, message = cause.code, cause.message
    elif isinstance(cause, Failure):
        logger.warning("request %s: %s", request_id, cause)
        code, message = _of_failure(cause)
    elif cause is None or isinstance(cause, GraphQLError):
        code, message = "graphql_error", error.message
    else:
        logger.error("request %s failed", request_id, exc_info=cause)
        code = "internal_error"
        message = _("Something went wrong on our side. Tell us this number: {number}").format(number=request_id)
    return {**shown, "message": message, "extensions": {"code": code.upper()}}


def _of_failure(error: Failure) -> tuple[str, str]:
    if error.permanent:
        return "failed", _("That did not work, and trying again won't help. The shop's team can see why.")
    return "try_again", _("That did not work just now. Try again in a moment.")


def _camel(field: str) -> str:
    head, *rest = field.split("_")
    return head + "".join(word.capitalize() for word in rest)
