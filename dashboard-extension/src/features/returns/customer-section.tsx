import { CustomerReturnsDocument } from "@/api/generated/returns-aside";
import { useClient } from "@/api/client-context";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { LinkButton } from "@/ui/plain-button";
import { WidgetNote, WidgetSection, WidgetState } from "@/ui/widget";
import { useWords } from "@/words/locale-context";

import { asideWords } from "./aside/words";
import { ReturnStatus } from "./return-status";
import { standingOf } from "./standing";
import { useStandingLine } from "./use-standing-line";

const MOST = 2;

/** The newest returns of a customer, in their widget; nothing where there are none. */
export function CustomerReturnsSection({ saleorId }: { saleorId: string }) {
  const t = useWords(asideWords);
  const bridge = useBridge();
  const client = useClient();
  const line = useStandingLine();
  const { data } = useQuery(CustomerReturnsDocument, { saleorId, id: null, first: MOST });
  const returns = data?.postSaleCustomer?.returns ?? null;
  if (returns === null || returns.totalCount === 0) return null;
  return (
    <WidgetSection>
      {returns.edges.map(({ node }) => (
        <div key={node.id}>
          <WidgetState>
            <LinkButton label={t("open", { number: node.number })} onClick={() => bridge.openAppPage(`/returns/${encodeURIComponent(node.id)}`)}>
              {node.number}
            </LinkButton>{" "}
            <ReturnStatus status={node.status} />
          </WidgetState>
          <WidgetNote>{line(standingOf(node, client.now()))}</WidgetNote>
        </div>
      ))}
      {returns.totalCount > MOST ? <WidgetNote>{t("more", { count: returns.totalCount - MOST })}</WidgetNote> : null}
    </WidgetSection>
  );
}
