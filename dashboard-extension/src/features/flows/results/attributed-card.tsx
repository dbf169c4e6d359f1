import { Card, NumberBox, Numbers, Stack } from "@/ui/layout";
import { useFormats, useWords } from "@/words/locale-context";

import type { Results } from "./uplift-card";
import { flowResultWords } from "./words";

/** The figure that mail tools show, beside the comparison: both in words, always, and why they differ. */
export function AttributedCard({ attributed, uplift }: { attributed: Results["attributed"]; uplift: Results["uplift"] }) {
  const t = useWords(flowResultWords);
  const formats = useFormats();
  const { inWords, whyDifferent, people, orders, revenue, days } = attributed;
  return (
    <Card title={t("afterClick")} lead={t("afterClickLead", { days })}>
      <Stack>
        <p>
          <strong>{inWords}</strong>
        </p>
        {orders === null ? null : (
          <Numbers>
            <NumberBox label={t("clicked")} value={formats.number(people ?? 0)} />
            <NumberBox label={t("ordersAfter")} value={formats.number(orders)} />
            {revenue === null ? null : <NumberBox label={t("revenueAfter")} value={formats.money(revenue)} note={t("lessRefunds")} />}
            <Added uplift={uplift} />
          </Numbers>
        )}
        <p>{whyDifferent}</p>
      </Stack>
    </Card>
  );
}

/** What the comparison says in money, for the two to stand side by side. */
function Added({ uplift: { total, currency } }: { uplift: Results["uplift"] }) {
  const t = useWords(flowResultWords);
  const formats = useFormats();
  if (total === null) return <NumberBox label={t("addedBeside")} value="–" note={t("notKnown")} />;
  const change = (amount: number) => formats.difference({ amount, currency });
  return <NumberBox label={t("addedBeside")} value={change(total.value)} note={t("between", { low: change(total.low), high: change(total.high) })} />;
}
