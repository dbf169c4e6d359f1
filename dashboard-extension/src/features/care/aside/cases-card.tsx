import { CasesBesideDocument } from "@/api/generated/care-aside";
import { useQuery } from "@/api/use-query";
import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import { CaseList } from "./case-list";
import { OpenForm } from "./open-form";
import { asideWords } from "./words";

const SHOWN = 10;

/** On an order's page: what had to be looked after. */
export function OrderCasesCard({ id }: { id: string }) {
  return <CasesCard about={{ orderId: id }} />;
}

/** On a customer's page: the same, of all their orders. */
export function CustomerCasesCard({ id }: { id: string }) {
  return <CasesCard about={{ customerId: id }} hasOrders />;
}

type CasesCardProps = { about: { orderId: string } | { customerId: string }; hasOrders?: boolean };

function CasesCard({ about, hasOrders = false }: CasesCardProps) {
  const t = useWords(asideWords);
  const { data } = useQuery(CasesBesideDocument, { filter: about, first: SHOWN });
  const found = data?.postSaleCases ?? null;
  if (found === null) return null;
  const cases = found.edges.map(({ node }) => node);
  return (
    <Card title={t("title")}>
      <Stack>
        {cases.length === 0 ? <EmptyState>{t("none")}</EmptyState> : <CaseList cases={cases} hasOrders={hasOrders} />}
        <OpenForm about={about} />
      </Stack>
    </Card>
  );
}
