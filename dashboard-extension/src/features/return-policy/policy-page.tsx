import { Columns, Page, PageHeader } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { DraftSection } from "./draft-section";
import { InForceSection } from "./in-force-section";
import { usePolicy } from "./use-policy";
import { VersionsSection } from "./versions-section";
import { PolicyViews } from "./views";
import { policyWords } from "./words";

export function PolicyPage() {
  const t = useWords(policyWords);
  const state = usePolicy();
  const { data } = state;
  const gate = useQueryGate(state, data?.returnPolicy, { need: "settings" });
  const canChange = data?.postSaleSettings?.canChange === true;
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <PolicyViews />
      {gate}
      {data?.returnPolicy == null ? null : (
        <>
          {canChange ? null : <Callout tone="info" title={t("readOnly")} />}
          <Columns
            main={
              <>
                <InForceSection policy={data.returnPolicy} paragraphs={data.returnPolicyText?.paragraphs ?? []} />
                <VersionsSection versions={data.returnPolicyVersions} pages={state.pages} isLoading={state.isLoading} />
              </>
            }
            aside={<DraftSection draft={data.returnPolicyDraft} canChange={canChange} onChanged={state.reload} />}
          />
        </>
      )}
    </Page>
  );
}
