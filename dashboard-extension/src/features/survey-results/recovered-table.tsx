import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import type { QuestionFound } from "./use-results";
import { resultsWords } from "./words";

type Row = QuestionFound["recoveredByOutcome"][number];

/** Whom the team won back, by what came of the case. */
export function RecoveredTable({ rows }: { rows: Row[] }) {
  const t = useWords(resultsWords);
  const formats = useFormats();
  const columns: Column<Row>[] = [
    { head: t("outcome"), cell: ({ label }) => label, isMain: true },
    {
      head: t("recovered"),
      cell: ({ recovered: { value, low, high, n } }) =>
        t("optionShare", { share: formats.percent(value), low: formats.percent(low), high: formats.percent(high), n }),
    },
  ];
  return (
    <div>
      <Table label={t("recoveredBy")} columns={columns} rows={rows} keyOf={({ outcome }) => outcome} isStacked />
      <p>{t("recoveredNote")}</p>
    </div>
  );
}
