import { Columns, Page, PageHeader, Stack } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { PointsViews } from "@/ui/points-views";
import { useWords } from "@/words/locale-context";

import { BooksTable } from "./books-table";
import { LiabilitySection } from "./liability-section";
import { ProofSection } from "./proof-section";
import { useAccounting } from "./use-accounting";
import { accountingWords } from "./words";

export function AccountingPage() {
  const t = useWords(accountingWords);
  const state = useAccounting();
  const { books } = state;
  const gate = useQueryGate(state, books, { need: "orders" });
  return (
    <Page>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          books === null ? undefined : (
            <a href={books.exportPath} download>
              {t("export")}
            </a>
          )
        }
      />
      <PointsViews />
      {gate}
      {books === null ? null : (
        <Stack>
          <BooksTable books={books} state={state} />
          <Columns main={<LiabilitySection books={books} />} aside={<ProofSection proof={books.proof} />} />
        </Stack>
      )}
    </Page>
  );
}
