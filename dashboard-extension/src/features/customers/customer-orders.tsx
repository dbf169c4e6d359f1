import { Link } from "react-router";

import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { OrderStatus } from "@/ui/order-status";
import { Pill } from "@/ui/pill";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import type { CustomerData } from "./use-customer";
import { customerWords } from "./words";

type Order = NonNullable<CustomerData["orders"]>["edges"][number]["node"];

export function CustomerOrders({ orders }: { orders: CustomerData["orders"] }) {
  const t = useWords(customerWords);
  const formats = useFormats();
  const rows = (orders?.edges ?? []).map(({ node }) => node);
  const columns: Column<Order>[] = [
    {
      head: t("number"),
      cell: (order) => (
        <>
          <Link to={`/orders/${encodeURIComponent(order.id)}`}>{`#${order.number}`}</Link>{" "}
          {order.isReplacement ? <Pill tone="info">{t("replacement")}</Pill> : null}
        </>
      ),
    },
    { head: t("placed"), cell: (order) => formats.date(order.placedAt) },
    { head: t("status"), cell: (order) => <OrderStatus status={order.status} /> },
    { head: t("total"), cell: (order) => formats.money(order.total), isEnd: true },
  ];
  return (
    <Card title={t("ordersTitle")} lead={t("ordersCount", { count: orders?.totalCount ?? 0 })}>
      {rows.length === 0 ? (
        <EmptyState>{t("ordersNone")}</EmptyState>
      ) : (
        <Table label={t("ordersTitle")} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
    </Card>
  );
}
