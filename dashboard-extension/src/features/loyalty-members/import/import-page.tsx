import { FileButton } from "@/ui/controls/picks";
import { Card, Facts, Page, PageHeader, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { PointsViews } from "@/ui/points-views";
import { useWords } from "@/words/locale-context";

import { ImportCard } from "./import-card";
import { useImports } from "./use-imports";
import { importWords } from "./words";

export function ImportPage() {
  const t = useWords(importWords);
  const state = useImports();
  const gate = useQueryGate(state, state.imports, { need: "settings" });
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <PointsViews />
      {state.imports === null ? (
        gate
      ) : (
        <Stack>
          <Card title={t("chooseTitle")} lead={t("chooseLead")}>
            <Stack>
              <Facts
                facts={[
                  { label: "email", value: t("columnEmail") },
                  { label: "points", value: t("columnPoints") },
                  { label: "expires_on", value: t("columnExpires") },
                  { label: "tier", value: t("columnTier") },
                  { label: "birthday", value: t("columnBirthday") },
                  { label: "external_id", value: t("columnId") },
                ]}
              />
              <p>{t("once")}</p>
              <p>{t("who")}</p>
              <div>
                <FileButton
                  label={t(state.isSending ? "sending" : "choose")}
                  accept=".csv,text/csv"
                  onFile={(file) => void state.send(file)}
                  isDisabled={state.isBusy || state.isUnderWay}
                />
              </div>
            </Stack>
          </Card>
          {state.imports.length === 0 ? <EmptyState>{t("listNone")}</EmptyState> : null}
          {state.imports.map((each) => (
            <ImportCard made={each} state={state} key={each.id} />
          ))}
        </Stack>
      )}
    </Page>
  );
}
