import { Button } from "@/ui/controls/button";
import { Page, PageHeader } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { DeliveryViews } from "./delivery-views";
import { ReactionTable } from "./reaction-table";
import { useReactionList } from "./use-reaction-list";
import { deliveryWords } from "./words";

export function ReactionsPage() {
  const t = useWords(deliveryWords);
  const list = useReactionList();
  const gate = useQueryGate(list, list.reactions);
  const { ids } = list.replay;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        lead={t("reactionsLead")}
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
      {gate ?? <ReactionTable list={list} />}
    </Page>
  );
}
