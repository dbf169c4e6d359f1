"""What mutations of a draft answer: the version, and which one overtook it."""

from typing import Any, ClassVar

import graphene

from saleor_postventa.core.errors import Failure, Refusal
from saleor_postventa.web.mutation import PostSaleMutation

from .drafts import DraftOvertaken


class DraftMutation(PostSaleMutation):
    """Those of a document say of which type a version is, and in which field they answer it."""

    version_type: ClassVar[type[graphene.ObjectType]]
    shown_as: ClassVar[str]

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        setattr(cls, cls.shown_as, graphene.Field(cls.version_type))
        cls.overtaken_by = graphene.Field(
            cls.version_type,
            description="With the code `overtaken`: what somebody made of the draft after it was read.",
        )
        super().__init_subclass_with_meta__(**options)

    @classmethod
    def beside(cls, error: Refusal | Failure) -> dict[str, Any]:
        told = {"overtaken_by": error.version} if isinstance(error, DraftOvertaken) else {}
        return {**super().beside(error), **told}
