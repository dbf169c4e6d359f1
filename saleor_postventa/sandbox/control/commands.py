"""Every command: its name, what it takes, and the verb that carries it out.

A command is `POST /control/<name>` with a JSON object of the command's fields; it answers the ids of what it made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from saleor_postventa.sandbox.runtime import Runtime

Answer = dict[str, Any]
Command = Callable[[Runtime, Any], Answer]


@dataclass(frozen=True)
class Registered:
    takes: type[msgspec.Struct]
    run: Command


COMMANDS: dict[str, Registered] = {}


def command(name: str) -> Callable[[Callable[[Runtime, Any], Answer]], Command]:
    """Registers a function whose second parameter's type says what the command takes."""

    def register(run: Command) -> Command:
        COMMANDS[name] = Registered(run.__annotations__["wanted"], run)
        return run

    return register


class Nothing(msgspec.Struct, kw_only=True, frozen=True):
    pass


class OrderOnly(msgspec.Struct, kw_only=True, frozen=True):
    order: str


class CustomerOnly(msgspec.Struct, kw_only=True, frozen=True):
    customer: str
