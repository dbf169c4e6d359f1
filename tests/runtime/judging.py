"""What must be true after a chaos run, row by row of its table."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from saleor_postventa.credits.issuing import MARK
from saleor_postventa.sandbox.client import Sandbox

from .chaos import Chaos
from .report import Report
from .shoppers import BACK, BOUGHT, HOME, SHELF, Case

WORTH = Decimal(40)
BONUS = Decimal("1.05")
OVERTAKEN = "cancelled: overtaken"


def judge(run: Chaos, found: dict[str, Any]) -> Report:
    report = Report(f"Chaos, seed {run.seed}: {run.put_on_the_way} deliveries in {run.seconds:.0f} s")
    _what_was_done(report, run, found)
    _what_came(report, run, found)
    _timeline(report, found)
    _mails(report, run, found)
    _money_and_goods(report, run, found)
    return report


def _what_was_done(report: Report, run: Chaos, found: dict[str, Any]) -> None:
    report.head("What happened")
    report.say("deeds in the shop", run.trade.done, f"{run.trade.refused} refused, or Saleor was away")
    report.say("orders shipped", len(run.trade.shipped))
    report.say("returns through our API", len(run.shoppers.cases), f"{run.shoppers.repeated} calls had to be repeated")
    report.head("What was broken")
    share = 100 * run.lost_on_purpose / run.meant_to_send
    report.say("deliveries dropped", run.lost_on_purpose, f"{share:.0f} % of {run.meant_to_send}")
    report.say("the others, each sent twice, shuffled", run.put_on_the_way - run.lost_on_purpose)
    report.say_all(run.faults.done)
    broker = "Celery's messages thrown away" if run.faults.broker else "the broker: not done, no RabbitMQ to be had"
    report.say(broker, run.faults.messages_emptied)


def _what_came(report: Report, run: Chaos, found: dict[str, Any]) -> None:
    mirror, states = found["mirror"], run.control.state()["deliveries"]
    report.head("What came")
    report.say("deliveries kept", sum(found["deliveries"].values()), "what came twice is kept once")
    report.say("deliveries that Saleor gave up", states.get("FAILED", 0), "read again by the reconcile")
    report.must_be_empty("rows of work that were given up", found["dead"])
    report.say("orders in the mirror", mirror["orders"])
    report.say("people in the mirror", mirror["people"])
    missing = [] if mirror["is_read"] else ["Saleor could not be read anew"]
    report.must_be_empty("differences from Saleor: orders", [*missing, *mirror["orders_that_differ"]])
    report.must_be_empty("differences from Saleor: people", mirror["people_that_differ"])


def _timeline(report: Report, found: dict[str, Any]) -> None:
    mirror = found["mirror"]
    report.head("The timeline")
    report.say("facts that are true once", mirror["facts"])
    report.must_be_empty("facts lost", mirror["facts_missing"])
    report.must_be_empty("facts doubled", mirror["facts_too_many"])
    report.must_be_empty("returned units told too rarely or too often", found["units"])


def _mails(report: Report, run: Chaos, found: dict[str, Any]) -> None:
    mails = found["mails"]
    boxes = [_read(path) for path in run.host.mailbox.glob("*.eml")]
    sent = Counter(mails["ids"])
    expected = Counter([*run.trade.shipped, *(case.order for case in run.shoppers.cases)])
    thanks = Counter(mails["thanks"])
    overtaken = sum(count for fate, count in mails["not_sent"].items() if fate.endswith(OVERTAKEN))
    not_sent = [each for each in mails["not_sent"].items() if not each[0].endswith(OVERTAKEN)]
    report.head("Mails")
    report.say("sent", sum(sent.values()))
    report.say("in the mailbox", len(boxes))
    report.must_be_empty("lost between table and mailbox", sorted(sent - Counter(each[0] for each in boxes)))
    report.must_be_empty("in the mailbox and not in the table", sorted(Counter(each[0] for each in boxes) - sent))
    report.say("of returns, overtaken by later news of the same return", overtaken)
    report.must_be_empty("not sent for another reason", not_sent)
    report.must_be_empty("orders without thanks", sorted(expected - thanks))
    report.must_be_empty("orders thanked twice", sorted(order for order, count in thanks.items() if count > 1))
    report.must_be_empty("mails of returns lost", _mails_missing(found))
    report.must_be_empty("mails of returns doubled", [key for key, n in mails["of_returns"].items() if n > 1])


def _mails_missing(found: dict[str, Any]) -> list[str]:
    wanted = {
        "refund": ["return_approved", "return_received", "return_checked", "return_refund_started", "return_refunded"],
        "credit": ["return_approved", "return_received", "return_checked", "return_credit"],
    }
    keys = [f"{each['pk']} {kind}" for each in found["returns"] for kind in wanted[each["outcome"]]]
    return [key for key in keys if key not in found["mails"]["of_returns"]]


def _read(path: Path) -> tuple[str, str, str]:
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    return str(mail["Message-ID"]).strip("<>"), str(mail["To"]), str(mail["Subject"])


def _money_and_goods(report: Report, run: Chaos, found: dict[str, Any]) -> None:
    told = {each["order"]: each for each in found["returns"]}
    cards = run.control.cards()
    report.head("Money and goods of returns")
    report.say("returns", len(told))
    cases = run.shoppers.cases
    doubled = [order for order, count in Counter(each["order"] for each in found["returns"]).items() if count > 1]
    report.must_be_empty("returns not resolved", [each for each in told.values() if each["status"] != "resolved"])
    report.must_be_empty("returns lost", [case.order for case in cases if case.order not in told])
    report.must_be_empty("returns doubled", doubled)
    report.must_be_empty("refunds lost, doubled or wrong", _wrong(cases, lambda case: _refund(run.control, case)))
    report.must_be_empty("gift cards lost, doubled or wrong", _wrong(cases, lambda case: _credit(cards, told, case)))
    report.must_be_empty("reservations lost or doubled", _wrong(cases, lambda case: _reservation(told[case.order])))
    report.must_be_empty("stock wrong by a unit or more", _wrong(cases, lambda case: _stock(run.control, case)))
    report.must_be_empty("steps in Saleor left to a person", [each for each in found["moves"] if "done" not in each])
    report.say("steps in Saleor done", len(found["moves"]))


def _wrong(cases: list[Case], look: Callable[[Case], str | None]) -> list[str]:
    return [f"{case.order} {case.outcome}: {wrong}" for case in cases if (wrong := look(case))]


def _refund(saleor: Sandbox, case: Case) -> str | None:
    """In Saleor's books: asked for once, carried out once, to the cent."""
    books = saleor.order(case.order)
    events = [event for payment in books["transactions"] for event in payment["events"]]
    asked = [Decimal(amount) for kind, amount in events if kind == "REFUND_REQUEST"]
    back = sum(Decimal(payment["refunded"]) for payment in books["transactions"])
    grants = [(grant["status"], Decimal(grant["amount"])) for grant in books["granted_refunds"]]
    is_refund = case.outcome == "REFUND"
    wanted = ([WORTH], WORTH, [("SUCCESS", WORTH)]) if is_refund else ([], 0, [])
    return None if (asked, back, grants) == wanted else f"asked {asked}, back {back}, grants {grants}"


def _credit(cards: list[dict[str, Any]], told: dict[str, Any], case: Case) -> str | None:
    keys = [key for key, _, _ in told[case.order]["credits"]]
    made = [Decimal(card["initial"]) for card in cards if card.get(MARK) in keys]
    wanted = [WORTH * BONUS] if case.outcome == "CREDIT" else []
    return None if made == wanted else f"cards {made}, asked for by {keys}"


def _reservation(row: dict[str, Any]) -> str | None:
    """Made once, and given back once the units are in Saleor's book of returns."""
    counts = (row["reserved"], row["held"], row["returned"])
    return None if counts == (BACK, 0, BACK) else f"reserved, still held, returned: {counts}"


def _stock(saleor: Sandbox, case: Case) -> str | None:
    found = int(saleor.stock(case.variant)[HOME])
    wanted = SHELF - BOUGHT + BACK
    return None if found == wanted else f"{found} on the shelf, not {wanted}"
