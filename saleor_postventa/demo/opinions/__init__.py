"""Months of surveys, reviews and cases of the demo's shop, as if the app had been there all the time.

Whom the shop asked is written down; what people said and what the team did about it goes through the services, at the
moment when it happened. No mail of that past is sent: `asking` has the mails of today sent, for a visitor to answer.
"""
