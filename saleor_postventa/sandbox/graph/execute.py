"""One request to `/graphql/`: what is refused before it runs, and the answer's shape and status."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
)
from graphql.execution import execute_sync

from saleor_postventa.sandbox.auth.keys import Keys
from saleor_postventa.sandbox.auth.requestor import Requestor
from saleor_postventa.sandbox.world.world import World

from . import fields, mutations
from .context import Context
from .reading import read_document
from .refusals import describe
from .registry import wire
from .sdl import load_schema

MUTATION_LIMIT = 4
ALIAS_LIMIT = 100
COST = {"cost": {"requestedQueryCost": 0, "maximumAvailable": 50000}}
REGISTERED = (fields, mutations)
Answer = tuple[int, dict[str, Any]]


@dataclass(frozen=True)
class Endpoint:
    world: World
    keys: Keys
    schema: GraphQLSchema

    @classmethod
    def for_world(cls, world: World, keys: Keys) -> "Endpoint":
        return cls(world, keys, _wired(world.options.saleor_version))

    def answer(self, request: Any, requestor: Requestor) -> Answer:
        if refusal := self._refuse_request(request, requestor):
            return refusal
        try:
            document = self.read(request["query"])
            _limit(document)
        except GraphQLError as error:
            return 400, {"errors": [describe(error)], "extensions": COST}
        return self._run(document, request, requestor)

    def _refuse_request(self, request: Any, requestor: Requestor) -> Answer | None:
        if isinstance(request, list):
            return _fail(400, "Batching of requests is not allowed: the limit is 1.", "GraphQLError")
        if not isinstance(request, dict) or not isinstance(request.get("query"), str):
            return _fail(400, "Must provide a query string.", "GraphQLError")
        if requestor.app or requestor.is_staff or self.world.setting("allow_storefront_traffic", True):
            return None
        return _fail(401, "Storefront traffic is not allowed.", "STOREFRONT_TRAFFIC_NOT_ALLOWED")

    def _run(self, document: DocumentNode, request: dict[str, Any], requestor: Requestor) -> Answer:
        with self.world.acting():
            result = execute_sync(
                self.schema,
                document,
                context_value=Context(self.world, self.keys, requestor),
                variable_values=request.get("variables") or {},
                operation_name=request.get("operationName"),
            )
        if result.data is None and result.errors and not result.errors[0].path:
            return 400, {"errors": [describe(error) for error in result.errors], "extensions": COST}
        errors = {"errors": [describe(error) for error in result.errors]} if result.errors else {}
        return 200, {**errors, "data": result.data, "extensions": COST}

    def read(self, text: str) -> DocumentNode:
        """Raises GraphQLError where the document is not valid."""
        return read_document(self.schema, text)


@cache
def _wired(version: str) -> GraphQLSchema:
    return wire(load_schema(version))


def _limit(document: DocumentNode) -> None:
    for operation in document.definitions:
        if isinstance(operation, OperationDefinitionNode):
            asked = [node for node in operation.selection_set.selections if isinstance(node, FieldNode)]
            if operation.operation is OperationType.SUBSCRIPTION:
                raise GraphQLError("Subscriptions are not supported over HTTP.")
            if operation.operation is OperationType.MUTATION and len(asked) > MUTATION_LIMIT:
                raise GraphQLError(f"Number of mutations exceed the limit of {MUTATION_LIMIT}")
            if sum(1 for node in asked if node.alias) > ALIAS_LIMIT:
                raise GraphQLError(f"Number of aliases exceed the limit of {ALIAS_LIMIT}")


def _fail(status: int, message: str, code: str) -> Answer:
    error = {"message": message, "extensions": {"exception": {"code": code}}}
    return status, {"errors": [error], "extensions": COST}
