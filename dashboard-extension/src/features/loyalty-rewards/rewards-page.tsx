import { Button } from "@/ui/controls/button";
import { Card, Page, PageHeader } from "@/ui/layout";
import { Callout, EmptyState } from "@/ui/notice";
import { PointsViews } from "@/ui/points-views";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { EMPTY } from "./draft";
import { RewardForm } from "./reward-form";
import { RewardItem } from "./reward-item";
import { useRewards } from "./use-rewards";
import { rewardWords } from "./words";

export function RewardsPage() {
  const t = useWords(rewardWords);
  const state = useRewards();
  const gate = useQueryGate(state.query, state.rewards);
  const add = (
    <Button variant="primary" onClick={() => state.open("new")}>
      {t("add")}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} actions={state.canChange && state.openId !== "new" ? add : undefined} />
      <PointsViews />
      {state.rewards === null ? (
        gate
      ) : (
        <>
          {state.canChange ? null : <Callout tone="info" title={t("readOnly")} />}
          {state.openId === "new" ? (
            <Card title={t("newTitle")}>
              <RewardForm state={state} start={EMPTY} />
            </Card>
          ) : null}
          {state.rewards.length === 0 ? (
            <EmptyState>{t("none")}</EmptyState>
          ) : (
            <Card title={t("list")}>
              {state.rewards.map((reward) => (
                <RewardItem state={state} reward={reward} key={reward.id} />
              ))}
            </Card>
          )}
        </>
      )}
    </Page>
  );
}
