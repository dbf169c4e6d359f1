"""What there is to say of the connection with Saleor."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count
from django.utils.translation import gettext as _

from saleor_postventa.core.clock import now
from saleor_postventa.core.work import WorkState
from saleor_postventa.shops.findings import Finding, Level, finds
from saleor_postventa.shops.models import Shop
from saleor_postventa.shops.rules import ShopState
from saleor_postventa.shops.secrets import UnreadableSecret, unseal

from .catchup.models import CatchUpRun, RunState
from .catchup.queries import run_errors
from .manifest import extensions_fingerprint, parse_version, webhooks_fingerprint
from .models import Alarm, Delivery
from .oversize import ALARM as OVERSIZE
from .upkeep import MISSING, UNREACHABLE

LATELY = timedelta(hours=1)
LOOKED_AT, ENOUGH = 50, 5
CLOCKS_APART, LONG_ON_THE_WAY = timedelta(seconds=30), timedelta(minutes=5)


@finds
def installation(shop: Shop) -> Iterator[Finding]:
    told = {
        ShopState.INACTIVE: (
            _("The app is switched off in Saleor."),
            _("Switch it on under Extensions. What happens until then has to be read from Saleor afterwards."),
        ),
        ShopState.REMOVED: (_("The app was deleted in Saleor."), _("Install it again; nothing is lost here.")),
        ShopState.LOST: (
            _("Saleor no longer accepts the app's token."),
            _("See whether the app is active under Extensions, or install it again."),
        ),
    }
    if shop.is_active:
        yield Finding("installed", Level.OK, _("The app is installed and active."))
    else:
        title, advice = told[ShopState(shop.state)]
        yield Finding(f"shop_{shop.state}", Level.ERROR, title, advice)


@finds
def stored_token(shop: Shop) -> Iterator[Finding]:
    try:
        unseal(shop.sealed_token)
    except UnreadableSecret:
        yield Finding(
            "token_unreadable",
            Level.ERROR,
            _("The app's token can't be read with the keys that are set."),
            _("Put the earlier key back into POSTVENTA_ENCRYPTION_KEYS, or install the app again."),
        )


@finds
def clocks(shop: Shop) -> Iterator[Finding]:
    """By the webhooks of the last hour: none arrives before it was issued, and the quickest takes no time."""
    lately = Delivery.objects.filter(received_at__gt=now() - LATELY).exclude(issued_at=None)
    recent = lately.order_by("-received_at").values_list("received_at", "issued_at")[:LOOKED_AT]
    delays = [received - issued for received, issued in recent if issued]
    quickest = min(delays, default=timedelta(0))
    seconds = int(abs(quickest.total_seconds()))
    if quickest < -CLOCKS_APART:
        title = _("This machine's clock is {seconds} seconds behind Saleor's.")
    elif quickest > LONG_ON_THE_WAY and len(delays) >= ENOUGH:
        title = _("Webhooks arrive {seconds} seconds after they were written, or this machine's clock is ahead.")
    else:
        return
    advice = _("Let both machines set their clocks by NTP: deadlines and short-lived tokens depend on them.")
    yield Finding("clocks_differ", Level.WARNING, title.format(seconds=seconds), advice)


@finds
def reinstall(shop: Shop) -> Iterator[Finding]:
    version = parse_version(shop.saleor_version)
    if shop.manifest_fingerprint != extensions_fingerprint(version):
        yield Finding(
            "reinstall_due",
            Level.WARNING,
            _("Pages or permissions of the app changed since it was installed."),
            _("Delete the app under Extensions and install it again; everything here is kept."),
        )
    if shop.webhooks_fingerprint != webhooks_fingerprint(version):
        yield Finding(
            "webhooks_outdated",
            Level.INFO,
            _("The webhooks in Saleor are being brought in line with this version of the app."),
            _("This happens by itself within an hour."),
        )


@finds
def alarms(shop: Shop) -> Iterator[Finding]:
    told = {
        MISSING: (
            _("Permissions are missing: {detail}."),
            _("Grant them to the app under Extensions. Until then the features that need them rest."),
        ),
        UNREACHABLE: (_("Saleor could not be reached: {detail}."), _("We try again every few minutes.")),
        OVERSIZE: (
            _("A webhook was too large to take ({detail}, counted once a minute: {count})."),
            _("The orders are read from Saleor instead. Raise POSTVENTA_MAX_BODY_BYTES if it happens often."),
        ),
    }
    for alarm in Alarm.objects.filter(cleared_at=None).order_by("code"):
        title, advice = told.get(alarm.code, (alarm.code, ""))
        yield Finding(alarm.code, Level.WARNING, title.format(detail=alarm.detail, count=alarm.count), advice)


@finds
def deliveries(shop: Shop) -> Iterator[Finding]:
    rows = Delivery.objects.exclude(state=WorkState.DONE).values("state").annotate(count=Count("pk"))
    counts = {row["state"]: row["count"] for row in rows}
    dead = counts.get(WorkState.DEAD, 0)
    if dead:
        yield Finding(
            "dead_deliveries",
            Level.WARNING,
            _("{count} webhooks could not be processed.").format(count=dead),
            _("Look at them under Webhooks, and process them again when the cause is gone."),
        )


@finds
def catching_up(shop: Shop) -> Iterator[Finding]:
    """A run is stuck while a step of it was given up on."""
    running = list(CatchUpRun.objects.filter(state=RunState.RUNNING).values_list("pk", flat=True))
    for error in run_errors(running).values():
        yield Finding(
            "catch_up_stuck",
            Level.WARNING,
            _("Reading Saleor's data stopped: {detail}").format(detail=error),
            _("Open Overview and go on reading; it resumes where it stopped."),
        )
