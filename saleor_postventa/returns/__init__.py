"""Returns and exchanges: from "can I send this back?" to money back.

A Return goes REQUESTED, APPROVED, SENT, RECEIVED, INSPECTED, RESOLVED; it may be DECLINED, CANCELLED or EXPIRED, and be
reopened. `rules.TRANSITIONS` is the whole diagram. What may be returned, until when and how, `policy/` decides, from a
published PolicyVersion. Asked, approved, received and inspected are different numbers of units. Each batch of inspected
units is a Settlement: money back, store credit, or an Exchange for another variant.
"""
