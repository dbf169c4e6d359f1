"""Half a year of surveys: who was asked, who was not and why, who answered, and what."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from saleor_postventa.core.clock import now
from saleor_postventa.demo.travel import at
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.codes import AnswerChannel, InvitationReason, InvitationStatus
from saleor_postventa.surveys.models import Answer, Invitation, Survey
from saleor_postventa.surveys.queries.standing import Asking
from saleor_postventa.surveys.queries.surveys import current_of
from saleor_postventa.surveys.services.answering import answer_page, record_score
from saleor_postventa.surveys.services.begun import Sender

from .cases import Desk, Fate
from .people import Purchase, by_day
from .sayings import ANSWERS, Sayings
from .settling import settle
from .surveys import CSAT, NPS

ASKED_SINCE = timedelta(days=170)
PAUSE = timedelta(days=90)
LASTS, REMINDED_AFTER = timedelta(days=30), timedelta(days=5)
AFTER_ARRIVAL = {NPS: timedelta(days=7), CSAT: timedelta(days=19)}
TRIGGERS = {NPS: "delivered", CSAT: "return_closed"}
ANSWER_RATES = {NPS: 0.34, CSAT: 0.6}
# Of a hundred answers, in this order: 0 to 10, and 1 to 5. The carrier was on strike for three weeks.
USUAL = (1, 0, 1, 2, 1, 4, 5, 11, 19, 27, 29)
STRIKE = (4, 2, 4, 7, 5, 10, 10, 14, 16, 16, 12)
STRIKE_BEGAN, STRIKE_ENDED = timedelta(days=95), timedelta(days=74)
OF_RETURNS = (5, 6, 14, 38, 37)
FAULTS = ("slow_refund", "drop_off", "cost", "not_told", "decision")
# What a visitor finds in the list of cases: solved and made good, answered, too late, and waiting since this morning.
FATES = (
    Fate(6.5, 2, "solved", "El paquete llegó con tres semanas de retraso, cuando ya habíamos vuelto del viaje."),
    Fate(4.8, 5, "answered", "Llegó con un golpe y a la segunda vez que lo usamos se rompió."),
    Fate(3.4, 4, "overdue", "Escribí dos correos para saber dónde estaba el paquete y no me contestaron."),
    Fate(1.7, 3, "waiting", "Llegó roto: la caja venía aplastada y sin relleno."),
)


@dataclass
class Months:
    """Of one survey after the other, in the order in which people were asked."""

    chance: Random
    desk: Desk
    sayings: Sayings
    surveys: dict[str, Survey]
    began: datetime
    ended: datetime = field(default_factory=now)
    asked_at: dict[int, tuple[datetime, Invitation]] = field(default_factory=dict)
    unhappy: set[int] = field(default_factory=set)
    fates: list[Fate] = field(default_factory=lambda: list(FATES))
    answered: int = 0

    def live(self, bought: list[Purchase]) -> None:
        for sent_at, survey, purchase in sorted(self._occasions(bought), key=lambda each: (each[0], each[2].order.pk)):
            with transaction.atomic():
                self._ask(sent_at, survey, purchase)

    def _occasions(self, bought: list[Purchase]) -> list[tuple[datetime, str, Purchase]]:
        """While a return is open nobody is asked how the order was; afterwards they are asked about the return."""
        found = []
        for purchase in bought:
            code = CSAT if purchase.is_returned else NPS
            sent_at = by_day(purchase.arrived_at + AFTER_ARRIVAL[code], self.chance.randrange(600))
            if self.began < sent_at < self.ended - timedelta(hours=1):
                found.append((sent_at, code, purchase))
        return found

    def _ask(self, sent_at: datetime, survey: str, purchase: Purchase) -> None:
        lately = self.asked_at.get(purchase.customer.pk)
        if lately is not None and sent_at < lately[0] + PAUSE:
            self._write(survey, purchase, sent_at, InvitationStatus.THROTTLED, InvitationReason.ASKED_LATELY)
            return
        if self.chance.random() < 0.02:
            self._write(survey, purchase, sent_at, InvitationStatus.SKIPPED, InvitationReason.CAME_BACK)
            return
        invitation = self._write(survey, purchase, sent_at, InvitationStatus.SENT)
        self.asked_at[purchase.customer.pk] = (sent_at, invitation)
        fate = self._fate(survey, sent_at, purchase)
        answered_at = self._answer_time(survey, sent_at, purchase, fate)
        if answered_at is None:
            self._let_pass(invitation)
        else:
            self._answer(invitation, survey, purchase, answered_at, fate)

    def _write(
        self, survey: str, purchase: Purchase, sent_at: datetime, status: InvitationStatus, reason: str = ""
    ) -> Invitation:
        """As asking would have left it: nobody gets a mail of half a year ago."""
        is_sent, row = status == InvitationStatus.SENT, self.surveys[survey]
        return Invitation.objects.create(
            shop=current_shop(),
            survey=row,
            version=current_of(row),
            customer=purchase.customer,
            order=purchase.order,
            # The key by which a delivery is known: nobody is asked again when its date becomes known.
            cause=f"{TRIGGERS[survey]}:{purchase.order.pk}",
            trigger=TRIGGERS[survey],
            created_at=purchase.arrived_at,
            due_at=sent_at,
            status=status,
            status_since=sent_at,
            reason=reason,
            sent_at=sent_at if is_sent else None,
            delivered_at=sent_at + timedelta(seconds=40) if is_sent and self.chance.random() < 0.985 else None,
            expires_at=sent_at + LASTS,
            language=purchase.language,
        )

    def _fate(self, survey: str, sent_at: datetime, purchase: Purchase) -> Fate | None:
        """The first who was asked since then."""
        if survey != NPS or purchase.language != "es" or not self.fates:
            return None
        return self.fates.pop(0) if sent_at > self.ended - timedelta(days=self.fates[0].days_ago) else None

    def _answer_time(self, survey: str, sent_at: datetime, purchase: Purchase, fate: Fate | None) -> datetime | None:
        if fate is None and purchase.customer.pk not in self.unhappy and self.chance.random() > ANSWER_RATES[survey]:
            return None
        took = timedelta(minutes=6) if fate else timedelta(minutes=4 + self.chance.expovariate(1 / 900))
        answered_at = sent_at + min(took, timedelta(days=20))
        return answered_at if answered_at < self.ended - timedelta(minutes=20) else None

    def _let_pass(self, invitation: Invitation) -> None:
        assert invitation.sent_at is not None
        if invitation.sent_at + REMINDED_AFTER < self.ended and invitation.survey_id == self.surveys[NPS].pk:
            invitation.reminded_at = invitation.sent_at + REMINDED_AFTER
        self._run_out(invitation)

    def _run_out(self, invitation: Invitation) -> None:
        if invitation.sent_at is not None and invitation.sent_at + LASTS < self.ended:
            invitation.status, invitation.status_since = InvitationStatus.EXPIRED, invitation.sent_at + LASTS
        invitation.save()

    def _answer(
        self, invitation: Invitation, survey: str, purchase: Purchase, moment: datetime, fate: Fate | None
    ) -> None:
        score = fate.score if fate else self._score(survey, moment, purchase)
        channel = self.chance.choices(list(AnswerChannel), (78, 8, 9, 5))[0]
        sender = Sender(by=purchase.shopper, channel=channel, language=purchase.language)
        with at(moment):
            answer = record_score(invitation.pk, score, sender)
        later = moment + timedelta(seconds=35)
        with at(later):
            if fate is not None or self.chance.random() < 0.9:
                self._go_on(invitation, answer, score, sender, fate)
        self.answered += 1
        invitation.refresh_from_db()
        if invitation.status == InvitationStatus.SENT:
            self._run_out(invitation)
        settle(later)
        self.desk.look_after(answer, moment, fate)
        if survey == NPS:
            (self.unhappy.add if score <= 6 else self.unhappy.discard)(purchase.customer.pk)

    def _score(self, survey: str, moment: datetime, purchase: Purchase) -> int:
        if survey == CSAT:
            return self.chance.choices(range(1, 6), OF_RETURNS)[0]
        if purchase.customer.pk in self.unhappy and self.chance.random() < 0.7:
            return self.chance.choice((8, 9, 9, 10))
        is_strike = STRIKE_ENDED < self.ended - moment < STRIKE_BEGAN
        return self.chance.choices(range(11), STRIKE if is_strike else USUAL)[0]

    def _go_on(self, invitation: Invitation, answer: Answer, score: int, sender: Sender, fate: Fate | None) -> None:
        """To the end; the question why is often left empty."""
        while (question := Asking(invitation, sender.language).coming) is not None:
            form = {}
            if question.kind == "choices":
                form = {question.name: self.chance.sample(FAULTS, self.chance.choice((1, 1, 2)))}
            elif fate is not None or self.chance.random() < 0.62:
                form = {question.name: [fate.text if fate else self._words(invitation, score, sender.language)]}
            answer_page(invitation.pk, question.code, form, sender)

    def _words(self, invitation: Invitation, score: int, language: str) -> str:
        """A score of returns, from 1 to 5, means what twice as many mean of ten."""
        of_ten = score if invitation.trigger == TRIGGERS[NPS] else score * 2
        mood = "promoter" if of_ten >= 9 else "passive" if of_ten >= 7 else "detractor"
        return self.sayings.of(ANSWERS[language, mood])
