import { Link } from "react-router";

import type { StaffTaskRowFragment } from "@/api/generated/flows";
import { useClient } from "@/api/client-context";
import { Button } from "@/ui/controls/button";
import { FieldRow, Form, TextField } from "@/ui/controls/fields";
import { Stack } from "@/ui/layout";
import { Pill } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import css from "../flows.module.css";
import { TASK_TONES } from "../states";
import { CardForm } from "./card-form";
import { useEnding } from "./use-tasks";
import { taskWords } from "./words";

type TaskItemProps = { task: StaffTaskRowFragment; onEnded: () => void };

/** What to do, for whom, by when; and how it was closed. */
export function TaskItem({ task, onEnded }: TaskItemProps) {
  const t = useWords(taskWords);
  const { customer, order, note } = task;
  const name = customer === null ? null : (customer.name || customer.email) ?? t("unseen");
  return (
    <article className={css.item} aria-label={t("taskFor", { kind: capital(task.kindLabel), who: name ?? t("forNobody") })}>
      <div className={css.head}>
        <strong>{capital(task.kindLabel)}</strong>
        <When task={task} />
      </div>
      <p className={css.said}>{task.text}</p>
      <div className={css.head}>
        {customer === null ? (
          <span>{t("forNobody")}</span>
        ) : (
          <Link to={`/customers/${encodeURIComponent(customer.id)}`}>{t("forCustomer", { name: name ?? "" })}</Link>
        )}
        {order === null ? null : <Link to={`/orders/${encodeURIComponent(order.id)}`}>{t("order", { number: order.number })}</Link>}
      </div>
      {note === "" ? null : <p className={css.said}>{`${t("note")}: ${note}`}</p>}
      <div className={css.acts}>
        {task.card === null ? null : <CardForm card={task.card} fileName={`${t("fileName")}-${order?.number ?? ""}.pdf`} />}
        {task.state === "OPEN" ? <Closing id={task.id} onEnded={onEnded} /> : null}
      </div>
    </article>
  );
}

function When({ task: { state, stateLabel, dueAt, endedAt, endedBy } }: { task: StaffTaskRowFragment }) {
  const t = useWords(taskWords);
  const formats = useFormats();
  const now = useClient().now();
  if (state === "OPEN") {
    const isLate = new Date(dueAt).getTime() < now.getTime();
    return <Pill tone={isLate ? "danger" : TASK_TONES[state]}>{t(isLate ? "overdue" : "due", { date: formats.date(dueAt) })}</Pill>;
  }
  const said = { state: capital(stateLabel), date: formats.date(endedAt ?? dueAt) };
  return <Pill tone={TASK_TONES[state]}>{endedBy === null ? t("ended", said) : t("endedBy", { ...said, name: endedBy })}</Pill>;
}

function Closing({ id, onEnded }: { id: string; onEnded: () => void }) {
  const t = useWords(taskWords);
  const { ending, begin, note, setNote, end, isBusy } = useEnding(id, onEnded);
  if (ending === null) {
    return (
      <>
        <Button onClick={() => begin("done")}>{t("done")}</Button>
        <Button onClick={() => begin("notNeeded")}>{t("notNeeded")}</Button>
      </>
    );
  }
  const said = t(ending === "done" ? "doneIt" : "notNeededIt");
  return (
    <Form label={said} onSubmit={() => void end()}>
      <Stack>
        <TextField label={t("note")} type="lines" value={note} onChange={setNote} help={t("noteHelp")} />
        <FieldRow>
          <Button type="submit" variant="primary" isDisabled={isBusy}>
            {said}
          </Button>
          <Button onClick={() => begin(null)}>{t("cancel")}</Button>
        </FieldRow>
      </Stack>
    </Form>
  );
}
