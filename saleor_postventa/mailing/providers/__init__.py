"""How mail leaves the house: one module per way, chosen by the scheme of POSTVENTA_MAIL_URL."""
