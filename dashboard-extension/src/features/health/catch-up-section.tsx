import { CatchUpKind, CatchUpState } from "@/ui/catch-up";
import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { type Column, Pager, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./health.module.css";
import { type CatchUpRun, feedKey, tellingFeeds } from "./readings";
import { type CatchUpRuns, useCatchUpRuns } from "./use-catch-up-runs";
import { healthWords } from "./words";

export function CatchUpSection() {
  const t = useWords(healthWords);
  const state = useCatchUpRuns();
  const gate = useQueryGate(state, state.runs);
  return (
    <Card title={t("runs")} lead={t("runsLead")}>
      {gate ?? <RunTable state={state} />}
    </Card>
  );
}

function RunTable({ state }: { state: CatchUpRuns }) {
  const t = useWords(healthWords);
  const columns = useColumns();
  if (state.runs === null) return null;
  if (state.rows.length === 0) return <EmptyState>{t("runsNone")}</EmptyState>;
  return (
    <div className={css.runs}>
      <Table label={t("runs")} columns={columns} rows={state.rows} keyOf={({ id }) => id} isLoading={state.isTurning} isStacked />
      <Pager pages={state.pages} totalCount={state.runs.totalCount} pageInfo={state.runs.pageInfo} />
    </div>
  );
}

function useColumns(): Column<CatchUpRun>[] {
  const t = useWords(healthWords);
  const formats = useFormats();
  return [
    {
      head: t("run"),
      isMain: true,
      cell: ({ kind, startedAt }) => (
        <>
          <CatchUpKind kind={kind} />
          <time className={css.started} dateTime={startedAt}>
            {formats.dateTime(startedAt)}
          </time>
        </>
      ),
    },
    { head: t("runState"), cell: ({ state }) => <CatchUpState state={state} /> },
    {
      head: t("runTook"),
      cell: ({ startedAt, finishedAt }) => (
        <span className={css.took}>
          {finishedAt === null ? t("notFinished") : formats.duration((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000)}
        </span>
      ),
    },
    { head: t("runRead"), cell: (run) => <Readings run={run} /> },
  ];
}

function Readings({ run }: { run: CatchUpRun }) {
  const t = useWords(healthWords);
  const { told, silence } = tellingFeeds(run);
  return (
    <>
      <ul className={css.feeds} aria-label={t("feeds")}>
        {told.map((feed) => (
          <li key={feed.name}>
            {`${feed.label}: `}
            <span className={css.figures}>
              {t(feedKey(feed), { read: feed.read, total: feed.total })}
              {feed.changed > 0 ? t("feedChanged", { count: feed.changed }) : null}
            </span>
          </li>
        ))}
        {silence === null ? null : <li className={css.silence}>{t(silence.key, { count: silence.count })}</li>}
      </ul>
      {run.error === null ? null : <p className={css.trouble}>{run.error}</p>}
    </>
  );
}
