"""An invitation as it stands: what is asked next, and what was answered so far, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from saleor_postventa.core.texts import Said, Speaker
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.document.document import SurveyDocument
from saleor_postventa.surveys.document.piping import Recall, filled_said, recalled
from saleor_postventa.surveys.document.walking import Replies, next_question, questions_asked
from saleor_postventa.surveys.models import Answer, Invitation
from saleor_postventa.surveys.photo_links import answer_photo_path
from saleor_postventa.surveys.questions.kind import kind_of
from saleor_postventa.surveys.questions.question import Question

from .answers import answer_of, hidden_of, photos_of, product_of, replies_of
from .surveys import document_of


@dataclass(frozen=True)
class Asking:
    """An invitation as it stands, in the language that it is asked in."""

    invitation: Invitation
    language: str

    @cached_property
    def document(self) -> SurveyDocument:
        return document_of(self.invitation.version)

    @cached_property
    def answer(self) -> Answer | None:
        return answer_of(self.invitation.pk)

    @cached_property
    def replies(self) -> Replies:
        return replies_of(self.answer, self.document)

    @cached_property
    def hidden(self) -> Mapping[str, Any]:
        return hidden_of(self.answer, self.invitation)

    @cached_property
    def speaker(self) -> Speaker:
        return Speaker(self.language, current_shop().preferences.default_language)

    @cached_property
    def recall(self) -> Recall:
        customer = self.invitation.customer
        name = customer.first_name if customer is not None else ""
        on_the_way = {each.code for each in self.asked}
        replies = {code: reply for code, reply in self.replies.items() if code in on_the_way}
        return recalled(self.document, replies, self.speaker, first_name=name, product=product_of(self.invitation))

    @cached_property
    def pictures(self) -> Mapping[str, str]:
        """Where what they sent can be looked at, by the names of the photos."""
        if self.answer is None:
            return {}
        return {each.key: answer_photo_path(each, current_shop()) for each in photos_of([self.answer.pk])}

    @property
    def asked(self) -> tuple[Question, ...]:
        return questions_asked(self.document, self.replies, self.hidden)

    @property
    def coming(self) -> Question | None:
        return next_question(self.document, self.replies, self.hidden)

    def say(self, texts: dict[str, str]) -> Said:
        return filled_said(self.speaker.say(texts), self.recall)

    def kept(self, question: Question) -> dict[str, list[str]]:
        """What was answered before, as a browser would have sent it."""
        reply = self.replies.get(question.code)
        return kind_of(question).form_of(reply, question) if reply is not None else {}

    def before(self, question: Question) -> Question | None:
        """The one that led to it."""
        asked = [each for each in self.asked if each.code != question.code]
        if question in self.asked:
            asked = list(self.asked[: self.asked.index(question)])
        return asked[-1] if asked else None
