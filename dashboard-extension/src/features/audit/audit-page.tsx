import { Page, PageHeader } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { AuditFilters } from "./audit-filters";
import { AuditTable } from "./audit-table";
import { useAudit } from "./use-audit";
import { auditWords } from "./words";

export function AuditPage() {
  const t = useWords(auditWords);
  const audit = useAudit();
  const gate = useQueryGate(audit, audit.rows);
  const { filter, setFilter, customer } = audit;
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <AuditFilters filter={filter} setFilter={setFilter} customer={customer} />
      {audit.isOrderMissing ? (
        <EmptyState>{t("noOrder", { number: filter.order })}</EmptyState>
      ) : (
        (gate ?? <AuditTable audit={audit} />)
      )}
    </Page>
  );
}
