"""What a gateway asks every subgraph: its SDL, and the objects behind the keys that it holds (Apollo Federation)."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import graphene
from django.utils.translation import gettext_lazy as _
from graphql import GraphQLError

from saleor_postventa.core.errors import Refusal
from saleor_postventa.web.federation import Representation, entities

MOST_REPRESENTATIONS = 100


class TooManyEntities(Refusal):
    code = "too_many_entities"
    text = _("At most {allowed} objects can be asked for at once.")


class UnknownEntity(Refusal):
    code = "unknown_entity"
    text = _("This part of the graph adds nothing to {name}.")


class AnyRepresentation(graphene.Scalar):
    """A type's name and the fields of one of its keys."""

    class Meta:
        name = "_Any"

    @staticmethod
    def parse_value(value: Any) -> Representation:
        if not isinstance(value, dict) or not isinstance(value.get("__typename"), str):
            raise GraphQLError("A representation is an object with a __typename.")
        return value


class Service(graphene.ObjectType):
    class Meta:
        name = "_Service"

    sdl = graphene.String(required=True)


def federation_fields(sdl: str) -> Any:
    """A root type with `_service` and `_entities` alone."""

    class Entity(graphene.Union):
        class Meta:
            name = "_Entity"
            types = tuple(entity.type for entity in entities)

        @classmethod
        def resolve_type(cls, instance: Any, info: Any) -> Any:
            return type(instance)

    class FederatedQuery(graphene.ObjectType):
        """Everything the merchant, the shopper and integrators can ask of the after-sale app."""

        class Meta:
            name = "Query"

        service = graphene.Field(Service, name="_service", required=True)
        entities = graphene.List(
            Entity,
            name="_entities",
            representations=graphene.List(graphene.NonNull(AnyRepresentation), required=True),
            required=True,
        )

        @staticmethod
        def resolve_service(root: Any, info: Any) -> Service:
            return Service(sdl=sdl)

        @staticmethod
        def resolve_entities(root: Any, info: Any, representations: Sequence[Representation]) -> list[Any]:
            return resolve_representations(info, representations)

    return FederatedQuery


def resolve_representations(info: Any, representations: Sequence[Representation]) -> list[Any]:
    """One object or null for each, in order; every type is loaded once. Raises TooManyEntities, UnknownEntity."""
    if len(representations) > MOST_REPRESENTATIONS:
        raise TooManyEntities(allowed=MOST_REPRESENTATIONS)
    places: dict[str, list[int]] = defaultdict(list)
    for place, representation in enumerate(representations):
        places[representation["__typename"]].append(place)
    found: list[Any] = [None] * len(representations)
    for name, own in places.items():
        if name not in entities:
            raise UnknownEntity(name=name)
        objects = entities.get(name).load(info, [representations[place] for place in own])
        for place, one in zip(own, objects, strict=True):
            found[place] = one
    return found
