"""What of a flow does not fit together: each named, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from saleor_postventa.core.mistakes import mistake_in_words
from saleor_postventa.core.translations import Texts
from saleor_postventa.flows.blocks import kind_of as block_kind_of
from saleor_postventa.flows.blocks.coupon import Coupon, Takes
from saleor_postventa.flows.blocks.products import Products, Source
from saleor_postventa.flows.codes import FlowTopic
from saleor_postventa.flows.mail_content import NAMES, MailContent
from saleor_postventa.flows.steps import END
from saleor_postventa.flows.steps.send import Send
from saleor_postventa.flows.steps.task import Task
from saleor_postventa.flows.steps.wait_delivery import WaitDelivery
from saleor_postventa.flows.triggers import on_date, read_settings, trigger_kinds, used_up
from saleor_postventa.mailing.wording import in_braces, not_filled_in

from .document import FlowDocument
from .ways import reached, targets

_TEXTS = Texts(frozenset({"names", "subject", "preview", "text", "alt", "card"}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """`path` leads to it in the document. One that `is_blocking` keeps the flow from being published."""

    code: str
    path: str
    is_blocking: bool = False
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """In the active language."""
        return _MESSAGES[self.code]().format(**self.values)


def flaws(document: FlowDocument, *, default_language: str, segments: frozenset[str] = frozenset()) -> list[Flaw]:
    """Those that block first. `segments` are the codes of those that the shop has."""
    found = [
        *_of_trigger(document),
        *_of_segments(document, segments),
        *_of_ways(document),
        *_of_mails(document),
        *_of_order(document),
        *_of_translations(document, default_language),
    ]
    return sorted(found, key=lambda each: not each.is_blocking)


def mails_of(document: FlowDocument) -> Iterator[tuple[str, MailContent]]:
    """Every mail of the flow, with its path."""
    for place, step in enumerate(document.steps):
        if isinstance(step, Send):
            yield f"steps.{place}.mail", step.mail
            if step.trial is not None:
                yield f"steps.{place}.trial.mail", step.trial.mail


def _of_trigger(document: FlowDocument) -> Iterator[Flaw]:
    begins = document.trigger
    if begins.code not in trigger_kinds:
        yield _blocking("unknown_trigger", "trigger.code", trigger=begins.code)
        return
    try:
        settings = read_settings(begins.code, begins.settings)
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(["trigger.settings", *(str(part) for part in first["loc"])])
        yield _blocking("wrong_setting", path, problem=mistake_in_words(first))
        return
    if isinstance(settings, on_date.Settings) and settings.at is None:
        yield _blocking("no_date", "trigger.settings.at")
    if isinstance(settings, used_up.Settings) and not settings.products:
        yield _blocking("no_products", "trigger.settings.products")


def _of_segments(document: FlowDocument, known: frozenset[str]) -> Iterator[Flaw]:
    for place, code in enumerate(document.audience.segments):
        if code not in known:
            yield _blocking("unknown_segment", f"audience.segments.{place}", segment=code)


def _of_ways(document: FlowDocument) -> Iterator[Flaw]:
    order = {step.code: place for place, step in enumerate(document.steps)}
    for place, step in enumerate(document.steps):
        for code in targets(document, step):
            if code != END and order.get(code, -1) <= place:
                yield _blocking("leads_back", f"steps.{place}", step=step.code, to=code)
    come_to = reached(document)
    for place, step in enumerate(document.steps):
        if step.code not in come_to:
            yield _blocking("unreached", f"steps.{place}", step=step.code)


def _of_mails(document: FlowDocument) -> Iterator[Flaw]:
    mails = list(mails_of(document))
    if not mails and not any(isinstance(step, Task) for step in document.steps):
        yield _blocking("does_nothing", "steps")
    for path, mail in mails:
        if mail.is_offer and document.topic != FlowTopic.OFFERS:
            yield _blocking("hidden_offer", path)
        yield from _of_names(mail, path)
        for place, block in enumerate(mail.blocks):
            here = f"{path}.blocks.{place}"
            if isinstance(block, Coupon) and block.takes is Takes.AMOUNT and not block.amounts:
                yield _blocking("no_amount", f"{here}.amounts")
            if isinstance(block, Coupon) and not block.min_spent:
                yield Flaw(code="no_floor", path=f"{here}.min_spent")
            if isinstance(block, Products) and block.source is Source.CHOSEN and not block.chosen:
                yield _blocking("none_chosen", f"{here}.chosen")
        if sum(isinstance(block, Coupon) for block in mail.blocks) > 1:
            yield _blocking("two_coupons", path)


def _of_names(mail: MailContent, path: str) -> Iterator[Flaw]:
    """What is not filled in would be left out of the mail without a word."""
    for here, texts in _TEXTS.of(mail, path):
        for language, text in texts.items():
            for wrong in not_filled_in(text, NAMES):
                yield _blocking("unknown_name", f"{here}.{language}", wrong=wrong, known=in_braces(NAMES))


def _of_order(document: FlowDocument) -> Iterator[Flaw]:
    kind = trigger_kinds.get(document.trigger.code) if document.trigger.code in trigger_kinds else None
    if kind is None or kind.of_order:
        return
    for place, step in enumerate(document.steps):
        if isinstance(step, WaitDelivery):
            yield _blocking("no_order", f"steps.{place}")
    for path, mail in mails_of(document):
        for place, block in enumerate(mail.blocks):
            if block_kind_of(block).needs_order:
                yield _blocking("no_order", f"{path}.blocks.{place}")
    if document.topic == FlowTopic.TIPS:
        yield _blocking("tips_need_order", "topic")


def _of_translations(document: FlowDocument, default: str) -> Iterator[Flaw]:
    for each in _TEXTS.missing(document, document.languages, default=default):
        yield Flaw(code="untranslated", path=each.path, values={"language": each.language, "said_in": each.said_in})


def _blocking(code: str, path: str, **values: Any) -> Flaw:
    return Flaw(code=code, path=path, is_blocking=True, values=values)


_MESSAGES = {
    "unknown_trigger": lambda: _("There is no trigger called “{trigger}”."),
    "wrong_setting": lambda: _("This setting does not fit: {problem}"),
    "no_date": lambda: _("Choose the day and hour at which it begins."),
    "no_products": lambda: _("Choose the products that are used up."),
    "unknown_segment": lambda: _("There is no segment called “{segment}”."),
    "leads_back": lambda: _("Step “{step}” leads to “{to}”, which does not come later. Steps lead on, never back."),
    "unreached": lambda: _("Nobody ever comes to step “{step}”."),
    "does_nothing": lambda: _("It does nothing: add a mail or a task."),
    "hidden_offer": lambda: _("This mail offers something. Choose the topic of offers, or take the offer out."),
    "unknown_name": lambda: _("{wrong} can't be filled in here. These can: {known}."),
    "no_amount": lambda: _("Say how much the code takes off."),
    "no_floor": lambda: _("The code is good for orders of any size. Say from which amount, to keep your margin."),
    "none_chosen": lambda: _("Choose the products that are shown."),
    "two_coupons": lambda: _("A mail can hold one code of their own."),
    "no_order": lambda: _("The flow follows no order, and this needs one."),
    "tips_need_order": lambda: _("Tips are about what was bought: let the flow begin with an order."),
    "untranslated": lambda: _("Missing in {language}; it is said in {said_in}."),
}
