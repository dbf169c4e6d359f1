"""Writes docs/reference/law.md and policy.md from the law's data and the registries: `python -m tools.rulebook`."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
OWN_FILES = ("ES", "PT", "FR", "DE", "IT")
LAW_HEAD = """\
# The law that the program goes by

Made from `saleor_postventa/legal/*.yaml` by `python -m tools.rulebook`; a test compares it with the data. It is not
legal advice: what was read only in secondary sources says so, and has to be looked up before a shop relies on it.

"EEA" stands for every state of the European Economic Area without data of its own. For other countries no law is
held: there a policy is bound by nothing but itself.
"""
POLICY_HEAD = """\
# What a return policy can ask and do

Made from the registries in `saleor_postventa/returns/policy/` by `python -m tools.rulebook`; a test compares it with
the program. How a policy is written, and what is refused: [the return policy](../guides/return-policy.md).
"""


def table(head: list[str], rows: list[list[object]]) -> str:
    lines: list[list[object]] = [[*head], ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in row) + " |" for row in lines) + "\n"


def law() -> str:
    from saleor_postventa.legal.laws import law_of  # noqa: PLC0415  (after django.setup)

    laws = {name: law_of(code) for name, code in [("EEA", "IE"), *((code, code) for code in OWN_FILES)]}
    known = [(name, found) for name, found in laws.items() if found is not None]
    withdrawal = table(
        ["", "withdrawal", "article", "not told of it", "money back", "sending back", "cost and loss of value"],
        [
            [
                name,
                f"{each.withdrawal.days} days",
                f"{each.withdrawal.article}; from: {each.withdrawal.start_article}",
                f"{each.withdrawal.uninformed_months} months more ({each.withdrawal.uninformed_article})",
                f"{each.refunding.days} days ({each.refunding.article})" + _late(each.refunding),
                f"{each.sending.days} days ({each.sending.article})",
                f"{each.sending.cost_article}; {each.sending.loss_article}",
            ]
            for name, each in known
        ],
    )
    guarantee = table(
        ["", "goods", "digital", "fault presumed", "remedies", "free of charge"],
        [
            [
                name,
                f"{each.guarantee.goods_years} years ({each.guarantee.article})",
                f"{each.guarantee.digital_years} years ({each.guarantee.digital_article})",
                _presumed(each.guarantee),
                each.guarantee.remedies_article,
                each.guarantee.free_article,
            ]
            for name, each in known
        ],
    )
    first = known[0][1]
    exclusions = table(
        ["code", "the law leaves out", "needs", *(name for name, _ in known)],
        [
            [f"`{code}`", each.names["en"], each.needs.value, *(found.exclusions[code].article for _, found in known)]
            for code, each in first.exclusions.items()
        ],
    )
    sources = table(
        ["", "source", "read", "how"],
        [
            [name, f"[{source.title}]({source.url})", source.read_on, f"{source.kind.value}. {source.note}"]
            for name, each in known
            for key, source in each.sources.items()
            if name == "EEA" or key not in first.sources
        ],
    )
    parts = [("Withdrawal", withdrawal), ("Legal guarantee", guarantee), ("Left out of withdrawal", exclusions)]
    return LAW_HEAD + "".join(f"\n## {title}\n\n{text}" for title, text in [*parts, ("Sources", sources)])


def _presumed(terms: Any) -> str:
    return f"{terms.presumed_months} months, digital {terms.digital_presumed_months} ({terms.presumed_article})"


def _late(refunding: Any) -> str:
    return f"; late: {refunding.late} ({refunding.late_article})" if refunding.late else ""


def policy() -> str:
    from django.utils import translation  # noqa: PLC0415  (after django.setup)

    import saleor_postventa.returns.policy.document  # noqa: F401, PLC0415  (it fills the registries)
    from saleor_postventa.returns.policy.kinds import actions, conditions, harmless  # noqa: PLC0415

    with translation.override("en"):
        asked = table(
            ["condition", "about", "is", "value", "on the public page"],
            [
                [f"`{each.code}`", each.subject.value, each.label, _form(each.value), "yes" if each.is_public else "no"]
                for each in conditions
            ],
        )
        done = table(
            ["action", "about", "does", "value", "bound by law"],
            [
                [
                    f"`{each.code}`",
                    each.subject.value,
                    each.label,
                    _form(each.value),
                    "no" if each.breach is harmless else "yes",
                ]
                for each in actions
            ],
        )
    return f"{POLICY_HEAD}\n## Conditions\n\n{asked}\n## Actions\n\n{done}"


def _form(value: Any) -> str:
    fields = value.model_json_schema().get("properties", {})
    return ", ".join(f"`{name}`" for name in fields) or json.dumps({})


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    written = {REFERENCE / "law.md": law(), REFERENCE / "policy.md": policy()}
    if "--check" in sys.argv:
        return 0 if all(path.read_text() == text for path, text in written.items()) else 1
    for path, text in written.items():
        path.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
