"""A believable shop, the same for the same number: its goods, its people and a year of orders."""
