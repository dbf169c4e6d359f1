"""Months in full: "by December 6, 2026", and not "by Dec. 6, 2026."."""

DATE_FORMAT = "F j, Y"
DATETIME_FORMAT = "F j, Y, H:i"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
