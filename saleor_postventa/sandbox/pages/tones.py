"""Which colour a status has."""

_TONES = {
    **dict.fromkeys(("FULFILLED", "FULL", "SUCCESS"), "good"),
    **dict.fromkeys(("CANCELED", "EXPIRED", "RETURNED", "REPLACED"), "quiet"),
    **dict.fromkeys(("FAILURE", "OVERCHARGED"), "bad"),
}


def tone_of(status: str) -> str:
    return _TONES.get(status, "waiting")
