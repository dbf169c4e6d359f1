import { Link } from "react-router";

import { OrderReturnsDocument } from "@/api/generated/returns-aside";
import { useQuery } from "@/api/use-query";
import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import { ReturnList } from "./return-list";
import { useReturnableLine } from "./use-returnable-line";
import { asideWords } from "./words";

/** On an order's page: its returns, and what can still be returned. */
export function OrderReturnsCard({ id }: { id: string }) {
  const t = useWords(asideWords);
  const returnableLine = useReturnableLine();
  const { data } = useQuery(OrderReturnsDocument, { id, saleorId: null });
  const order = data?.postSaleOrder ?? null;
  if (order === null || order.returns === null) return null;
  return (
    <Card
      title={t("title")}
      lead={returnableLine(order.returnableItems ?? [])}
      actions={<Link to={`/returns/new?order=${encodeURIComponent(order.id)}`}>{t("create")}</Link>}
    >
      {order.returns.length === 0 ? <EmptyState>{t("none")}</EmptyState> : <ReturnList returns={order.returns} />}
    </Card>
  );
}
