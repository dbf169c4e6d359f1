"""Why a survey is not written, published or moved."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.errors import Refusal
from saleor_postventa.events.labels import called
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.document.checks import Flaw
from saleor_postventa.surveys.models import SurveyVersion


class UnknownSurvey(Refusal):
    code = "not_found"
    text = _("This survey doesn't exist, or belongs to another shop.")


class InvalidSurvey(Refusal):
    """`path` leads to what is wrong, as in `questions.2.settings.options`."""

    code = "invalid_survey"
    text = _("The survey can't be used: {path}: {problem}")


class FlawedSurvey(Refusal):
    """`flaws` are those that keep it from being published."""

    code = "flawed_survey"
    text = _("The survey can't be published: {problems}")

    def __init__(self, found: Sequence[Flaw]) -> None:
        self.flaws = list(found)
        super().__init__(field=found[0].path, problems=" ".join(each.message for each in found))


class CodeTaken(Refusal):
    code = "code_taken"
    text = _("There is another survey with the code “{taken}”. Choose another one.")


class BadCode(Refusal):
    code = "bad_code"
    text = _("A code is made of small letters, digits, - and _ alone, and begins with a letter or a digit.")


class NothingReadyMade(Refusal):
    code = "nothing_ready_made"
    text = _("There is no survey to start from that is called “{wanted}”.")


class NoDraft(Refusal):
    code = "no_draft"
    text = _("There is nothing to publish: since its last version nobody changed this survey.")


class WrongState(Refusal):
    code = "wrong_state"
    text = _("That can't be done with a survey that is “{state}”.")


class SurveyOvertaken(Refusal):
    """`version` is what somebody made of the draft after it was read; None where it was thrown away."""

    code = "overtaken"
    text = _("{what} Nothing was changed: look at it before you go on.")

    def __init__(self, version: SurveyVersion | None) -> None:
        self.version = version
        super().__init__(field="revision", what=_made_of_it(version))


def _made_of_it(version: SurveyVersion | None) -> str:
    if version is None:
        return str(_("After you opened the draft, somebody threw it away."))
    when = version.changed_at.astimezone(current_shop().preferences.zone)
    who = called(version.changed_by) or _("somebody")
    saved, published = (
        _("After you opened it, {who} saved a draft ({when})."),
        _("After you opened it, {who} published it ({when})."),
    )
    said = saved if version.is_draft else published
    return str(said).format(who=who, when=date_format(when, "SHORT_DATETIME_FORMAT"))
