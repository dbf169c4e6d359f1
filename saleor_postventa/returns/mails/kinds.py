"""One kind of mail for every step that the shopper should know of."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saleor_postventa.mailing.codes import Basis, Topic
from saleor_postventa.mailing.kinds import Kind, add_kind
from saleor_postventa.returns.rules import ReturnStatus as S

from . import news, rows, words
from .notice import Case, Notice, context_of, example_of, notices, obstacle_of


def _add(
    code: str,
    label: str | Promise,
    tell: Callable[[Case], dict[str, Any]],
    *,
    secrets: tuple[str, ...] = (),
    **more: Any,
) -> Notice:
    notice = notices.add(code, Notice(code=code, label=label, words=tell, **more))  # type: ignore[arg-type]
    add_kind(
        Kind(
            code=code,
            label=notice.label,
            topic=Topic.ORDER,
            bases=(Basis.CONTRACT,),
            template=f"returns/mails/{code.removeprefix('return_')}",
            context=lambda occasion: context_of(notice, occasion),
            example=lambda occasion: example_of(notice, occasion),
            obstacle=lambda message: obstacle_of(notice, message),
            priority=85,
            lifetime=timedelta(days=7),
            placeholders=("return_number", "order_number", "first_name"),
            secrets=secrets,
        )
    )
    return notice


REQUESTED = _add(
    "return_requested",
    gettext_lazy("Return: we have your request"),
    words.of_request,
    news_in=frozenset({S.REQUESTED}),
)
APPROVED = _add(
    "return_approved",
    gettext_lazy("Return: approved, how to send it"),
    words.of_approval,
    news_in=frozenset({S.APPROVED, S.RESOLVED}),
)
ARRANGED = _add(
    "return_arranged",
    gettext_lazy("Return: when we come for it"),
    words.of_appointment,
    news_in=frozenset({S.REQUESTED, S.APPROVED}),
    is_news=news.is_ahead,
)
PAPERS = _add(
    "return_papers",
    gettext_lazy("Return: the label or code is there"),
    words.of_sending,
    news_in=frozenset({S.APPROVED}),
)
DECLINED = _add(
    "return_declined", gettext_lazy("Return: declined, and why"), words.of_refusal, news_in=frozenset({S.DECLINED})
)
REMINDER = _add(
    "return_reminder",
    gettext_lazy("Return: a reminder to send it"),
    words.of_sending,
    news_in=frozenset({S.APPROVED}),
)
SENT = _add("return_sent", gettext_lazy("Return: on its way to us"), words.of_departure, news_in=frozenset({S.SENT}))
RECEIVED = _add(
    "return_received",
    gettext_lazy("Return: all or part of it arrived"),
    words.of_arrival,
    news_in=frozenset({S.RECEIVED}),
)
CHECKED = _add(
    "return_checked",
    gettext_lazy("Return: checked"),
    words.of_check,
    about=rows.inspections,
    news_in=frozenset({S.RECEIVED, S.INSPECTED}),
    is_news=news.is_unsettled,
)
REFUND_STARTED = _add(
    "return_refund_started",
    gettext_lazy("Return: the money is on its way"),
    words.of_refund_start,
    about=rows.settlement,
    is_news=news.is_under_way,
)
REFUNDED = _add("return_refunded", gettext_lazy("Return: the money was sent back"), words.of_refund, about=rows.refund)
CREDIT = _add(
    "return_credit",
    gettext_lazy("Return: store credit and its code"),
    words.of_credit,
    about=rows.credit,
    secrets=("code",),
)
EXCHANGED = _add(
    "return_exchanged", gettext_lazy("Return: the exchange is ordered"), words.of_exchange, about=rows.exchange
)
SOLD_OUT = _add(
    "return_sold_out",
    gettext_lazy("Return: sold out, choose again"),
    words.of_sold_out,
    about=rows.exchange,
    is_news=news.is_sold_out,
)
CANCELLED = _add("return_cancelled", gettext_lazy("Return: cancelled"), words.of_end, news_in=frozenset({S.CANCELLED}))
EXPIRED = _add("return_expired", gettext_lazy("Return: not sent in time"), words.of_end, news_in=frozenset({S.EXPIRED}))
NOTE = _add("return_note", gettext_lazy("Return: a message from the team"), words.of_note, about=rows.note)
