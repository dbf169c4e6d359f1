"""The policy engine: (policy, facts, now) -> decision, with a trace. Pure: no database, no clock, no network."""
