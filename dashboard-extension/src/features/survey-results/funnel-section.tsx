import { Card } from "@/ui/layout";
import { ShareBar } from "@/ui/share-bar";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import type { Results } from "./use-results";
import { resultsWords } from "./words";

type Step = Results["funnel"]["steps"][number];

/** How many are left from being asked to having answered, and of how many. */
export function FunnelSection({ results }: { results: Results }) {
  const t = useWords(resultsWords);
  const formats = useFormats();
  const columns: Column<Step>[] = [
    { head: t("step"), cell: ({ step }) => t(`step${step}`), isMain: true },
    { head: t("people"), cell: ({ count }) => (count === null ? t("unreported") : formats.number(count)), isEnd: true },
    {
      head: t("share"),
      cell: ({ share, of }) =>
        share === null || of === null
          ? "–"
          : t("shareOf", {
              share: formats.percent(share.value),
              low: formats.percent(share.low),
              high: formats.percent(share.high),
              n: share.n,
              of: t(`of${of}`),
            }),
    },
    {
      head: t("drawn"),
      cell: ({ share }) =>
        share === null ? null : (
          <ShareBar share={share} end={1} label={t("bar", { low: formats.percent(share.low), high: formats.percent(share.high) })} />
        ),
    },
  ];
  return (
    <Card title={t("funnel")} lead={t("funnelLead")}>
      <Table label={t("funnel")} columns={columns} rows={results.funnel.steps} keyOf={({ step }) => step} isStacked />
    </Card>
  );
}
