"""The words of returns as GraphQL enums."""

from enum import Enum

import graphene

from saleor_postventa.returns.models import FileKind, Guard
from saleor_postventa.returns.policy.decision import Verdict
from saleor_postventa.returns.policy.kinds import Unit
from saleor_postventa.returns.queries import Acts
from saleor_postventa.returns.rules import (
    Disposition,
    ExchangeStatus,
    Grade,
    Outcome,
    PolicyStatus,
    ProcessingEvent,
    RequestChannel,
    ReturnStatus,
    SettlementStatus,
    Step,
)


def _words(choices: type[Enum], name: str, *, description: str) -> graphene.Enum:
    return graphene.Enum.from_enum(choices, name=name, description=lambda value: description if value is None else None)


PostSaleReturnStatus = _words(ReturnStatus, "PostSaleReturnStatus", description="How far a return has come.")
PostSaleReturnActor = _words(Acts, "PostSaleReturnActor", description="Who acts next.")
PostSaleReturnStep = _words(Step, "PostSaleReturnStep", description="What moves a return on.")
PostSaleReturnOutcome = _words(
    Outcome, "PostSaleReturnOutcome", description="What the shopper gets: money back, store credit, or another variant."
)
PostSaleReturnChannel = _words(RequestChannel, "PostSaleReturnChannel", description="By which way it was asked for.")
PostSaleReturnVerdict = _words(Verdict, "PostSaleReturnVerdict", description="What the policy says of an item.")
PostSaleReturnFileKind = _words(FileKind, "PostSaleReturnFileKind", description="What a file of a return is.")
PostSaleReturnGuardSubject = _words(
    Guard.Subject, "PostSaleReturnGuardSubject", description="What is blocked or allowed."
)
PostSaleGrade = _words(
    Grade, "PostSaleGrade", description="As new; opened, as new; used or damaged; missing, or another item."
)
PostSaleDisposition = _words(Disposition, "PostSaleDisposition", description="What becomes of a unit that came back.")
PostSaleProcessingEvent = _words(
    ProcessingEvent, "PostSaleProcessingEvent", description="When the shopper gets what was agreed."
)
PostSaleSettlementStatus = _words(
    SettlementStatus, "PostSaleSettlementStatus", description="How far a settlement has come."
)
PostSaleExchangeStatus = _words(ExchangeStatus, "PostSaleExchangeStatus", description="How far an exchange has come.")
PostSalePolicyUnit = _words(Unit, "PostSalePolicyUnit", description="What the numbers of a condition are of.")
PostSalePolicyStatus = _words(PolicyStatus, "PostSalePolicyStatus", description="What a version of the policy is.")
