import { CustomerWidgetDocument, type CustomerWidgetQuery } from "@/api/generated/customers";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useCodeWords } from "@/ui/codes";
import { LinkButton } from "@/ui/plain-button";
import { useQueryGate } from "@/ui/query-gate";
import { Timeline } from "@/ui/timeline";
import { WidgetHold, WidgetLinks, WidgetNote, WidgetSection, WidgetState } from "@/ui/widget";
import { useFormats, useWords } from "@/words/locale-context";

import { customerWords } from "./words";

type WidgetCustomer = NonNullable<CustomerWidgetQuery["postSaleCustomer"]>;

/** What the customer widget says: how much they bought, what is open, what they allow, what happened last. */
export function CustomerSection({ saleorId }: { saleorId: string }) {
  const t = useWords(customerWords);
  const query = useQuery(CustomerWidgetDocument, { saleorId });
  const customer = query.data?.postSaleCustomer ?? null;
  const gate = useQueryGate(query, customer, { missing: t("missing") });
  return customer === null ? <>{gate}</> : <CustomerSummary customer={customer} />;
}

function CustomerSummary({ customer }: { customer: WidgetCustomer }) {
  const t = useWords(customerWords);
  const formats = useFormats();
  const codes = useCodeWords();
  const bridge = useBridge();
  const isPopup = bridge.frame.kind === "popup";
  const count = customer.orders?.totalCount ?? 0;
  const last = customer.orders?.edges[0]?.node.placedAt;
  const offers = customer.consents.find(({ topic }) => topic === "offers");
  const events = (customer.timeline?.edges ?? []).map(({ node }) => node);
  return (
    <WidgetSection>
      <WidgetState>
        {last === undefined ? t("ordersCount", { count }) : t("ordersLast", { count, date: formats.date(last) })}
      </WidgetState>
      {customer.holds.map((hold) => (
        <WidgetHold key={hold.id}>{t("holdLine", { reason: codes("hold", hold.reason) })}</WidgetHold>
      ))}
      <WidgetNote>{t(offers?.isGiven === true ? "offersYes" : "offersNo")}</WidgetNote>
      <WidgetLinks>
        <LinkButton onClick={() => bridge.openAppPage(`/customers/${encodeURIComponent(customer.id)}`)}>
          {t("openFull")}
        </LinkButton>
      </WidgetLinks>
      {events.length === 0 ? null : <Timeline events={isPopup ? events : events.slice(0, 4)} isCompact={!isPopup} />}
    </WidgetSection>
  );
}
