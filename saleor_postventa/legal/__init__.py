"""The law as reviewed data, `<country>.yaml` with its sources, and pure look-ups: periods, floors, guarantee terms.

`laws.law_of(country)` reads the data, `periods` counts days by it, `holidays` knows the working days. No rule of a
shop may give a shopper less than what stands here.
"""
