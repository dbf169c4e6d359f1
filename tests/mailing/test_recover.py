"""kill -9 at any moment: nobody gets two, none is lost unseen."""

import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn

import pytest

from saleor_postventa.core.actor import SYSTEM, Actor
from saleor_postventa.core.clock import system_now
from saleor_postventa.core.work import MOST_LOSSES, WorkState, claim, queues, work_on
from saleor_postventa.mailing import sending
from saleor_postventa.mailing.codes import CancelReason, MessageStatus, Topic
from saleor_postventa.mailing.consents import record_consent, withdraw_consent
from saleor_postventa.mailing.delivery import OutcomeUnknown
from saleor_postventa.mailing.mime import Letter
from saleor_postventa.mailing.models import Dispatch, Message
from saleor_postventa.mailing.providers.file import FileProvider
from saleor_postventa.mailing.queries import mail_health
from saleor_postventa.mailing.rules import MAX_ATTEMPTS
from saleor_postventa.mailing.services import retry_message
from saleor_postventa.mailing.tasks import LEASE
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.scope import shop_scope
from saleor_postventa.shops.services import change_state
from tests.conftest import MovableClock

from .conftest import Mailbox
from .ledger import Ledger
from .scene import OFFER, SERVICE, ask, fresh, make_customer, make_order, run_queue
from .worker import pass_time, worker

STAFF = Actor.staff("User:1")


class Killed(BaseException):
    """The end of the process; no `except Exception` sees it."""


class Silent(FileProvider):
    """Writes like the folder, but cannot be asked, as a mail server."""

    def knows(self, message_id: str) -> bool | None:
        return None


@pytest.fixture
def provider(shop: Shop, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, request: Any) -> FileProvider:
    used: FileProvider = request.param(mailbox.folder)
    monkeypatch.setattr(sending, "current_provider", lambda: used)
    return used


def plan(count: int = 1) -> list[Message]:
    customer = make_customer()
    order = make_order(customer)
    return [ask(SERVICE, customer, order) for _ in range(count)]


def die(*_given: object) -> NoReturn:
    raise Killed


def kill_worker(monkeypatch: pytest.MonkeyPatch, provider: FileProvider, *, is_handed_over: bool) -> None:
    """Let the worker die before or after the provider has the mail."""
    deliver = provider.deliver

    def die(letter: Letter) -> str:
        if is_handed_over:
            deliver(letter)
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(provider, "deliver", die)
        run_queue("mail")


def end_leases() -> None:
    Dispatch.objects.exclude(leased_until=None).update(leased_until=system_now() - timedelta(seconds=1))


def come_back_early(clock: MovableClock) -> None:
    """As soon as the lease has run out, when the killed might still be handing it over: it is looked at later."""
    end_leases()
    run_queue("mail")


def come_back(clock: MovableClock) -> None:
    """The next worker, after the lease of the killed one has run out."""
    Message.objects.filter(status=MessageStatus.SENDING).update(taken_at=system_now() - LEASE)
    end_leases()
    clock.move(minutes=10)
    run_queue("mail")


pytestmark = pytest.mark.django_db


@pytest.mark.proves("D19", part="a provider that can be asked")
@pytest.mark.parametrize("provider", [FileProvider], indirect=True)
@pytest.mark.parametrize("is_handed_over", [True, False])
def test_asks_the_provider_and_sends_once(
    provider: FileProvider, is_handed_over: bool, mailbox: Mailbox, clock: Any, monkeypatch: Any
) -> None:
    (message,) = plan()
    kill_worker(monkeypatch, provider, is_handed_over=is_handed_over)
    assert fresh(message).status == MessageStatus.SENDING
    come_back(clock)
    assert fresh(message).status == MessageStatus.SENT
    assert len(mailbox.mails) == 1


@pytest.mark.proves("D19", part="a server that cannot be asked")
@pytest.mark.parametrize("provider", [Silent], indirect=True)
@pytest.mark.parametrize("is_handed_over", [True, False])
def test_leaves_it_to_a_person_where_nobody_knows(
    provider: FileProvider, is_handed_over: bool, mailbox: Mailbox, clock: Any, monkeypatch: Any
) -> None:
    (message,) = plan()
    kill_worker(monkeypatch, provider, is_handed_over=is_handed_over)
    for _again in range(3):
        come_back(clock)
    assert fresh(message).status == MessageStatus.UNCERTAIN
    assert mail_health().needs_staff == 1
    assert len(mailbox.mails) == int(is_handed_over)
    retry_message(message.pk, by=STAFF)
    run_queue("mail")
    assert fresh(message).status == MessageStatus.SENT


@pytest.mark.parametrize("provider", [FileProvider], indirect=True)
def test_does_not_take_a_slow_worker_for_a_killed_one(
    provider: FileProvider, mailbox: Mailbox, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (message,) = plan()
    kill_worker(monkeypatch, provider, is_handed_over=False)
    Dispatch.objects.update(leased_until=None)
    run_queue("mail")
    assert fresh(message).status == MessageStatus.SENDING
    assert not mailbox.mails
    assert Dispatch.objects.filter(state="waiting", message=message).exists()


@pytest.mark.parametrize("provider", [FileProvider], indirect=True)
def test_a_lost_answer_is_no_second_mail(
    provider: FileProvider, mailbox: Mailbox, clock: Any, monkeypatch: Any
) -> None:
    deliver = provider.deliver

    def lose(letter: Letter) -> str:
        deliver(letter)
        raise OutcomeUnknown("timed out")

    monkeypatch.setattr(provider, "deliver", lose)
    (message,) = plan()
    run_queue("mail")
    clock.move(days=3)
    run_queue("mail")
    assert fresh(message).status == MessageStatus.UNCERTAIN
    assert len(mailbox.mails) == 1


@pytest.mark.parametrize("provider", [FileProvider], indirect=True)
def test_fails_a_mail_whose_hand_over_stops_every_worker(
    provider: FileProvider, mailbox: Mailbox, clock: Any, monkeypatch: Any
) -> None:
    (message,) = plan()
    kill_worker(monkeypatch, provider, is_handed_over=False)
    with monkeypatch.context() as patch:
        patch.setattr(provider, "deliver", die)
        for _again in range(MAX_ATTEMPTS - 1):
            come_back_early(clock)
            with pytest.raises(Killed):
                come_back(clock)
    come_back_early(clock)
    come_back(clock)
    assert fresh(message).status == MessageStatus.FAILED
    assert mail_health().needs_staff == 1
    assert not mailbox.mails


@pytest.mark.parametrize("provider", [FileProvider], indirect=True)
def test_leaves_a_mail_to_a_person_that_cannot_even_be_made_ready(
    provider: FileProvider, mailbox: Mailbox, clock: Any, monkeypatch: Any
) -> None:
    """Its row is given up on; the mail must not seem to wait for ever."""
    (message,) = plan()
    for _again in range(MOST_LOSSES):
        with monkeypatch.context() as patch, pytest.raises(Killed):
            patch.setattr(sending, "render", die)
            come_back(clock)
    come_back(clock)
    assert (fresh(message).status, Dispatch.objects.get().state) == (MessageStatus.FAILED, WorkState.DEAD)
    assert "workers died" in fresh(message).trouble
    retry_message(message.pk, by=STAFF)
    run_queue("mail")
    assert fresh(message).status == MessageStatus.SENT


@pytest.mark.parametrize("provider", [FileProvider], indirect=True)
def test_leaves_it_to_a_person_where_the_provider_never_answers(
    provider: FileProvider, mailbox: Mailbox, clock: Any, monkeypatch: Any
) -> None:
    (message,) = plan()
    kill_worker(monkeypatch, provider, is_handed_over=True)
    monkeypatch.setattr(provider, "knows", lambda _message_id: 1 / 0)
    for _again in range(12):
        come_back(clock)
        clock.move(hours=1)
    assert fresh(message).status == MessageStatus.UNCERTAIN
    assert mail_health().needs_staff == 1


@pytest.mark.parametrize("provider", [FileProvider], indirect=True)
def test_two_looks_at_one_message_send_it_once(provider: FileProvider, mailbox: Mailbox) -> None:
    (message,) = plan()
    Dispatch.objects.create(shop=message.shop, message=message)
    queue = queues.get("mail")
    for dispatch_id in claim(queue, limit=10):
        work_on(queue, dispatch_id)
    assert len(mailbox.mails) == 1


@pytest.mark.parametrize("provider", [FileProvider], indirect=True)
def test_a_provider_that_cannot_answer_is_asked_later_and_sends_nothing_twice(
    provider: FileProvider, mailbox: Mailbox, clock: Any, monkeypatch: Any
) -> None:
    (message,) = plan()
    kill_worker(monkeypatch, provider, is_handed_over=True)
    with monkeypatch.context() as patch:
        patch.setattr(provider, "knows", lambda _message_id: 1 / 0)
        come_back(clock)
    assert fresh(message).status == MessageStatus.SENDING
    assert Dispatch.objects.filter(state="waiting", error__contains="ZeroDivisionError").exists()
    come_back(clock)
    assert fresh(message).status == MessageStatus.SENT
    assert len(mailbox.mails) == 1


@pytest.mark.parametrize("provider", [FileProvider], indirect=True)
def test_a_mail_that_may_have_left_does_not_wait_again_where_the_mail_url_is_wrong(
    provider: FileProvider, mailbox: Mailbox, clock: Any, monkeypatch: Any, settings: Any
) -> None:
    (message,) = plan()
    kill_worker(monkeypatch, provider, is_handed_over=True)
    with monkeypatch.context() as patch:
        patch.setattr(sending, "current_provider", lambda: 1 / 0)
        come_back(clock)
    assert fresh(message).status == MessageStatus.SENDING
    come_back(clock)
    assert fresh(message).status == MessageStatus.SENT
    assert len(mailbox.mails) == 1


@pytest.mark.parametrize("provider", [FileProvider], indirect=True)
def test_does_not_send_what_was_stopped_since(
    provider: FileProvider, mailbox: Mailbox, clock: Any, monkeypatch: Any
) -> None:
    """Whoever stops a topic stops it at once, also where a mail about it was being handed over when a worker died."""
    customer = make_customer()
    record_consent(customer, Topic.OFFERS, source="checkout", text_version="1", by=SYSTEM)
    message = ask(OFFER, customer)
    kill_worker(monkeypatch, provider, is_handed_over=False)
    withdraw_consent(customer, Topic.OFFERS, source="one_click", by=SYSTEM)
    come_back(clock)
    assert (fresh(message).status, fresh(message).cancel_reason) == (MessageStatus.CANCELLED, CancelReason.NO_BASIS)
    assert not mailbox.mails


@pytest.mark.parametrize("provider", [FileProvider], indirect=True)
def test_does_not_send_again_for_a_shop_that_deleted_the_app(
    provider: FileProvider, shop: Shop, mailbox: Mailbox, clock: Any, monkeypatch: Any
) -> None:
    (message,) = plan()
    kill_worker(monkeypatch, provider, is_handed_over=False)
    change_state(shop, ShopState.REMOVED, since=clock())
    come_back(clock)
    come_back(clock)
    assert (fresh(message).status, fresh(message).cancel_reason) == (
        MessageStatus.CANCELLED,
        CancelReason.SHOP_REMOVED,
    )
    assert not mailbox.mails


def run_and_kill(mail_url: str, *, after: float) -> None:
    """A worker of its own, killed while it works."""
    with worker(mail_url) as process:
        time.sleep(after)
        process.kill()


KILLS = 3
COUNT = 80


@pytest.mark.proves("D19", part="processes killed in the middle of a batch")
@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_mute", [False, True], ids=["can be asked", "cannot be asked"])
def test_a_batch_survives_processes_that_are_killed(norte: Shop, settings: Any, tmp_path: Path, is_mute: bool) -> None:
    settings.MAIL_URL = f"ledger:{tmp_path}/ledger" + ("?mute=1" if is_mute else "")
    ledger = Ledger(tmp_path / "ledger", is_mute=is_mute)
    with shop_scope(norte):
        messages = plan(COUNT)
        for kill in range(KILLS):
            run_and_kill(settings.MAIL_URL, after=0.05 + 0.07 * kill)
            pass_time()
        run_queue("mail")
        states = Counter(fresh(message).status for message in messages)
    taken = ledger.taken()
    assert len(taken) == len(set(taken))
    assert states[MessageStatus.SENT] + states[MessageStatus.UNCERTAIN] == COUNT
    assert states[MessageStatus.UNCERTAIN] <= (KILLS if is_mute else 0)
    assert len(taken) >= states[MessageStatus.SENT]
