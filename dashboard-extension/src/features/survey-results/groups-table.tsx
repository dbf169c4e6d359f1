import { PlainButton } from "@/ui/plain-button";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { Interval } from "./figure-summary";
import { shownValue } from "./figures";
import type { QuestionFound, ResultsState } from "./use-results";
import { resultsWords } from "./words";

type Group = QuestionFound["groups"]["rows"][number];

export function GroupsTable({ question, state }: { question: QuestionFound; state: ResultsState }) {
  const t = useWords(resultsWords);
  const formats = useFormats();
  const { rows, leftOut, unknown } = question.groups;
  const columns: Column<Group>[] = [
    {
      head: t(`by${state.by}`),
      cell: ({ key, label }) => <PlainButton onClick={() => state.setOnly({ key, label })}>{label}</PlainButton>,
      isMain: true,
    },
    { head: t("figure"), cell: ({ figure }) => shownValue(figure.kind, figure.value, formats), isEnd: true },
    { head: t("intervalHead"), cell: ({ figure }) => <Interval figure={figure} /> },
  ];
  return (
    <div>
      {rows.length === 0 ? null : (
        <Table label={t("groupsOf", { question: question.text })} columns={columns} rows={rows} keyOf={({ key }) => key} isStacked />
      )}
      <p>{t("groupsNote", { unknown, leftOut })}</p>
    </div>
  );
}
