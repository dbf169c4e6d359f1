import { useState } from "react";
import { Link } from "react-router";

import type { SurveyRowFragment } from "@/api/generated/surveys";
import { Button } from "@/ui/controls/button";
import { Card, Page, PageHeader } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { type Column, Pager, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { TONES } from "../states";
import { NewSurvey } from "./new-survey";
import { useSurveys } from "./use-surveys";
import { surveysWords } from "./words";

export function SurveysPage() {
  const t = useWords(surveysWords);
  const list = useSurveys();
  const [isNew, setNew] = useState(false);
  const { surveys } = list;
  const gate = useQueryGate(list, surveys, { need: "settings" });
  return (
    <Page>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <Link to="/surveys/words">{t("topicWords")}</Link>
            {list.canChange && !isNew ? (
              <Button variant="primary" onClick={() => setNew(true)}>
                {t("new")}
              </Button>
            ) : null}
          </>
        }
      />
      {isNew && surveys !== null ? (
        <NewSurvey readyMade={list.readyMade} taken={surveys.edges.map(({ node }) => node.code)} onCancel={() => setNew(false)} />
      ) : null}
      {gate}
      {surveys === null ? null : surveys.edges.length === 0 ? (
        <EmptyState>{t("none")}</EmptyState>
      ) : (
        <>
          <Card title={t("listTitle")}>
            <SurveyTable rows={surveys.edges.map(({ node }) => node)} isLoading={list.isLoading} />
          </Card>
          <Pager pages={list.pages} totalCount={surveys.totalCount} pageInfo={surveys.pageInfo} />
        </>
      )}
    </Page>
  );
}

function SurveyTable({ rows, isLoading }: { rows: SurveyRowFragment[]; isLoading: boolean }) {
  const t = useWords(surveysWords);
  const formats = useFormats();
  const path = ({ id }: SurveyRowFragment) => `/surveys/${encodeURIComponent(id)}`;
  const columns: Column<SurveyRowFragment>[] = [
    { head: t("survey"), cell: (row) => <Link to={path(row)}>{row.title || row.code}</Link>, isMain: true },
    { head: t("purpose"), cell: ({ purposeLabel }) => purposeLabel },
    { head: t("state"), cell: ({ state, stateLabel }) => <Pill tone={TONES[state]}>{stateLabel}</Pill> },
    { head: t("since"), cell: ({ stateSince }) => formats.date(stateSince) },
    { head: t("version"), cell: (row) => <Version row={row} /> },
    { head: t("answers"), cell: ({ current }) => (current === null ? "–" : formats.number(current.answersCount)), isEnd: true, isNamed: true },
    {
      head: t("results"),
      cell: (row) =>
        row.current === null ? (
          "–"
        ) : (
          <Link to={`${path(row)}/results`} aria-label={t("resultsOf", { survey: row.title || row.code })}>
            {t("results")}
          </Link>
        ),
    },
  ];
  return <Table label={t("listTitle")} columns={columns} rows={rows} keyOf={({ id }) => id} isLoading={isLoading} isStacked />;
}

function Version({ row }: { row: SurveyRowFragment }) {
  const t = useWords(surveysWords);
  const number = row.current?.number ?? null;
  const told = number === null ? t("unpublished") : t("versionNumber", { number });
  return <>{row.draft === null || number === null ? told : t("withDraft", { told })}</>;
}
