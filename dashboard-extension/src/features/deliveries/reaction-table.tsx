import { CheckField } from "@/ui/controls/fields";
import { EmptyState } from "@/ui/notice";
import { type Column, Pager, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./deliveries.module.css";
import type { ListedReaction, ReactionList } from "./use-reaction-list";
import { deliveryWords } from "./words";

export function ReactionTable({ list }: { list: ReactionList }) {
  const t = useWords(deliveryWords);
  const formats = useFormats();
  if (list.reactions === null) return null;
  const rows = list.reactions.edges.map(({ node }) => node);
  if (rows.length === 0) return <EmptyState>{t("reactionsNone")}</EmptyState>;
  const columns: Column<ListedReaction>[] = [
    {
      head: t("select"),
      cell: ({ id, reaction }) => (
        <CheckField
          label={t("selectTask", { task: reaction })}
          isLabelHidden
          isChecked={list.replay.chosen.has(id)}
          onChange={() => list.replay.toggle(id)}
        />
      ),
    },
    { head: t("task"), cell: ({ reaction }) => <span className={css.task}>{reaction}</span> },
    {
      head: t("cause"),
      cell: ({ event }) => (
        <>
          {event.sentence}
          <span className={css.cause}>
            {[event.orderNumber === null ? null : t("order", { number: event.orderNumber }), formats.dateTime(event.occurredAt)]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </>
      ),
    },
    { head: t("attempts"), cell: ({ attempts }) => formats.number(attempts), isEnd: true },
    { head: t("error"), cell: ({ error }) => <div className={css.longError}>{error}</div> },
  ];
  return (
    <>
      <Table label={t("reactionsList")} columns={columns} rows={rows} keyOf={({ id }) => id} isLoading={list.isLoading} />
      <Pager pages={list.pages} totalCount={list.reactions.totalCount} pageInfo={list.reactions.pageInfo} />
    </>
  );
}
