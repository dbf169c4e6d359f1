import { Columns, Page, PageHeader, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { SettingsViews } from "@/ui/settings-views";
import { useWords } from "@/words/locale-context";

import { EndpointCard } from "./endpoint-card";
import { NewEndpoint } from "./new-endpoint";
import { useOutgoing } from "./use-outgoing";
import { outgoingWords } from "./words";

export function OutgoingPage() {
  const t = useWords(outgoingWords);
  const state = useOutgoing();
  const gate = useQueryGate(state, state.endpoints, { need: "settings" });
  const endpoints = state.endpoints ?? [];
  const list =
    endpoints.length === 0 ? (
      <EmptyState>{t("none")}</EmptyState>
    ) : (
      <Stack>
        {endpoints.map((endpoint) => (
          <EndpointCard key={endpoint.id} endpoint={endpoint} state={state} />
        ))}
      </Stack>
    );
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <SettingsViews />
      {gate ?? <Columns main={list} aside={<NewEndpoint state={state} />} />}
    </Page>
  );
}
