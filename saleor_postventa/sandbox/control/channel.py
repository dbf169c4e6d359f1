"""Staff changes how a channel takes orders."""

import msgspec

from saleor_postventa.sandbox.runtime import Runtime
from saleor_postventa.sandbox.verbs.finding import find_channel

from .commands import Answer, command


class ChannelChange(msgspec.Struct, kw_only=True, frozen=True):
    channel: str
    automatically_confirm: bool = True
    prices_entered_with_tax: bool = True


@command("change-channel")
def change_channel(runtime: Runtime, wanted: ChannelChange) -> Answer:
    with runtime.world.acting():
        channel = find_channel(runtime.world, wanted.channel)
        channel.automatically_confirm = wanted.automatically_confirm
        channel.prices_entered_with_tax = wanted.prices_entered_with_tax
        runtime.world.store.put(channel)
    return {}
