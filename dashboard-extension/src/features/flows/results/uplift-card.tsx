import type { FlowDifferenceFragment, FlowResultsQuery, FlowShareFragment } from "@/api/generated/flows";
import { Card, NumberBox, Numbers, Stack } from "@/ui/layout";
import { Pill } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import { points } from "./figures";
import { flowResultWords } from "./words";

export type Results = NonNullable<NonNullable<FlowResultsQuery["flow"]>["results"]>;

/** In words first; then both shares and every difference, each with what it may be by chance. */
export function UpliftCard({ uplift }: { uplift: Results["uplift"] }) {
  const t = useWords(flowResultWords);
  const { inWords, isKnown, days, treated, heldBack, conversion } = uplift;
  return (
    <Card title={t("title")} lead={t("lead", { days })} actions={<Pill tone={isKnown ? "success" : "neutral"}>{t(isKnown ? "known" : "notKnown")}</Pill>}>
      <Stack>
        <p>
          <strong>{inWords}</strong>
        </p>
        <Numbers>
          <Share label={t("treated")} share={treated} />
          <Share label={t("heldBack")} share={heldBack} />
          {conversion === null ? null : <Conversion difference={conversion} />}
          <Money uplift={uplift} />
        </Numbers>
      </Stack>
    </Card>
  );
}

export function Share({ label, share }: { label: string; share: FlowShareFragment | null }) {
  const t = useWords(flowResultWords);
  const formats = useFormats();
  if (share === null) return <NumberBox label={label} value="–" note={t("nobody")} />;
  const { value, low, high, n } = share;
  return <NumberBox label={label} value={formats.percent(value)} note={t("share", { low: formats.percent(low), high: formats.percent(high), n })} />;
}

function Conversion({ difference: { value, low, high } }: { difference: FlowDifferenceFragment }) {
  const t = useWords(flowResultWords);
  const formats = useFormats();
  return (
    <NumberBox
      label={t("conversion")}
      value={t("points", { change: points(value, formats) })}
      note={t("between", { low: points(low, formats), high: points(high, formats) })}
    />
  );
}

function Money({ uplift: { revenue, revenueCutAt, total, currency } }: { uplift: Results["uplift"] }) {
  const t = useWords(flowResultWords);
  const formats = useFormats();
  const change = (amount: number) => formats.difference({ amount, currency });
  const between = ({ low, high }: FlowDifferenceFragment) => ({ low: change(low), high: change(high) });
  return (
    <>
      {revenue === null ? null : (
        <NumberBox
          label={t("revenue")}
          value={change(revenue.value)}
          note={
            revenueCutAt === null
              ? t("between", between(revenue))
              : t("revenueCut", { ...between(revenue), cut: formats.money({ amount: revenueCutAt, currency }) })
          }
        />
      )}
      {total === null ? null : <NumberBox label={t("total")} value={change(total.value)} note={t("between", between(total))} />}
    </>
  );
}
