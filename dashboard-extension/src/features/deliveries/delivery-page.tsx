import { useParams } from "react-router";

import { Button } from "@/ui/controls/button";
import { SelectableText } from "@/ui/controls/fields";
import { Card, Facts, Page, PageHeader } from "@/ui/layout";
import { Callout, EmptyState } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { useFormats, useWords } from "@/words/locale-context";

import { useDelivery } from "./use-delivery";
import { deliveryWords } from "./words";
import { WorkState } from "./work-state";

export function DeliveryPage() {
  const { id = "" } = useParams();
  const t = useWords(deliveryWords);
  const formats = useFormats();
  const state = useDelivery(id);
  const gate = useQueryGate(state, state.delivery, { missing: t("missing") });
  const { delivery } = state;
  if (delivery === null) return <Page>{gate}</Page>;
  const isDead = delivery.state === "DEAD";
  return (
    <Page>
      <PageHeader
        back={{ to: "/deliveries", label: t("backToList") }}
        title={delivery.event}
        marks={<WorkState state={delivery.state} />}
        lead={delivery.subject ?? undefined}
        actions={
          isDead ? (
            <Button variant="primary" onClick={() => void state.replay()} isDisabled={state.isReplaying}>
              {t("replay")}
            </Button>
          ) : null
        }
      />
      {isDead ? (
        <Callout tone="danger" title={t("deadTitle")}>
          {delivery.error === null ? null : <p>{delivery.error}</p>}
          <p>{t("deadNote", { attempts: delivery.attempts })}</p>
        </Callout>
      ) : null}
      {delivery.state === "WAITING" ? <Callout tone="info" title={t("waitingNote")} /> : null}
      <Card title={t("detailsTitle")}>
        <Facts
          facts={[
            { label: t("received"), value: formats.dateTime(delivery.receivedAt) },
            {
              label: t("processed"),
              value: delivery.processedAt === null ? t("notYet") : formats.dateTime(delivery.processedAt),
            },
            { label: t("attempts"), value: formats.number(delivery.attempts) },
          ]}
        />
      </Card>
      <Card title={t("bodyTitle")} lead={t("bodyLead")}>
        {delivery.body === null ? (
          <EmptyState>{t("bodyNone")}</EmptyState>
        ) : (
          <SelectableText label={t("bodyTitle")}>{delivery.body}</SelectableText>
        )}
      </Card>
    </Page>
  );
}
