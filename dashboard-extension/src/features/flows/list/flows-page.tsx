import { useState } from "react";
import { Link } from "react-router";

import type { FlowRowFragment } from "@/api/generated/flows";
import { Button } from "@/ui/controls/button";
import { FieldRow, SelectField } from "@/ui/controls/fields";
import { Card, Page, PageHeader } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { type Column, Pager, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { FlowViews } from "../flow-views";
import { TONES } from "../states";
import { NewFlow } from "./new-flow";
import { onTheWay } from "./people";
import { type Shown, STATES, useFlows } from "./use-flows";
import { flowsWords } from "./words";

export function FlowsPage() {
  const t = useWords(flowsWords);
  const list = useFlows();
  const [isNew, setNew] = useState(false);
  const { flows, readyMade, languages, shown } = list;
  const options: { value: Shown; label: string }[] = [{ value: "all", label: t("all") }, ...STATES.map((value) => ({ value, label: t(`state${value}`) }))];
  const gate = useQueryGate(list, flows, { need: "settings" });
  const add = (
    <Button variant="primary" onClick={() => setNew(true)}>
      {t("new")}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} actions={list.canChange && !isNew ? add : undefined} />
      <FlowViews />
      {isNew && flows !== null ? (
        <NewFlow {...{ readyMade, languages }} taken={flows.edges.map(({ node }) => node.code)} onCancel={() => setNew(false)} />
      ) : null}
      {flows === null || (shown === "all" && flows.edges.length === 0) ? null : (
        <FieldRow>
          <SelectField<Shown> label={t("show")} value={shown} options={options} onChange={list.show} />
        </FieldRow>
      )}
      {gate}
      {flows === null ? null : flows.edges.length === 0 ? (
        <EmptyState>{t(shown === "all" ? "none" : "noneThere")}</EmptyState>
      ) : (
        <>
          <Card title={t("listTitle")}>
            <FlowTable rows={flows.edges.map(({ node }) => node)} isLoading={list.isLoading} />
          </Card>
          <Pager pages={list.pages} totalCount={flows.totalCount} pageInfo={flows.pageInfo} />
        </>
      )}
    </Page>
  );
}

function FlowTable({ rows, isLoading }: { rows: FlowRowFragment[]; isLoading: boolean }) {
  const t = useWords(flowsWords);
  const formats = useFormats();
  const waiting = (row: FlowRowFragment) => onTheWay(row.results?.people ?? null);
  const columns: Column<FlowRowFragment>[] = [
    { head: t("flow"), cell: (row) => <Link to={`/flows/${encodeURIComponent(row.id)}`}>{row.title || row.code}</Link>, isMain: true },
    { head: t("begins"), cell: ({ current, draft }) => (current ?? draft)?.begins ?? "–" },
    { head: t("state"), cell: ({ state, stateLabel }) => <Pill tone={TONES[state]}>{capital(stateLabel)}</Pill> },
    { head: t("onTheWay"), cell: (row) => (waiting(row) === null ? "–" : formats.number(waiting(row) ?? 0)), isEnd: true, isNamed: true },
    { head: t("since"), cell: ({ stateSince }) => formats.date(stateSince), isNamed: true },
    { head: t("version"), cell: (row) => <Version row={row} /> },
  ];
  return <Table label={t("listTitle")} columns={columns} rows={rows} keyOf={({ id }) => id} isLoading={isLoading} isStacked />;
}

function Version({ row }: { row: FlowRowFragment }) {
  const t = useWords(flowsWords);
  const number = row.current?.number ?? null;
  const told = number === null ? t("unpublished") : t("versionNumber", { number });
  return <>{row.draft === null || number === null ? told : t("withDraft", { told })}</>;
}
