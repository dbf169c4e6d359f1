"""What the demo's shop looks like, and how it takes things back."""

SHOP = {
    "senderName": "Monte y Casa",
    "replyTo": "hola@monteycasa.example",
    "postalAddress": "Calle del Coso 120, 50001 Zaragoza",
    "brandColor": "#1f5f4a",
    "isReviewRequestOn": True,
    "isClickCountOn": True,
}
DROP_OFF_POINTS = [
    {
        "name": "Papelería Luna",
        "address": "Calle Alfonso I, 22\n50003 Zaragoza",
        "postal_code": "50003",
        "hours": "L-S 9-21 h",
    },
    {
        "name": "Bazar Sol",
        "address": "Paseo Sagasta, 3\n50006 Zaragoza",
        "postal_code": "50006",
        "hours": "L-V 10-14 h, 17-20 h",
    },
]
TOP_LEVEL, TOP_WINDOW_DAYS = "summit", 60
WAYS = {"drop_off": {"points": DROP_OFF_POINTS}, "pickup": {"countries": ["ES"]}}
POLICY = {
    "format": 1,
    "window": {"days": 30},
    "outcomes": ["refund", "credit", "exchange"],
    "methods": ["staff_label", "own_carrier", "drop_off", "pickup"],
    "loss_by_grade": {"c": "30", "d": "100"},
    "rules": [
        {
            "id": "top-level",
            "names": {"es": "Nivel Cumbre", "en": "Summit level"},
            "conditions": [{"kind": "tier", "value": {"any_of": [TOP_LEVEL]}}],
            "actions": [{"kind": "set_window", "value": {"days": TOP_WINDOW_DAYS}}],
        },
        {
            "id": "credit-bonus",
            "names": {"es": "Un 5 % más en saldo", "en": "5 % more as store credit"},
            "actions": [{"kind": "credit_incentive", "value": {"percent": "5"}}],
        },
        {
            "id": "big-things",
            "names": {"es": "Cosas de más de 250 €", "en": "Things for more than 250 €"},
            "priority": 300,
            "conditions": [{"kind": "return_value", "value": {"at_least": "250"}}],
            "actions": [{"kind": "needs_review", "value": {"note": "Una persona mira lo que vale mucho."}}],
        },
    ],
}
