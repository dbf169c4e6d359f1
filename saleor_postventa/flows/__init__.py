"""Mails that follow a purchase: the thank-you of an order, and flows that a shop writes.

A *flow* is a document in versions: what it begins with (a *trigger*), whom it is for, its *steps*, and what takes
somebody out of it. One person goes through it once for one cause: a *journey*, which is *waiting* at a step, *ended*,
or *left* before its end; or *held back*, to see what becomes of people without the flow. Each mail of a journey is a
message of `mailing`, which alone decides whether it may leave, and when.
A *segment* is a named set of conditions. A *staff task* is what a flow asks a person of the team to do.
"""
