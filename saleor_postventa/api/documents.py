"""Parsed and validated documents, kept by their text's hash: a client that repeats itself costs no parsing."""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass

from graphql import DocumentNode, GraphQLError, GraphQLSchema, Source, parse, validate

from saleor_postventa.web.extent import check_extent
from saleor_postventa.web.limits import MAX_TOKENS, Shape, TooMuchAsked, check_shape, check_text, shape_of

MOST_KEPT = 500
MOST_REFUSALS_KEPT = 100
MOST_ERRORS = 10


class InvalidDocument(Exception):
    """The document is no GraphQL, or does not fit our schema: the asker's mistake, whatever a scalar raised at it."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        self.errors = errors
        super().__init__(errors[0].message)


@dataclass(frozen=True)
class Prepared:
    document: DocumentNode
    shape: Shape


Refused = InvalidDocument | TooMuchAsked


class Documents:
    """The newest `most` of them, least recently used out first; those that were refused apart, with their reason."""

    def __init__(self, schema: GraphQLSchema, *, most: int = MOST_KEPT) -> None:
        self._schema = schema
        self._most = most
        self._kept: OrderedDict[bytes, Prepared] = OrderedDict()
        self._refused: OrderedDict[bytes, Refused] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def prepare(self, text: str) -> Prepared:
        """Raises InvalidDocument, TooMuchAsked."""
        mark = hashlib.sha256(text.encode()).digest()
        with self._lock:
            if mark in self._kept:
                self._kept.move_to_end(mark)
                return self._kept[mark]
            known = self._refused.get(mark)
        if known is not None:
            raise _again(known)
        try:
            prepared = self._read(text)
        except (InvalidDocument, TooMuchAsked) as refused:
            self._note(mark, _without_nodes(refused, text))
            raise
        with self._lock:
            self._kept[mark] = prepared
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return prepared

    def _note(self, mark: bytes, refused: Refused) -> None:
        with self._lock:
            self._refused[mark] = refused
            if len(self._refused) > MOST_REFUSALS_KEPT:
                self._refused.popitem(last=False)

    def _read(self, text: str) -> Prepared:
        check_text(text)
        try:
            document = parse(text, max_tokens=MAX_TOKENS, no_location=False)
        except GraphQLError as error:
            raise InvalidDocument([error]) from error
        check_extent(document)
        errors = validate(self._schema, document, max_errors=MOST_ERRORS)
        if errors:
            raise InvalidDocument([GraphQLError(each.message, each.nodes) for each in errors])
        shape = shape_of(document)
        check_shape(shape)
        return Prepared(document, shape)


def _again(refused: Refused) -> Refused:
    """A fresh one, for exceptions that were raised hold on to all that they passed."""
    if isinstance(refused, InvalidDocument):
        return InvalidDocument(refused.errors)
    return TooMuchAsked(field=None, **refused.values)


def _without_nodes(refused: Refused, text: str) -> Refused:
    """What is told of it, without the document's tree."""
    if not isinstance(refused, InvalidDocument):
        return _again(refused)
    source = Source(text)
    return InvalidDocument(
        [GraphQLError(each.message, source=source, positions=each.positions) for each in refused.errors]
    )
