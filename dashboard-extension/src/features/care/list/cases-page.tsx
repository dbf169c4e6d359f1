import { NumberBox, Numbers, Page, PageHeader } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { useFormats, useWords } from "@/words/locale-context";

import { careWords } from "../words";
import { CaseFilters } from "./case-filters";
import { CaseTable } from "./case-table";
import { type CaseList, useCases } from "./use-cases";

export function CasesPage() {
  const t = useWords(careWords);
  const list = useCases();
  const gate = useQueryGate(list, list.cases);
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Counts counts={list.counts} />
      <CaseFilters list={list} />
      {gate ?? <CaseTable list={list} />}
    </Page>
  );
}

function Counts({ counts }: { counts: CaseList["counts"] }) {
  const t = useWords(careWords);
  const { number } = useFormats();
  if (counts === null) return null;
  return (
    <Numbers>
      <NumberBox label={t("countOpen")} value={number(counts.open)} />
      <NumberBox label={t("countOverdue")} value={number(counts.overdue)} />
      <NumberBox label={t("countUnassigned")} value={number(counts.unassigned)} />
      <NumberBox label={t("countOwn")} value={number(counts.own)} />
    </Numbers>
  );
}
