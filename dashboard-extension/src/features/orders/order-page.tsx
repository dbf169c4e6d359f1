import { useParams } from "react-router";

import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { Columns, Page, PageHeader } from "@/ui/layout";
import { OrderStatus } from "@/ui/order-status";
import { SectionsOfOthers } from "@/ui/page-sections";
import { Pill } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { deliveryState } from "./delivery-state";
import { DetailsSection } from "./details-section";
import { HistorySection } from "./history-section";
import { HoldsSection } from "./holds-section";
import { LinesSection } from "./lines-section";
import { ParcelsSection } from "./parcels-section";
import { useOrder } from "./use-order";
import { useStateLine } from "./use-state-line";
import { orderWords } from "./words";

export function OrderPage() {
  const { id, saleorId } = useParams();
  const t = useWords(orderWords);
  const bridge = useBridge();
  const stateLine = useStateLine();
  const state = useOrder({ id: id ?? null, saleorId: saleorId ?? null });
  const gate = useQueryGate(state, state.order, { missing: t("missing") });
  const { order } = state;
  if (order === null) return <Page>{gate}</Page>;
  return (
    <Page>
      <PageHeader
        back={{ to: "/orders", label: t("backToOrders") }}
        title={t("orderTitle", { number: order.number })}
        marks={
          <>
            <OrderStatus status={order.status} />
            {order.isReplacement ? <Pill tone="info">{t("replacement")}</Pill> : null}
          </>
        }
        lead={stateLine(deliveryState(order))}
        actions={
          <Button onClick={() => bridge.openDashboardPage(`/orders/${encodeURIComponent(order.saleorId)}`)}>
            {t("openInSaleor")}
          </Button>
        }
      />
      <Columns
        main={
          <>
            <ParcelsSection state={state} />
            <LinesSection lines={order.lines} />
            <SectionsOfOthers subject="order" id={order.id} />
            <HistorySection state={state} />
          </>
        }
        aside={
          <>
            <HoldsSection holds={order.holds} />
            <DetailsSection order={order} />
          </>
        }
      />
    </Page>
  );
}
