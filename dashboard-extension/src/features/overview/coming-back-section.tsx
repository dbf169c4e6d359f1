import { useState } from "react";

import { ComingBackDocument, type ComingBackQuery } from "@/api/generated/overview";
import { useQuery } from "@/api/use-query";
import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { PlainButton } from "@/ui/plain-button";
import { useQueryGate } from "@/ui/query-gate";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { comingBackWords } from "./coming-back-words";
import css from "./coming-back.module.css";

type ComingBack = NonNullable<ComingBackQuery["postSaleComingBack"]>;
type Cohort = ComingBack["cohorts"][number];
type Again = Cohort["again"][number];
type Kept = ComingBack["retention"][number];
type Share = NonNullable<Again["share"]>;

const MONTHS = 13;
const AT_FIRST = 6;

/** Repeat purchase by the month of the first order, and from month to month. It is asked for alone: it reads every order. */
export function ComingBackSection() {
  const t = useWords(comingBackWords);
  const [shown, show] = useState(AT_FIRST);
  const state = useQuery(ComingBackDocument, { months: MONTHS });
  const found = state.data?.postSaleComingBack ?? null;
  const gate = useQueryGate(state, found);
  return (
    <>
      <Card title={t("title")} lead={t("lead")}>
        {found === null ? gate : <Cohorts cohorts={found.cohorts.slice(0, shown)} older={found.cohorts.length - shown} onMore={() => show(MONTHS)} />}
      </Card>
      {found === null || found.cohorts.length === 0 ? null : (
        <Card title={t("keptTitle")} lead={t("keptLead")}>
          <Retention months={found.retention.slice(0, shown)} />
        </Card>
      )}
    </>
  );
}

type CohortsProps = { cohorts: Cohort[]; older: number; onMore: () => void };

function Cohorts({ cohorts, older, onMore }: CohortsProps) {
  const t = useWords(comingBackWords);
  const formats = useFormats();
  const [first] = cohorts;
  if (first === undefined) return <EmptyState>{t("none")}</EmptyState>;
  const columns: Column<Cohort>[] = [
    { head: t("month"), cell: ({ month }) => formats.month(month), isMain: true },
    { head: t("customers"), cell: ({ customers }) => formats.number(customers), isEnd: true, isNamed: true },
    ...first.again.map(({ days }, place) => ({
      head: t("within", { days }),
      cell: ({ again }: Cohort) => <Cell again={again[place]} />,
      isEnd: true,
      isNamed: true,
    })),
  ];
  return (
    <Stack>
      <Table label={t("title")} columns={columns} rows={cohorts} keyOf={({ month }) => month} isStacked />
      {older > 0 ? (
        <div>
          <PlainButton onClick={onMore}>{t("older", { count: older })}</PlainButton>
        </div>
      ) : null}
      <details className={css.how}>
        <summary>{t("how")}</summary>
        <p>{t("howText")}</p>
      </details>
    </Stack>
  );
}

/** Of a month that is not whole yet nothing is told: it would look worse, or better, than the others. */
function Cell({ again }: { again: Again | undefined }) {
  const t = useWords(comingBackWords);
  const formats = useFormats();
  if (again === undefined) return null;
  const { share, isWhole, wholeOn } = again;
  if (!isWhole || share === null) return <span className={css.quiet}>{t("notYet", { day: formats.date(`${wholeOn}T12:00:00Z`) })}</span>;
  return <ShareCell share={share} />;
}

function ShareCell({ share: { value, low, high, n } }: { share: Share }) {
  const t = useWords(comingBackWords);
  const formats = useFormats();
  const said = { share: formats.percent(value), count: formats.number(Math.round(value * n)), n: formats.number(n) };
  return (
    <span className={css.share}>
      <span>{t("share", said)}</span>
      <span className={css.quiet}>{t("between", { low: formats.percent(low), high: formats.percent(high) })}</span>
    </span>
  );
}

function Retention({ months }: { months: Kept[] }) {
  const t = useWords(comingBackWords);
  const formats = useFormats();
  const shown = months.filter(({ customers, retained }) => customers > 0 || retained !== null);
  if (shown.length === 0) return <EmptyState>{t("keptNone")}</EmptyState>;
  const columns: Column<Kept>[] = [
    { head: t("keptMonth"), cell: ({ month }) => formats.month(month), isMain: true },
    { head: t("kept"), cell: ({ retained }) => (retained === null ? t("nobodyBefore") : <ShareCell share={retained} />), isEnd: true, isNamed: true },
    { head: t("ordered"), cell: ({ customers }) => formats.number(customers), isEnd: true, isNamed: true },
    { head: t("new"), cell: (each) => formats.number(each.new), isEnd: true, isNamed: true },
  ];
  return <Table label={t("keptTitle")} columns={columns} rows={shown} keyOf={({ month }) => month} isStacked />;
}
