"""Teaching us the words of a shop."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from saleor_postventa.core.actor import Actor
from saleor_postventa.core.clock import now
from saleor_postventa.core.errors import Refusal
from saleor_postventa.core.plain import is_plain
from saleor_postventa.events.services import record
from saleor_postventa.shops.scope import current_shop
from saleor_postventa.surveys.events import TopicWordDropped, TopicWordKept
from saleor_postventa.surveys.lexicon.folding import folded_phrase
from saleor_postventa.surveys.lexicon.shipped import LANGUAGES
from saleor_postventa.surveys.models import TopicWord

MOST_TOPIC, MOST_PHRASE, MOST_WORDS = 60, 80, 2000


class InvalidTopicWord(Refusal):
    code = "invalid_topic_word"
    text = _("Give a topic (60 characters at most) and a word or phrase with letters or numbers (80 at most).")


class UnknownLexiconLanguage(Refusal):
    code = "unknown_lexicon_language"
    text = _("There are words in Spanish and in English.")


class TooManyTopicWords(Refusal):
    code = "too_many_topic_words"
    text = _("There are 2,000 words of your own already. Take out some that are not needed any more.")


class UnknownTopicWord(Refusal):
    code = "not_found"
    text = _("That word is not there any more.")


@transaction.atomic
def keep_topic_word(language: str, topic: str, phrase: str, *, is_off: bool = False, by: Actor) -> TopicWord:
    """`phrase` means the topic from now on, or no longer does where `is_off`; it counts for old answers as well.

    Raises InvalidTopicWord, UnknownLexiconLanguage, TooManyTopicWords.
    """
    if language not in LANGUAGES:
        raise UnknownLexiconLanguage(field="language")
    topic, bare = topic.strip(), folded_phrase(phrase)
    if not topic or len(topic) > MOST_TOPIC or not is_plain(topic):
        raise InvalidTopicWord(field="topic")
    if not bare or len(bare) > MOST_PHRASE:
        raise InvalidTopicWord(field="phrase")
    shop, at = current_shop(), now()
    is_known = TopicWord.objects.filter(language=language, topic=topic, phrase=bare).exists()
    if not is_known and TopicWord.objects.count() >= MOST_WORDS:
        raise TooManyTopicWords
    word, _is_new = TopicWord.objects.update_or_create(
        shop=shop,
        language=language,
        topic=topic,
        phrase=bare,
        defaults={"is_off": is_off},
        create_defaults={"is_off": is_off, "created_at": at, "created_by": by.ref},
    )
    record(TopicWordKept(language=language, topic=topic, phrase=bare, is_off=is_off, occurred_at=at), by=by)
    return word


@transaction.atomic
def drop_topic_word(word_id: int, *, by: Actor) -> None:
    """Ours are then as we ship them. Raises UnknownTopicWord."""
    word = TopicWord.objects.select_for_update().filter(pk=word_id).first()
    if word is None:
        raise UnknownTopicWord(field="id")
    dropped = TopicWordDropped(language=word.language, topic=word.topic, phrase=word.phrase, occurred_at=now())
    record(dropped, by=by)
    word.delete()
