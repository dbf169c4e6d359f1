import { Link } from "react-router";

import { Card, Facts } from "@/ui/layout";
import { Pill, type Tone } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import type { OrderData } from "./use-order";
import { orderWords } from "./words";

const TONES: Record<OrderData["paymentState"], Tone> = {
  UNPAID: "warning",
  PARTLY_PAID: "warning",
  PAID: "success",
  PARTLY_REFUNDED: "info",
  REFUNDED: "info",
};

export function DetailsSection({ order }: { order: OrderData }) {
  const t = useWords(orderWords);
  const formats = useFormats();
  const isRefunded = order.paymentState === "REFUNDED" || order.paymentState === "PARTLY_REFUNDED";
  return (
    <Card title={t("detailsTitle")}>
      <Facts
        facts={[
          { label: t("customer"), value: <Customer customer={order.customer} /> },
          { label: t("placed"), value: formats.dateTime(order.placedAt) },
          { label: t("total"), value: formats.money(order.total) },
          { label: t("payment"), value: <Pill tone={TONES[order.paymentState]}>{t(`payment${order.paymentState}`)}</Pill> },
          ...(isRefunded ? [{ label: t("refundedHead"), value: formats.money(order.refunded) }] : []),
          { label: t("channel"), value: order.channel },
          { label: t("language"), value: t(`language${order.language}`) },
        ]}
      />
    </Card>
  );
}

function Customer({ customer }: { customer: OrderData["customer"] }) {
  const t = useWords(orderWords);
  if (customer === null) return t("noName");
  return (
    <>
      <Link to={`/customers/${encodeURIComponent(customer.id)}`}>{customer.name ?? customer.email ?? t("noName")}</Link>
      {customer.isGuest ? ` (${t("guest")})` : null}
    </>
  );
}
