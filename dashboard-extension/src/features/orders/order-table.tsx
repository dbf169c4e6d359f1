import { Link } from "react-router";

import { EmptyState } from "@/ui/notice";
import { OrderStatus } from "@/ui/order-status";
import { Pill } from "@/ui/pill";
import { type Column, Pager, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { deliveryState } from "./delivery-state";
import type { ListedOrder, OrderList } from "./use-order-list";
import { useDeliveryLabel } from "./use-state-line";
import { orderWords } from "./words";

export function OrderTable({ list }: { list: OrderList }) {
  const t = useWords(orderWords);
  const formats = useFormats();
  const deliveryLabel = useDeliveryLabel();
  if (list.orders === null) return null;
  const rows = list.orders.edges.map(({ node }) => node);
  if (rows.length === 0) return <EmptyState>{t(list.search === "" ? "none" : "noneFound")}</EmptyState>;
  const columns: Column<ListedOrder>[] = [
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
    { head: t("customer"), cell: (order) => order.customer?.name ?? order.customer?.email ?? t("noName") },
    { head: t("status"), cell: (order) => <OrderStatus status={order.status} /> },
    { head: t("delivery"), cell: (order) => deliveryLabel(deliveryState(order)) },
    { head: t("total"), cell: (order) => formats.money(order.total), isEnd: true },
  ];
  return (
    <>
      <Table label={t("list")} columns={columns} rows={rows} keyOf={({ id }) => id} isLoading={list.isLoading} />
      <Pager pages={list.pages} totalCount={list.orders.totalCount} pageInfo={list.orders.pageInfo} />
    </>
  );
}
