"""Where somebody answers a survey, question by question, without a script.

Opening it records nothing, however often and by whatever: scanners and previews open links too. Only sending does.
"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_http_methods

from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.mailing.presenting import shop_page
from saleor_postventa.people.visits import LANGUAGE_COOKIE, actor_of, shopper_page
from saleor_postventa.surveys.codes import AnswerChannel, InvitationStatus
from saleor_postventa.surveys.document.document import SurveyDocument
from saleor_postventa.surveys.links import answer_path, open_answer_link
from saleor_postventa.surveys.queries.answers import over
from saleor_postventa.surveys.queries.promises import promise_of
from saleor_postventa.surveys.queries.standing import Asking
from saleor_postventa.surveys.queries.surveys import document_of
from saleor_postventa.surveys.questions.file import NEW
from saleor_postventa.surveys.questions.kind import Form, kind_of
from saleor_postventa.surveys.questions.question import Question
from saleor_postventa.surveys.rules.answering import SCORED
from saleor_postventa.surveys.services.answering import NotAsked, answer_page, finish_answer
from saleor_postventa.surveys.services.begun import NotAnswerable, Sender
from saleor_postventa.surveys.services.photos import NO_PHOTOS, PhotosUnchecked, draw_uploads
from saleor_postventa.web.links import LinkBroken, LinkExpired
from saleor_postventa.web.rates import is_within_rate

from .asking import TRAP, Page, form_values, language_of

QUESTION, THANKS, OVER = "surveys/pages/answer.html", "surveys/pages/thanks.html", "surveys/pages/over.html"
TOO_OFTEN = "portal/pages/too_often.html"
SENT_PER_MINUTE = 40
MOST_DIGITS = 2
# What the button sends that ends it here, and what the page is told then.
FINISH, DONE = "finish", "done"


@shopper_page
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Any, token: str) -> HttpResponse:
    """For whoever holds the link; `score` chooses one beforehand, `at` goes back to what was answered."""
    try:
        invitation = open_answer_link(request.shop, token)
    except (LinkBroken, LinkExpired) as refused:
        return shop_page(request, OVER, {"message": refused.message}, status=404)
    chosen = request.GET.get("lang") or request.COOKIES.get(LANGUAGE_COOKIE) or ""
    spoken = language_of(invitation, document_of(invitation.version), request.page_language if chosen else "")
    page_language = request.page_language if chosen else request.shop.preferences.language_for(spoken)
    request.page_language = page_language
    with translation.override(page_language):
        response = _answer(request, Asking(invitation, spoken), _here(request, token))
    response.headers["Content-Language"] = page_language
    return response


def _answer(request: Any, asking: Asking, here: str) -> HttpResponse:
    reason = over(asking.invitation)
    if reason is not None:
        return shop_page(request, OVER, {"message": reason.label}, status=410)
    if request.method != "POST":
        return _show(request, asking, here)
    if not is_within_rate("survey", _visitor(request), limit=SENT_PER_MINUTE, seconds=60):
        return shop_page(request, TOO_OFTEN, {}, status=429)
    return _take(request, asking, here)


def _show(request: Any, asking: Asking, here: str) -> HttpResponse:
    question = _asked_for(request, asking) or asking.coming
    is_done = DONE in request.GET and asking.invitation.status == InvitationStatus.ANSWERED
    if question is None or is_done:
        return _thank(request, asking, here)
    chosen = _chosen_score(request, asking.document)
    given = chosen if question == asking.document.questions[0] and chosen else asking.kept(question)
    page = Page(question=question, here=here, channel=_channel(request), given=given)
    return shop_page(request, QUESTION, _values(asking, page))


def _take(request: Any, asking: Asking, here: str) -> HttpResponse:
    code = request.POST.get("question", "")
    form = {name: request.POST.getlist(name) for name in request.POST}
    try:
        if FINISH in request.POST:
            return _finish(request, asking, here)
        answer_page(asking.invitation.pk, code, form, _sender(request, asking, form))
    except NotAnswerable as refused:
        return shop_page(request, OVER, {"message": refused.reason.label}, status=410)
    except NotAsked:
        # Sent from a page that was left open: what was answered since then has led elsewhere.
        return redirect(here)
    except Refusal as refused:
        question = asking.document.question(code)
        assert question is not None
        if kind_of(question).takes_files:
            form = asking.kept(question)  # of what could not be kept nothing can be shown
        page = Page(question=question, here=here, channel=_channel(request), given=form, refused=refused)
        return shop_page(request, QUESTION, _values(asking, page), status=422)
    return redirect(here)


def _finish(request: Any, asking: Asking, here: str) -> HttpResponse:
    """They have said enough. Raises NotAnswerable."""
    sender = Sender(
        by=actor_of(asking.invitation.customer), channel=AnswerChannel(_channel(request)), language=asking.language
    )
    finish_answer(asking.invitation.pk, sender)
    return redirect(f"{here}?{DONE}=1")


def _sender(request: Any, asking: Asking, form: Form) -> Sender:
    """Raises PhotosUnchecked, and what drawing photos raises."""
    question = asking.document.question(request.POST.get("question", ""))
    uploads = request.FILES.getlist(f"{question.name}.{NEW}") if question is not None else []
    try:
        photos = draw_uploads(question, form, uploads) if question is not None else NO_PHOTOS
    except Failure as error:
        raise PhotosUnchecked(field=question.name if question is not None else "") from error
    return Sender(
        by=actor_of(asking.invitation.customer),
        channel=AnswerChannel(_channel(request)),
        language=asking.language,
        photos=photos,
        is_suspect=bool(request.POST.get(TRAP)),
    )


def _thank(request: Any, asking: Asking, here: str) -> HttpResponse:
    values = {
        "title": asking.say(asking.document.names),
        "thanks": asking.say(asking.document.thanks),
        "change": f"{here}?at={asking.asked[0].code}",
        "has_points": asking.coming is None and bool(promise_of(asking.invitation, asking.document)),
        "is_test": asking.invitation.is_test,
    }
    return shop_page(request, THANKS, values)


def _values(asking: Asking, page: Page) -> dict[str, Any]:
    has_sent = asking.answer is not None and page.question.code not in asking.replies
    return {
        **form_values(asking, page),
        "title": asking.say(asking.document.names),
        "has_sent": has_sent,
        "finish": FINISH,
        "promise": ""
        if asking.answer and asking.answer.submitted_at
        else promise_of(asking.invitation, asking.document),
        "is_test": asking.invitation.is_test,
    }


def _asked_for(request: Any, asking: Asking) -> Question | None:
    """One that was answered, and is to be looked at again; the first, where the mail's score is another one."""
    wanted = request.GET.get("at", "")
    found = next((each for each in asking.asked if each.code == wanted), None)
    if found is not None or not asking.asked:
        return found
    first, chosen = asking.document.questions[0], _chosen_score(request, asking.document)
    return first if chosen and chosen != asking.kept(first) else None


def _chosen_score(request: Any, document: SurveyDocument) -> dict[str, list[str]]:
    """Of the first question alone: the others are asked on pages that no mail leads to."""
    first, score = document.questions[0], request.GET.get("score", "")
    is_score = score.isascii() and score.isdigit() and len(score) <= MOST_DIGITS
    return {first.name: [str(int(score))]} if is_score and first.kind in SCORED else {}


def _channel(request: Any) -> str:
    told = request.POST.get("from") or request.GET.get("from", "")
    if told in AnswerChannel.values:
        return str(told)
    return AnswerChannel.MAIL if "score" in request.GET else AnswerChannel.PAGE


def _visitor(request: Any) -> str:
    return f"{request.shop.pk}:{request.META.get('REMOTE_ADDR', '')}"


def _here(request: Any, token: str) -> str:
    return answer_path(request.shop.slug, token)
