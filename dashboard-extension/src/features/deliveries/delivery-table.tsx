import { Link } from "react-router";

import { CheckField } from "@/ui/controls/fields";
import { EmptyState } from "@/ui/notice";
import { type Column, Pager, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./deliveries.module.css";
import { emptyKey } from "./filter";
import type { DeliveryList, ListedDelivery } from "./use-delivery-list";
import { deliveryWords } from "./words";
import { WorkState } from "./work-state";

export function DeliveryTable({ list }: { list: DeliveryList }) {
  const t = useWords(deliveryWords);
  const formats = useFormats();
  if (list.deliveries === null) return null;
  const rows = list.deliveries.edges.map(({ node }) => node);
  if (rows.length === 0) return <EmptyState>{t(emptyKey(list.filter))}</EmptyState>;
  const columns: Column<ListedDelivery>[] = [
    {
      head: t("select"),
      // Replaying what was processed would change nothing: only what failed can be chosen.
      cell: (delivery) =>
        delivery.state === "DEAD" ? (
          <CheckField
            label={t("selectOne", { event: delivery.event, when: formats.dateTime(delivery.receivedAt) })}
            isLabelHidden
            isChecked={list.replay.chosen.has(delivery.id)}
            onChange={() => list.replay.toggle(delivery.id)}
          />
        ) : null,
    },
    {
      head: t("event"),
      cell: (delivery) => <Link to={`/deliveries/${encodeURIComponent(delivery.id)}`}>{delivery.event}</Link>,
    },
    { head: t("subject"), cell: (delivery) => delivery.subject ?? "–" },
    { head: t("received"), cell: (delivery) => formats.dateTime(delivery.receivedAt) },
    { head: t("state"), cell: (delivery) => <WorkState state={delivery.state} /> },
    { head: t("attempts"), cell: (delivery) => formats.number(delivery.attempts), isEnd: true },
    {
      head: t("error"),
      cell: (delivery) =>
        delivery.error === null ? null : (
          <span className={css.error} title={delivery.error}>
            {delivery.error}
          </span>
        ),
    },
  ];
  return (
    <>
      <Table label={t("list")} columns={columns} rows={rows} keyOf={({ id }) => id} isLoading={list.isLoading} />
      <Pager pages={list.pages} totalCount={list.deliveries.totalCount} pageInfo={list.deliveries.pageInfo} />
    </>
  );
}
