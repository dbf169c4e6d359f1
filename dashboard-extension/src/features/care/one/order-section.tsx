import { Link } from "react-router";

import { Card, Facts } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import { careWords } from "../words";
import css from "./one.module.css";
import type { CaseData } from "./use-case";
import { oneWords } from "./words";

type Order = NonNullable<CaseData["order"]>;

/** What was bought, how it travelled, and what came back: what one has to know to answer. */
export function OrderSection({ one }: { one: CaseData }) {
  const t = useWords(oneWords);
  const words = useWords(careWords);
  if (one.order === null) {
    return (
      <Card title={t("orderTitle")}>
        <EmptyState>{t("noOrder")}</EmptyState>
      </Card>
    );
  }
  const link = <Link to={`/orders/${encodeURIComponent(one.order.id)}`}>{words("order", { number: one.orderNumber ?? "" })}</Link>;
  return (
    <Card title={t("orderTitle")} actions={link}>
      <OrderFacts order={one.order} />
    </Card>
  );
}

function OrderFacts({ order }: { order: Order }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  // What comes in one kind alone is called twice as what it is.
  const name = ({ productName, variantName }: Order["lines"][number]) => [...new Set([productName, variantName])].filter(Boolean).join(" · ");
  return (
    <Facts
      facts={[
        { label: t("placedAt"), value: formats.dateTime(order.placedAt) },
        { label: t("total"), value: formats.money(order.total) },
        { label: t("payment"), value: t(`pay${order.paymentState}`) },
        {
          label: t("items"),
          value: <Lines lines={order.lines.map((line) => [line.id, t("item", { quantity: line.quantity, name: name(line) })])} />,
        },
        {
          label: t("parcels"),
          value: <Lines lines={order.parcels.flatMap((parcel) => parcelLine(parcel, t, formats))} />,
        },
        ...(order.returns === null || order.returns.length === 0
          ? []
          : [{ label: t("returns"), value: <Returns returns={order.returns} /> }]),
      ]}
    />
  );
}

function parcelLine(
  { id, shippedAt, deliveredAt, trackingNumber }: Order["parcels"][number],
  t: (key: "parcelArrived" | "parcelSent", values: { date: string }) => string,
  formats: { date: (moment: string) => string },
): [string, string][] {
  const moved = deliveredAt ?? shippedAt;
  if (moved === null) return [];
  const said = t(deliveredAt === null ? "parcelSent" : "parcelArrived", { date: formats.date(moved) });
  return [[id, [said, trackingNumber].filter(Boolean).join(" · ")]];
}

function Lines({ lines }: { lines: [string, string][] }) {
  return (
    <ul>
      {lines.map(([key, text]) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  );
}

function Returns({ returns }: { returns: NonNullable<Order["returns"]> }) {
  return (
    <ul className={css.returns}>
      {returns.map(({ id, number, statusLabel }) => (
        <li key={id}>
          <Link to={`/returns/${encodeURIComponent(id)}`}>{number}</Link> {statusLabel}
        </li>
      ))}
    </ul>
  );
}
