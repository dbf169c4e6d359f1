import { useState } from "react";

import { CustomerReturnsDocument } from "@/api/generated/returns-aside";
import { useQuery } from "@/api/use-query";
import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { PlainButton } from "@/ui/plain-button";
import { useWords } from "@/words/locale-context";

import { CustomerGuards } from "./guards";
import { ReturnList } from "./return-list";
import { asideWords } from "./words";

const PAGE = 10;

/** On a customer's page: their returns, the newest first. */
export function CustomerReturnsCard({ id }: { id: string }) {
  const t = useWords(asideWords);
  const [first, setFirst] = useState(PAGE);
  const { data, isLoading } = useQuery(CustomerReturnsDocument, { id, saleorId: null, first });
  const returns = data?.postSaleCustomer?.returns ?? null;
  if (returns === null) return null;
  const more = returns.totalCount - returns.edges.length;
  return (
    <Card title={t("title")}>
      {returns.totalCount === 0 ? <EmptyState>{t("none")}</EmptyState> : <ReturnList returns={returns.edges.map(({ node }) => node)} hasOrders />}
      {more > 0 ? (
        <PlainButton onClick={() => setFirst(first + PAGE)} isDisabled={isLoading}>
          {t("more", { count: more })}
        </PlainButton>
      ) : null}
      <CustomerGuards customerId={id} />
    </Card>
  );
}
