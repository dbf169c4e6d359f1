import { ReturnWaysDocument, type ReturnWaysQuery } from "@/api/generated/return-policy";
import { useQuery } from "@/api/use-query";
import { Page, PageHeader } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { SaveBar } from "../save-bar";
import { PolicyViews } from "../views";
import { useWays } from "./use-ways";
import { WayCard } from "./way-card";
import { wayWords } from "./words";

export function WaysPage() {
  const t = useWords(wayWords);
  const state = useQuery(ReturnWaysDocument, {});
  const gate = useQueryGate(state, state.data?.returnMethods);
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <PolicyViews />
      {gate}
      {state.data?.returnMethods == null ? null : <WayList data={state.data} />}
    </Page>
  );
}

function WayList({ data }: { data: ReturnWaysQuery }) {
  const t = useWords(wayWords);
  const ways = useWays(data);
  return (
    <>
      {ways.canChange ? null : <Callout tone="info" title={t("readOnly")} />}
      {ways.ways.some(({ isOffered }) => isOffered) ? null : (
        <Callout tone="danger" title={t("noneTitle")} isAlert>
          <p>{t("noneAdvice")}</p>
        </Callout>
      )}
      {ways.ways.map((way) => (
        <WayCard ways={ways} way={way} key={way.code} />
      ))}
      {ways.canChange ? <SaveBar isChanged={ways.isChanged} isBusy={ways.isBusy} onUndo={ways.undo} onSave={() => void ways.save()} /> : null}
    </>
  );
}
