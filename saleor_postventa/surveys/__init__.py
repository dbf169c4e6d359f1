"""What customers say when they are asked: surveys, who is asked when, and what they answered; reviews of products.

A survey is a document in versions. A *draft* becomes version 1, 2, 3 when it is published, and never changes then, so
that answers stay with the very questions that were asked. An *invitation* asks one person once, for one cause: a
delivery, a return, a case. It has at most one *answer*, with a part for each question.
"""
