import { NumberBox, Numbers } from "@/ui/layout";
import { useFormats, useWords } from "@/words/locale-context";

import type { OverviewData } from "./verdict";
import { overviewWords } from "./words";

export function WorkSection({ overview }: { overview: OverviewData }) {
  const t = useWords(overviewWords);
  const formats = useFormats();
  const note = ({ waiting, failed }: { waiting: number; failed: number }) =>
    `${t("waiting", { count: waiting })} · ${t("failed", { count: failed })}`;
  return (
    <Numbers>
      <NumberBox label={t("orders")} value={formats.number(overview.ordersCount)} note={t("ordersNote")} />
      {(["deliveries", "reactions", "messages"] as const).map((work) => (
        <NumberBox
          key={work}
          label={t(work)}
          value={formats.number(overview[work].done)}
          note={note(overview[work])}
        />
      ))}
    </Numbers>
  );
}
