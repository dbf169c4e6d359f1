import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import type { Results } from "./uplift-card";
import { flowResultWords } from "./words";

type Row = Results["people"][number];

/** How many are how far, and why whoever left did. */
export function PeopleCard({ people }: { people: Results["people"] }) {
  const t = useWords(flowResultWords);
  const formats = useFormats();
  const columns: Column<Row>[] = [
    { head: t("state"), cell: ({ stateLabel }) => capital(stateLabel), isMain: true },
    { head: t("reason"), cell: ({ reasonLabel }) => (reasonLabel === "" ? "–" : capital(reasonLabel)) },
    { head: t("count"), cell: ({ count }) => formats.number(count), isEnd: true, isNamed: true },
  ];
  return (
    <Card title={t("people")}>
      {people.length === 0 ? (
        <EmptyState>{t("noPeople")}</EmptyState>
      ) : (
        <Table label={t("people")} columns={columns} rows={people} keyOf={({ state, reason }) => `${state} ${reason}`} isStacked />
      )}
    </Card>
  );
}
