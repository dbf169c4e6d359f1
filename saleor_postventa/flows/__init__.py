"""Mails that follow a purchase. The first flow: thanks, and what happens next, when the first parcel leaves."""
