"""What a programme comes to: points of a line, what goes back, levels, breakage, signs of fraud. Pure.

No database and no clock: `now` and the zone are arguments. `terms` are the parts of a programme's document that are
asked here; whole points are `int`, amounts `Decimal` in the currency beside them.
"""
