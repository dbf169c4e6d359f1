import { useNavigate } from "react-router";

import type { WhatIfPageQuery } from "@/api/generated/loyalty-programme";
import { Button } from "@/ui/controls/button";
import { FieldGrid, FieldRow, TextField } from "@/ui/controls/fields";
import { Card, Page, PageHeader, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { PlainButton } from "@/ui/plain-button";
import { PointsViews } from "@/ui/points-views";
import { useQueryGate } from "@/ui/query-gate";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { MOST_MONTHS } from "./figures";
import { SimulationView } from "./simulation-view";
import { useStart, useWhatIfPage } from "./use-what-if";
import { whatIfWords } from "./words";

export function WhatIfPage() {
  const t = useWords(whatIfWords);
  const state = useWhatIfPage();
  const { data, run, show } = state;
  const runs = data?.pointsProgrammeSimulations ?? null;
  const gate = useQueryGate(state, runs, { need: "settings" });
  const start = (id: string) => {
    show(id);
    state.reload();
  };
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <PointsViews />
      {gate}
      {data === null || runs === null ? null : (
        <>
          {data.pointsProgrammeDraft === null ? <NoDraft /> : <StartCard onStarted={start} />}
          {run === null ? null : <SimulationView id={run} key={run} />}
          <EarlierRuns runs={runs.edges.map(({ node }) => node)} onShow={show} />
        </>
      )}
    </Page>
  );
}

function NoDraft() {
  const t = useWords(whatIfWords);
  const navigate = useNavigate();
  return (
    <Card title={t("startTitle")}>
      <Stack>
        <p>{t("noDraft")}</p>
        <FieldRow>
          <Button variant="primary" onClick={() => void navigate("/points/edit")}>
            {t("writeDraft")}
          </Button>
        </FieldRow>
      </Stack>
    </Card>
  );
}

function StartCard({ onStarted }: { onStarted: (id: string) => void }) {
  const t = useWords(whatIfWords);
  const form = useStart(onStarted);
  return (
    <Card title={t("startTitle")} lead={t("startLead")}>
      <Stack>
        <FieldGrid>
          <TextField
            label={t("months")}
            type="number"
            min="1"
            max={String(MOST_MONTHS)}
            value={form.months}
            onChange={form.setMonths}
            help={t("monthsHelp")}
            error={form.isWrongTime ? t("wrongMonths") : null}
          />
          <TextField
            label={t("use")}
            type="number"
            min="0"
            max="100"
            value={form.percent}
            onChange={form.setPercent}
            help={t("useHelp")}
            error={form.isWrongShare ? t("wrongShare") : null}
          />
        </FieldGrid>
        <FieldRow>
          <Button variant="primary" onClick={() => void form.start()} isDisabled={form.isBusy || form.isWrongShare || form.isWrongTime}>
            {t("start")}
          </Button>
        </FieldRow>
      </Stack>
    </Card>
  );
}

type Run = NonNullable<WhatIfPageQuery["pointsProgrammeSimulations"]>["edges"][number]["node"];

function EarlierRuns({ runs, onShow }: { runs: Run[]; onShow: (id: string) => void }) {
  const t = useWords(whatIfWords);
  const formats = useFormats();
  const columns: Column<Run>[] = [
    {
      head: t("asked"),
      isMain: true,
      cell: ({ id, askedAt }) => <PlainButton onClick={() => onShow(id)}>{formats.dateTime(askedAt)}</PlainButton>,
    },
    { head: t("what"), cell: ({ version }) => (version === null ? t("triedAlone") : version.name || t("versionNumber", { number: version.number })) },
    { head: t("by"), cell: ({ askedBy }) => askedBy ?? "–" },
  ];
  return (
    <Card title={t("earlier")}>
      {runs.length === 0 ? <EmptyState>{t("noEarlier")}</EmptyState> : <Table label={t("earlier")} columns={columns} rows={runs} keyOf={({ id }) => id} isStacked />}
    </Card>
  );
}
