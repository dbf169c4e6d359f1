import { Button } from "@/ui/controls/button";
import { Page, PageHeader } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { CatchUpSection } from "./catch-up-section";
import { FindingList } from "./finding-list";
import { isReinstallDue, needingSomeone } from "./findings";
import { useHealth } from "./use-health";
import { healthWords } from "./words";

export function HealthPage() {
  const t = useWords(healthWords);
  const state = useHealth();
  const gate = useQueryGate(state, state.findings);
  const { findings } = state;
  if (findings === null) return <Page>{gate}</Page>;
  const count = needingSomeone(findings).length;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <Button onClick={state.reload} isDisabled={state.isLoading}>
            {t("checkAgain")}
          </Button>
        }
      />
      <Callout tone={count === 0 ? "success" : "warning"} title={count === 0 ? t("allWell") : t("toDo", { count })} />
      {isReinstallDue(findings) ? (
        <Callout tone="info" title={t("reinstallTitle")}>
          <p>{t("reinstallNote")}</p>
        </Callout>
      ) : null}
      <FindingList findings={findings} />
      <CatchUpSection />
    </Page>
  );
}
