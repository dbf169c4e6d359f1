import { useParams } from "react-router";

import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { Columns, Page, PageHeader } from "@/ui/layout";
import { SectionsOfOthers } from "@/ui/page-sections";
import { Pill } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { ConsentsSection } from "./consents-section";
import { CustomerOrders } from "./customer-orders";
import { DetailsSection } from "./details-section";
import { HistorySection } from "./history-section";
import { HoldsSection } from "./holds-section";
import { PrivacySection } from "./privacy-section";
import { useCustomer } from "./use-customer";
import { customerWords } from "./words";

export function CustomerPage() {
  const { id, saleorId } = useParams();
  const t = useWords(customerWords);
  const bridge = useBridge();
  const state = useCustomer({ id: id ?? null, saleorId: saleorId ?? null });
  const gate = useQueryGate(state, state.customer, { missing: t("missing") });
  const { customer } = state;
  if (customer === null) return <Page>{gate}</Page>;
  const accountId = customer.saleorId;
  return (
    <Page>
      <PageHeader
        back={{ to: "/orders", label: t("backToOrders") }}
        title={customer.name ?? customer.email ?? t("noName")}
        marks={<Pill>{t(customer.isGuest ? "guest" : "account")}</Pill>}
        actions={
          accountId === null ? null : (
            <Button onClick={() => bridge.openDashboardPage(`/customers/${encodeURIComponent(accountId)}`)}>
              {t("openInSaleor")}
            </Button>
          )
        }
      />
      <Columns
        main={
          <>
            <CustomerOrders orders={customer.orders} />
            <SectionsOfOthers subject="customer" id={customer.id} />
            <HistorySection state={state} />
          </>
        }
        aside={
          <>
            <DetailsSection customer={customer} />
            <HoldsSection holds={customer.holds} />
            <ConsentsSection consents={customer.consents} />
            {state.canKeepPersons ? <PrivacySection customer={customer} onErased={state.reload} /> : null}
          </>
        }
      />
    </Page>
  );
}
