import { Button } from "@/ui/controls/button";
import { Page, PageHeader } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { DeliveryFilters } from "./delivery-filters";
import { DeliveryViews } from "./delivery-views";
import { DeliveryTable } from "./delivery-table";
import { useDeliveryList } from "./use-delivery-list";
import { deliveryWords } from "./words";

export function DeliveriesPage() {
  const t = useWords(deliveryWords);
  const list = useDeliveryList();
  const gate = useQueryGate(list, list.deliveries);
  const { ids } = list.replay;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <Button
            variant="primary"
            isDisabled={ids.length === 0 || list.isReplaying}
            onClick={() => void list.replay.replay(ids)}
          >
            {t("replaySelected", { count: ids.length })}
          </Button>
        }
      />
      <DeliveryViews />
      <DeliveryFilters filter={list.filter} onChange={list.setFilter} />
      {gate ?? <DeliveryTable list={list} />}
    </Page>
  );
}
