"""Handing a person what is kept of them, and erasing them: both are written down, and neither names them there."""

from datetime import datetime
from typing import Any, Self

import graphene

from saleor_postventa.core.clock import now
from saleor_postventa.insights.handing_out import HELD_FOR, archive_path
from saleor_postventa.people.models import Customer
from saleor_postventa.people.queries import customer_by_id
from saleor_postventa.people.rules import ErasureReason
from saleor_postventa.people.services import erase_person, note_export
from saleor_postventa.web.extension import extends
from saleor_postventa.web.ids import UnknownId, must_read_id
from saleor_postventa.web.mutation import PostSaleMutation
from saleor_postventa.web.permissions import KEEP_PERSONS
from saleor_postventa.web.roots import Mutation
from saleor_postventa.web.viewer import Viewer

BY_HAND = [reason for reason in ErasureReason if reason != ErasureReason.DELETED_IN_SALEOR]
PostSaleErasureReason = graphene.Enum(
    "PostSaleErasureReason",
    [(reason.name, reason.value) for reason in BY_HAND],
    description="Why a person is erased (GDPR, art. 17). A code, and no text, for a text might name them again.",
)


class PersonExportInput(graphene.InputObjectType):
    customer_id = graphene.ID(required=True)


class PersonExport(PostSaleMutation):
    """Everything that is kept of a person, as `export_person` writes it: `person.json`, and their photos and papers.

    Their other records of the same address are in it, and what the team noted about them, which is theirs to read
    too; who of the team did what is not. Read it before you hand it on.
    """

    access = KEEP_PERSONS

    class Arguments:
        input = PersonExportInput(required=True)

    archive_path = graphene.String(description="Under this host. Whoever has it may download the ZIP, for minutes.")
    expires_at = graphene.DateTime()

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer: Viewer = info.context.viewer
        customer = _known(given["customer_id"])
        note_export(customer, by=viewer.actor)
        expires_at: datetime = now() + HELD_FOR
        return cls(archive_path=archive_path(customer, viewer.shop), expires_at=expires_at)


class PersonEraseInput(graphene.InputObjectType):
    customer_id = graphene.ID(required=True)
    reason = graphene.Field(PostSaleErasureReason, required=True)


class PersonErase(PostSaleMutation):
    """Take a person out of everything that is kept here; amounts, units and dates stay. It can't be undone.

    All records of their address go. The history keeps who did it, when, and the reason.
    """

    access = KEEP_PERSONS

    class Arguments:
        input = PersonEraseInput(required=True)

    erased_count = graphene.Int(description="How many records: an account, and what they bought as a guest.")
    is_known_to_saleor = graphene.Boolean(description="There is an account: delete it in Saleor too.")

    @classmethod
    def perform(cls, info: Any, **given: Any) -> Self:
        viewer: Viewer = info.context.viewer
        erased = erase_person(_known(given["customer_id"]), ErasureReason(given["reason"].value), by=viewer.actor)
        return cls(erased_count=len(erased), is_known_to_saleor=any(not record.is_guest for record in erased))


@extends(Mutation)
class PersonMutations(graphene.ObjectType):
    person_export = PersonExport.Field()
    person_erase = PersonErase.Field()


def _known(shown: str) -> Customer:
    """Raises UnknownId, of whoever was erased too."""
    customer = customer_by_id(must_read_id("PostSaleCustomer", shown, field="customer_id"))
    if customer is None or customer.is_erased:
        raise UnknownId(field="customer_id")
    return customer
