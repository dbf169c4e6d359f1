import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { Card, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import css from "../members.module.css";
import type { ImportsState, MemberImport } from "./use-imports";
import { importWords } from "./words";

/** One file: how far it is, what would come of it, and what is wrong with it. */
export function ImportCard({ made, state }: { made: MemberImport; state: ImportsState }) {
  const t = useWords(importWords);
  const formats = useFormats();
  const values = {
    fresh: made.rowsNew,
    points: formats.number(made.points),
    known: formats.number(made.rowsKnown),
    wrong: formats.number(made.rowsWrong),
  };
  return (
    <Card
      title={made.name}
      lead={made.askedBy === null ? formats.dateTime(made.askedAt) : t("askedBy", { by: made.askedBy, date: formats.dateTime(made.askedAt) })}
      actions={<Pill tone={made.step === "IMPORTED" ? "success" : "info"}>{made.stepLabel}</Pill>}
    >
      <Stack>
        {made.hasFailed ? <Callout tone="danger" title={t("failed")} /> : null}
        {made.isUnderWay ? <Progress made={made} /> : <p>{t(made.step === "IMPORTED" ? "countsDone" : "counts", values)}</p>}
        {made.unread.length === 0 ? null : <p className={css.quiet}>{t("unread", { names: made.unread.join(", ") })}</p>}
        {made.canBegin && !made.isUnderWay ? <Begin made={made} state={state} /> : null}
        {made.mistakes.length === 0 ? null : <Mistakes made={made} />}
      </Stack>
    </Card>
  );
}

function Progress({ made }: { made: MemberImport }) {
  const t = useWords(importWords);
  const formats = useFormats();
  const told = t("progress", { done: formats.number(made.rowsDone), total: formats.number(made.rowsTotal) });
  return (
    <label>
      {told}
      <progress className={css.progress} max={made.rowsTotal} value={made.rowsDone} />
    </label>
  );
}

function Begin({ made, state }: { made: MemberImport; state: ImportsState }) {
  const t = useWords(importWords);
  const formats = useFormats();
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <div>
        <Button variant="primary" onClick={() => setIsAsking(true)} isDisabled={state.isUnderWay}>
          {t("begin", { count: made.rowsNew })}
        </Button>
      </div>
    );
  }
  return (
    <Callout tone="warning" title={t("sure", { points: formats.number(made.points) })}>
      <div className={css.acts}>
        <Button variant="primary" onClick={() => void state.begin(made.id)} isDisabled={state.isBusy}>
          {t("beginYes")}
        </Button>
        <Button onClick={() => setIsAsking(false)}>{t("cancel")}</Button>
      </div>
    </Callout>
  );
}

function Mistakes({ made }: { made: MemberImport }) {
  const t = useWords(importWords);
  const formats = useFormats();
  return (
    <details>
      <summary>{t("mistakes")}</summary>
      {made.mistakes.length < made.rowsWrong ? (
        <p>{t("mistakesFirst", { count: formats.number(made.mistakes.length), total: formats.number(made.rowsWrong) })}</p>
      ) : null}
      <Table
        label={t("mistakes")}
        columns={[
          { head: t("row"), cell: ({ row }) => formats.number(row) },
          { head: t("column"), cell: ({ column }) => column ?? "" },
          { head: t("mistake"), cell: ({ message }) => message },
        ]}
        rows={made.mistakes}
        keyOf={({ row }) => String(row)}
      />
    </details>
  );
}
