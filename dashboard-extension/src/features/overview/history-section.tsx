import { CatchUpKind, CatchUpState } from "@/ui/catch-up";
import { Progress } from "@/ui/chart";
import { Button } from "@/ui/controls/button";
import { Card, Stack } from "@/ui/layout";
import { Callout, EmptyState } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import { historyAction, type OverviewData } from "./verdict";
import { overviewWords } from "./words";

type Run = OverviewData["latestCatchUp"];

type HistorySectionProps = { run: Run; onStart: () => void; isStarting: boolean };

export function HistorySection({ run, onStart, isStarting }: HistorySectionProps) {
  const t = useWords(overviewWords);
  const action = historyAction(run);
  const button =
    action === null ? null : (
      <Button onClick={onStart} isDisabled={isStarting} variant={action === "againHistory" ? "secondary" : "primary"}>
        {t(action)}
      </Button>
    );
  return (
    <Card title={t("historyTitle")} lead={t("historyLead")} actions={button}>
      {run === null ? <EmptyState>{t("historyNone")}</EmptyState> : <RunProgress run={run} />}
    </Card>
  );
}

function RunProgress({ run }: { run: NonNullable<Run> }) {
  const t = useWords(overviewWords);
  const formats = useFormats();
  const when =
    run.finishedAt === null
      ? t("startedOn", { when: formats.dateTime(run.startedAt) })
      : t("finishedOn", { when: formats.dateTime(run.finishedAt) });
  return (
    <Stack>
      <p>
        <CatchUpState state={run.state} /> <CatchUpKind kind={run.kind} />
        {` · ${when}`}
      </p>
      {run.error === null ? null : <Callout tone="danger" title={run.error} isAlert />}
      {run.feeds.map((feed) => (
        <Progress
          key={feed.name}
          label={feed.label}
          read={feed.read}
          total={feed.total}
          isFinished={feed.isFinished}
        />
      ))}
    </Stack>
  );
}
