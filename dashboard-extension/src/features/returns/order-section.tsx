import { OrderReturnsDocument } from "@/api/generated/returns-aside";
import { useClient } from "@/api/client-context";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { LinkButton } from "@/ui/plain-button";
import { WidgetLinks, WidgetNote, WidgetSection, WidgetState } from "@/ui/widget";
import { useWords } from "@/words/locale-context";

import { useReturnableLine } from "./aside/use-returnable-line";
import { asideWords } from "./aside/words";
import { ReturnStatus } from "./return-status";
import { standingOf } from "./standing";
import { useStandingLine } from "./use-standing-line";

const MOST = 3;

/** What the order widget says of returns: each with who acts next, and what can still be returned. */
export function OrderReturnsSection({ saleorId }: { saleorId: string }) {
  const t = useWords(asideWords);
  const bridge = useBridge();
  const client = useClient();
  const line = useStandingLine();
  const returnableLine = useReturnableLine();
  const { data } = useQuery(OrderReturnsDocument, { saleorId, id: null });
  const order = data?.postSaleOrder ?? null;
  // The section above says what is wrong where the order isn't known.
  if (order === null || order.returns === null) return null;
  return (
    <WidgetSection>
      {order.returns.slice(0, MOST).map((ret) => (
        <div key={ret.id}>
          <WidgetState>
            <LinkButton label={t("open", { number: ret.number })} onClick={() => bridge.openAppPage(`/returns/${encodeURIComponent(ret.id)}`)}>
              {ret.number}
            </LinkButton>{" "}
            <ReturnStatus status={ret.status} />
          </WidgetState>
          <WidgetNote>{line(standingOf(ret, client.now()))}</WidgetNote>
        </div>
      ))}
      {order.returns.length > MOST ? <WidgetNote>{t("more", { count: order.returns.length - MOST })}</WidgetNote> : null}
      <WidgetNote>{returnableLine(order.returnableItems ?? [])}</WidgetNote>
      <WidgetLinks>
        <LinkButton onClick={() => bridge.openAppPage(`/returns/new?order=${encodeURIComponent(order.id)}`)}>{t("create")}</LinkButton>
      </WidgetLinks>
    </WidgetSection>
  );
}
