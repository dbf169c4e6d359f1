"""What the demo's shop looks like, and how it takes things back."""

SHOP = {
    "senderName": "Monte y Casa",
    "replyTo": "hola@monteycasa.example",
    "postalAddress": "Calle del Coso 120, 50001 Zaragoza",
    "brandColor": "#1f5f4a",
}
POLICY = {
    "format": 1,
    "window": {"days": 30},
    "outcomes": ["refund", "credit", "exchange"],
    "methods": ["staff_label", "own_carrier"],
    "loss_by_grade": {"c": "30", "d": "100"},
    "rules": [
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
