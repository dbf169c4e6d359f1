import { ReturnReasonTreeDocument, type ReturnReasonTreeQuery } from "@/api/generated/return-policy";
import { useQuery } from "@/api/use-query";
import { Button } from "@/ui/controls/button";
import { Card, Page, PageHeader } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { SaveBar } from "../save-bar";
import { PolicyViews } from "../views";
import { ReasonRow } from "./reason-row";
import css from "./reasons.module.css";
import { childrenOf } from "./tree";
import { useReasons } from "./use-reasons";
import { reasonWords } from "./words";

export function ReasonsPage() {
  const t = useWords(reasonWords);
  const state = useQuery(ReturnReasonTreeDocument, {});
  const gate = useQueryGate(state, state.data?.returnReasons, { need: "settings" });
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <PolicyViews />
      {gate}
      {state.data?.returnReasons == null ? null : <ReasonTree data={state.data} />}
    </Page>
  );
}

function ReasonTree({ data }: { data: ReturnReasonTreeQuery }) {
  const t = useWords(reasonWords);
  const reasons = useReasons(data);
  const linked = reasons.tree.filter(({ isTied }) => isTied).length;
  return (
    <>
      {reasons.canChange ? null : <Callout tone="info" title={t("readOnly")} />}
      <Callout tone="neutral" title={t("inStepTitle", { count: linked })}>
        <p>{t("inStep")}</p>
        <p>{t("byProductType")}</p>
      </Callout>
      <Card
        title={t("tree")}
        actions={reasons.canChange ? <Button onClick={() => reasons.add("")}>{t("addGroup")}</Button> : undefined}
      >
        <ul className={css.level}>
          {childrenOf(reasons.tree, "").map((group, index, level) => (
            <ReasonRow reasons={reasons} reason={group} isFirst={index === 0} isLast={index === level.length - 1} key={group.code} />
          ))}
        </ul>
      </Card>
      {reasons.canChange ? <SaveBar isChanged={reasons.isChanged} isBusy={reasons.isBusy} onUndo={reasons.undo} onSave={() => void reasons.save()} /> : null}
    </>
  );
}
