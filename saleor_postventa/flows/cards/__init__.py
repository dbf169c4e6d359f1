"""The thank-you card that goes into a parcel: its words, the paper, and the link that the team prints it by."""
