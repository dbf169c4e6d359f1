import { Link } from "react-router";

import type { JourneyRowFragment } from "@/api/generated/flows";
import { Pill } from "@/ui/pill";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { JOURNEY_TONES } from "../states";
import { History } from "./history";
import css from "./people.module.css";
import { useNext } from "./use-next";
import { TakeOut } from "./take-out";
import { unsentOf } from "./unsent";
import { peopleWords } from "./words";

type Row = JourneyRowFragment;
type PeopleTableProps = { rows: Row[]; isLoading: boolean; onChanged: () => void };

/** One line for each: who, how far, what comes next. */
export function PeopleTable({ rows, isLoading, onChanged }: PeopleTableProps) {
  const t = useWords(peopleWords);
  const columns: Column<Row>[] = [
    { head: t("person"), cell: (row) => <Person row={row} />, isMain: true },
    { head: t("where"), cell: (row) => <Where row={row} /> },
    { head: t("next"), cell: (row) => <Next row={row} onChanged={onChanged} />, isNamed: true },
  ];
  return <Table label={t("listTitle")} columns={columns} rows={rows} keyOf={({ id }) => id} isLoading={isLoading} isStacked />;
}

function Person({ row }: { row: Row }) {
  const t = useWords(peopleWords);
  const { customer, order } = row;
  return (
    <div className={css.cell}>
      {customer === null ? <span>{t("nobody")}</span> : <Link to={`/customers/${encodeURIComponent(customer.id)}`}>{nameOf(row) ?? t("unseen")}</Link>}
      {order === null ? null : <Link to={`/orders/${encodeURIComponent(order.id)}`}>{t("order", { number: order.number })}</Link>}
    </div>
  );
}

function Where({ row }: { row: Row }) {
  const t = useWords(peopleWords);
  const formats = useFormats();
  const { state, stateLabel, reasonLabel, stepNumber, stepTold, step, cameAt, endedAt, beganAt, versionNumber } = row;
  const at = stepNumber === null ? step : t("at", { number: stepNumber, told: stepTold ?? step });
  const isOver = state !== "WAITING";
  return (
    <div className={css.cell}>
      <span>
        <Pill tone={JOURNEY_TONES[state]}>{capital(stateLabel)}</Pill>
      </span>
      <Unsent row={row} />
      {reasonLabel === "" ? null : <span>{capital(reasonLabel)}</span>}
      {state === "LEFT" ? <span>{t("whereStood", { step: at })}</span> : isOver ? null : <span>{at}</span>}
      <span className={css.quiet}>{isOver ? t("ended", { moment: formats.dateTime(endedAt ?? beganAt) }) : t("since", { moment: formats.dateTime(cameAt) })}</span>
      <span className={css.quiet}>
        {[t("began", { moment: formats.date(beganAt) }), versionNumber === null ? "" : t("version", { number: versionNumber })].filter(Boolean).join(" · ")}
      </span>
    </div>
  );
}

/** Whoever went through got less than they might have, where a mail did not reach them. */
function Unsent({ row }: { row: Row }) {
  const t = useWords(peopleWords);
  return unsentOf(row).map(({ step, number, mail: { state, reason } }) => {
    const said = reason === null ? t(`mail${state}`) : t("mailWhy", { state: t(`mail${state}`), reason });
    return <span key={step}>{t("mailOfStep", { number: number ?? step, said })}</span>;
  });
}

function Next({ row, onChanged }: { row: Row; onChanged: () => void }) {
  const t = useWords(peopleWords);
  const { next, held } = useNext(row);
  const name = nameOf(row) ?? t("unseen");
  const canTakeOut = row.state === "WAITING" || held !== null;
  if (!canTakeOut && row.passages.length === 0) return null;
  return (
    <div className={css.cell}>
      {next === null ? null : <span>{next}</span>}
      {held === null ? null : <span>{held}</span>}
      <History row={row} />
      {canTakeOut ? <TakeOut row={row} name={name} onDone={onChanged} /> : null}
    </div>
  );
}

function nameOf({ customer }: Row): string | null {
  return customer === null ? null : customer.name || customer.email;
}
