"""The base of every mutation: one `input`, and a payload with the object and `errors`."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Self

import graphene

from saleor_postventa.core.errors import Failure, Refusal

from .errors import PostSaleError, payload_error
from .permissions import Access, check

logger = logging.getLogger(__name__)


class PostSaleMutation(graphene.Mutation):
    """Subclasses set `access`, `Arguments.input` and their payload's fields, and `perform`.

    `perform` gets the input's fields as keywords, calls one service and returns `cls(...)`, with `errors` where there
    are several of them. `renamed` tells which input stands for a service's argument of another name.
    """

    access: ClassVar[Access]
    perform: ClassVar[Callable[..., Self]]
    renamed: ClassVar[Mapping[str, str]] = {}

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        cls.errors = graphene.List(graphene.NonNull(PostSaleError), required=True)
        super().__init_subclass_with_meta__(**options)

    @classmethod
    def mutate(cls, root: Any, info: Any, **arguments: Any) -> Self:
        check(cls.access, info.context.viewer)
        try:
            payload = cls.perform(info, **arguments["input"])
        except (Refusal, Failure) as error:
            if isinstance(error, Failure):
                logger.warning("%s: %s", cls.__name__, error)
            return cls(**cls.beside(error), errors=[payload_error(error, cls.renamed)])
        payload.errors = payload.errors or []
        return payload

    @classmethod
    def beside(cls, error: Refusal | Failure) -> dict[str, Any]:
        """What the payload tells beside the sentence of an error."""
        return cls.nothing()

    @classmethod
    def nothing(cls) -> dict[str, Any]:
        """What the payload's required fields hold beside errors."""
        return {}
