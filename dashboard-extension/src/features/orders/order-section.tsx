import { OrderWidgetDocument, type OrderWidgetQuery } from "@/api/generated/orders";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useCodeWords } from "@/ui/codes";
import { LinkButton } from "@/ui/plain-button";
import { useQueryGate } from "@/ui/query-gate";
import { Timeline } from "@/ui/timeline";
import { WidgetHold, WidgetLinks, WidgetMore, WidgetNote, WidgetSection, WidgetState } from "@/ui/widget";
import { useWords } from "@/words/locale-context";

import { deliveryState } from "./delivery-state";
import { useStateLine } from "./use-state-line";
import { orderWords } from "./words";

type WidgetOrder = NonNullable<OrderWidgetQuery["postSaleOrder"]>;

/** As many events as fit under the state and the links in 200 px; a narrow frame shows fewer. */
const COMPACT_EVENTS = 5;

/** What the order widget says: where the goods are, who acts next, what happened last. */
export function OrderSection({ saleorId }: { saleorId: string }) {
  const t = useWords(orderWords);
  const query = useQuery(OrderWidgetDocument, { saleorId });
  const order = query.data?.postSaleOrder ?? null;
  const gate = useQueryGate(query, order, { missing: t("missing") });
  return order === null ? <>{gate}</> : <OrderSummary order={order} />;
}

function OrderSummary({ order }: { order: WidgetOrder }) {
  const t = useWords(orderWords);
  const bridge = useBridge();
  const stateLine = useStateLine();
  const codes = useCodeWords();
  const state = deliveryState(order);
  const isPopup = bridge.frame.kind === "popup";
  const known = (order.timeline?.edges ?? []).map(({ node }) => node);
  const events = isPopup ? known : known.slice(0, COMPACT_EVENTS);
  const more = (order.timeline?.totalCount ?? 0) - events.length;
  const page = `/orders/${encodeURIComponent(order.id)}`;
  const canDeliver = state.kind === "onTheWay" || state.kind === "partly";
  return (
    <WidgetSection>
      <WidgetState>{stateLine(state)}</WidgetState>
      {order.holds.map((hold) => (
        <WidgetHold key={hold.id}>{t("holdLine", { reason: codes("hold", hold.reason) })}</WidgetHold>
      ))}
      <WidgetLinks>
        {canDeliver ? (
          <LinkButton onClick={() => bridge.openAppPage(`${page}?mark=1`)}>{t("markDelivered")}</LinkButton>
        ) : null}
        <LinkButton onClick={() => bridge.openAppPage(page)}>{t("openFull")}</LinkButton>
        {more > 0 ? <WidgetMore>{t("moreEvents", { count: more })}</WidgetMore> : null}
      </WidgetLinks>
      {events.length === 0 ? <WidgetNote>{t("noEvents")}</WidgetNote> : <Timeline events={events} isCompact={!isPopup} />}
    </WidgetSection>
  );
}
