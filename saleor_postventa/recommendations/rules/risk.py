"""How likely a product comes back, as far as so few sales can tell."""

from collections.abc import Mapping

LEAST_FIRM, USUAL_FIRM, MOST_FIRM = 4.0, 20.0, 400.0


def return_risks(units: Mapping[int, tuple[int, int]]) -> dict[int, float]:
    """Of `{product: (sent, came back)}`, each share drawn towards that of the whole shop, the more the fewer were sent.

    A beta distribution fitted to the shop's products by their moments (empirical Bayes): a product of which one of two
    came back is not one of which half comes back.
    """
    seen = {product: (sent, min(back, sent)) for product, (sent, back) in units.items() if sent > 0}
    sent_of_all = sum(sent for sent, _back in seen.values())
    if not sent_of_all:
        return {}
    mean = sum(back for _sent, back in seen.values()) / sent_of_all
    firmness = _firmness(seen, mean, sent_of_all)
    return {product: (back + firmness * mean) / (sent + firmness) for product, (sent, back) in seen.items()}


def _firmness(seen: Mapping[int, tuple[int, int]], mean: float, sent_of_all: int) -> float:
    """As many units as the shop's mean weighs.

    By the moments of J. C. Kleinman, Proportions with extraneous variance (JASA 68, 1973), with the units as weights.
    """
    if len(seen) < 2:
        return USUAL_FIRM
    noise = mean * (1 - mean)
    spread = sum(sent * (back / sent - mean) ** 2 for sent, back in seen.values())
    room = sent_of_all - sum(sent**2 for sent, _back in seen.values()) / sent_of_all
    between = (spread - (len(seen) - 1) * noise) / room
    if between <= 0:
        return MOST_FIRM
    return min(max(noise / between - 1, LEAST_FIRM), MOST_FIRM)
