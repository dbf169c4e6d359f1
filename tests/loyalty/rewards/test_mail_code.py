"""The mail with a reward's code: once, in the shopper's language, and only while the code is theirs."""

import pytest

from saleor_postventa.core.work import drain, queues
from saleor_postventa.loyalty.codes import ReleaseCause, RewardKind
from saleor_postventa.loyalty.mails.rewards import REWARD
from saleor_postventa.loyalty.notices import plan_reward_mail
from saleor_postventa.loyalty.services.releasing import cancel_redemption
from saleor_postventa.loyalty.services.warning import POINTS_BACK
from saleor_postventa.mailing.models import ConsentEntry, Message, SentCopy
from tests.mailing.conftest import Mailbox, mailbox
from tests.refunds.scene import BY, Saleor

from .scene import Shopper, code_for, make_reward, settle

__all__ = ["mailbox"]


@pytest.mark.parametrize("kind", [RewardKind.AMOUNT, RewardKind.GIFT_CARD, RewardKind.DONATION])
def test_it_says_the_code_in_their_language(saleor: Saleor, lea: Shopper, mailbox: Mailbox, kind: RewardKind) -> None:
    redemption = lea.redeem(make_reward(kind), language="es")
    settle()
    drain(queues.get("mail"))
    [mail] = mailbox.mails
    text, code = mailbox.part("plain"), code_for(redemption)
    assert "5 menos" in str(mail["Subject"])
    assert ("Tu código" in text, code in text) == (kind != RewardKind.DONATION, True)
    plan_reward_mail(redemption.pk, by=BY)
    assert (Message.objects.count(), ConsentEntry.objects.count()) == (1, 1)
    assert not code or code not in SentCopy.objects.get().text


def test_given_back_meanwhile_no_code_leaves(saleor: Saleor, lea: Shopper, mailbox: Mailbox) -> None:
    redemption = lea.redeem(make_reward())
    settle()
    cancel_redemption(redemption.pk, cause=ReleaseCause.SHOPPER, by=BY)
    settle()
    drain(queues.get("mail"))
    assert Message.objects.get(kind=REWARD).status == "cancelled"
    assert list(Message.objects.filter(status="sent").values_list("kind", flat=True)) == [POINTS_BACK]
    assert len(mailbox.mails) == 1
