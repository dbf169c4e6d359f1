"""Half a year of flows of the demo's shop: who went through them, who was held back, what is on its way and to do.

Of that past only the newest mails are sent: what left before is written down as it would stand. What begins from today
on, begins by itself.
"""
