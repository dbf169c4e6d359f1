import { useFormats, useWords } from "@/words/locale-context";

import { returnWords } from "../words";
import { type Mark, NO_FILTER, OPEN_STATUSES, type QueueFilter, type State } from "./filter";
import css from "./queue.module.css";
import type { Queue } from "./use-queue";
import { queueWords } from "./words";

/** How many wait where; each narrows the list to its own. */
export function QueueStates({ queue }: { queue: Queue }) {
  const t = useWords(queueWords);
  const words = useWords(returnWords);
  const counts = queue.frame?.postSaleReturnCounts;
  const countOf = (status: State) => (counts == null ? undefined : (counts.byStatus.find((each) => each.status === status)?.count ?? 0));
  const open = counts?.byStatus.reduce((all, { count }) => all + count, 0);
  const show = (state: State, mark: Mark | "" = "") => queue.setFilter({ ...NO_FILTER, sort: queue.filter.sort, state, mark });
  const isShown = (state: State, mark: Mark | "" = "") => queue.filter.state === state && queue.filter.mark === mark;
  const marks: [Mark, number][] = [
    ["stuck", counts?.needsStaff ?? 0],
    ["overdue", counts?.overdue ?? 0],
    ["review", counts?.needsReview ?? 0],
  ];
  return (
    <div className={css.states} role="group" aria-label={t("states")}>
      <StateButton label={t("open")} count={open} isShown={isShown("open")} onClick={() => show("open")} />
      {marks.map(([mark, count]) =>
        count === 0 && !isShown(openOf(mark), mark) ? null : (
          <StateButton
            key={mark}
            label={t(`mark_${mark}`)}
            count={count}
            isAlarm={mark !== "review"}
            isShown={isShown(openOf(mark), mark)}
            onClick={() => show(openOf(mark), mark)}
          />
        ),
      )}
      {OPEN_STATUSES.map((status) => (
        <StateButton key={status} label={words(status)} count={countOf(status)} isShown={isShown(status)} onClick={() => show(status)} />
      ))}
      <StateButton label={t("closed")} isShown={isShown("closed")} onClick={() => show("closed")} />
      <StateButton label={t("all")} isShown={isShown("all")} onClick={() => show("all")} />
    </div>
  );
}

/** What could not go on by itself is counted wherever it stands. */
function openOf(mark: Mark): QueueFilter["state"] {
  return mark === "stuck" ? "all" : "open";
}

type StateButtonProps = { label: string; count?: number; isShown: boolean; isAlarm?: boolean; onClick: () => void };

function StateButton({ label, count, isShown, isAlarm = false, onClick }: StateButtonProps) {
  const formats = useFormats();
  return (
    <button className={isAlarm ? `${css.state} ${css.alarm}` : css.state} type="button" aria-pressed={isShown} onClick={onClick}>
      {label}{" "}
      {count === undefined ? null : <span className={css.count}>{formats.number(count)}</span>}
    </button>
  );
}
