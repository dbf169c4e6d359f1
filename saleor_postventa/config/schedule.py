"""Everything that happens by the clock, in one list. Each entry is safe to run twice, and late."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from saleor_postventa.care import chores as care
from saleor_postventa.core.registry import Registry
from saleor_postventa.core.sqlite import counts as sqlite
from saleor_postventa.credits import chores as store_credit
from saleor_postventa.events import chores as events
from saleor_postventa.flows import chores as flows
from saleor_postventa.hooks import chores as hooks
from saleor_postventa.loyalty import chores as loyalty
from saleor_postventa.mailing import chores as mailing
from saleor_postventa.orders import chores as orders
from saleor_postventa.people import chores as people
from saleor_postventa.portal import chores as portal
from saleor_postventa.recommendations import chores as recommendations
from saleor_postventa.refunds import chores as refunds
from saleor_postventa.returns import chores as returns
from saleor_postventa.saleor import chores as saleor
from saleor_postventa.saleor.catchup import chores as catchup
from saleor_postventa.shops import chores as shops
from saleor_postventa.shops import heartbeats
from saleor_postventa.surveys import chores as surveys


@dataclass(frozen=True)
class Chore:
    name: str
    every: timedelta
    run: Callable[[], None]

    @property
    def interval_seconds(self) -> float:
        return self.every.total_seconds()


chores: Registry[Chore] = Registry("chores")


def _every(interval: timedelta, *runs: Callable[[], None]) -> None:
    for run in runs:
        name = f"{run.__module__.split('.')[-2]}.{run.__name__}"
        chores.add(name, Chore(name, interval, run))


_every(timedelta(minutes=1), heartbeats.note_schedule)
_every(timedelta(minutes=5), saleor.look_after_shops, returns.follow_policies, loyalty.activate_points)
_every(timedelta(minutes=5), loyalty.follow_mirrors, surveys.ask_whoever_is_due, flows.move_whoever_is_due)
_every(timedelta(minutes=2), refunds.follow_refunds_of_shops)
_every(timedelta(minutes=15), store_credit.go_on_with_credits_of_shops, loyalty.take_back_unused_rewards)
_every(timedelta(minutes=15), catchup.reconcile_shops, orders.estimate_deliveries_of_shops)
_every(timedelta(hours=1), returns.remind_and_expire, returns.watch_refund_deadlines, surveys.remind_and_close)
_every(timedelta(hours=1), loyalty.sign_ledgers, loyalty.close_books_of_shops)
_every(timedelta(hours=1), loyalty.look_after_points, sqlite.renew_counts)
_every(timedelta(minutes=15), flows.begin_by_the_calendar)
_every(timedelta(hours=1), flows.take_back_unused_coupons)
_every(timedelta(days=1), flows.reckon_customers)
_every(timedelta(hours=1), surveys.ask_for_due_reviews, surveys.follow_rating_mirrors, care.settle_quiet_cases)
_every(timedelta(hours=1), loyalty.give_points_of_days, loyalty.follow_referrals, recommendations.learn_at_night)
_every(timedelta(days=1), catchup.check_shops_thoroughly, loyalty.reckon_levels, loyalty.retry_given_up_mirrors)
_every(
    timedelta(days=1),
    saleor.forget_old_deliveries,
    mailing.forget_old_copies,
    mailing.forget_old_clicks,
    mailing.check_senders,
)
_every(timedelta(days=1), events.forget_old_events)
_every(timedelta(days=1), portal.forget_old_access, returns.forget_strays, catchup.forget_old_runs_of_shops)
_every(
    timedelta(days=1),
    people.forget_old_guests,
    hooks.forget_old_messages,
    hooks.forget_rotated_secrets,
    orders.forget_late_deliveries,
    loyalty.forget_stray_files,
    loyalty.forget_invited,
    care.forget_old_cases,
    surveys.forget_old_tests,
    surveys.retry_given_up_rating_mirrors,
    shops.forget_old_colleagues,
)
