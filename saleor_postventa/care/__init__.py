"""Cases: something a person of the team has to look at, with the thread of what shopper and team say about it.

A Case is OPEN while it is the team's turn, ANSWERED while it is the shopper's, and SOLVED with an outcome; it may be
reopened. `rules.TRANSITIONS` is the whole diagram. While it is not solved its customer is on hold: no offers, and no
points that end. What hangs on a score (`origin` SURVEY) is opened at most once per answer.
"""
