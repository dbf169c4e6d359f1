"""Links are opened by many who are no person: whatever opens one, nothing is recorded."""

import pytest

from saleor_postventa.events.models import RecordedEvent
from saleor_postventa.surveys.models import Answer, Invitation

from .openers import OPENERS
from .scene import browser, given, path_to, read, send

pytestmark = pytest.mark.django_db
ALL_SCORES = range(11)


@pytest.mark.proves("C3", part="whoever opens links without a click, on every link of the mail, leaves no vote")
def test_scanners_and_previews_leave_no_vote(asked: Invitation) -> None:
    before = Invitation.objects.values().get(pk=asked.pk)
    happened = RecordedEvent.objects.count()
    for opener in OPENERS:
        web = browser(headers={"User-Agent": opener.agent, **opener.headers})
        for method in opener.methods:
            for score in ("", "0", "9"):
                answer = getattr(web, method)(path_to(asked), {"score": score} if score and method != "options" else {})
                assert answer.status_code == (405 if method == "options" else 200), opener.name
    assert not Answer.objects.exists()
    assert RecordedEvent.objects.count() == happened
    assert Invitation.objects.values().get(pk=asked.pk) == before


@pytest.mark.proves("C3")
def test_the_person_counts_who_comes_after_the_scanner(asked: Invitation) -> None:
    scanner = browser(headers={"User-Agent": OPENERS[0].agent})
    for score in ALL_SCORES:
        scanner.head(path_to(asked), {"score": score})
        scanner.get(path_to(asked), {"score": score})
    assert not Answer.objects.exists()
    web = browser()
    for score in ("8", "3"):
        assert f'value="{score}" checked' in read(web, f"{path_to(asked)}?score={score}")
        send(web, path_to(asked), "nps", score, **{"from": "mail"})
        assert given(asked) == {"nps": int(score)}
    assert Answer.objects.count() == 1
