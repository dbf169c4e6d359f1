import { endOfScale, ShareBar } from "@/ui/share-bar";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import type { QuestionFound } from "./use-results";
import { resultsWords } from "./words";

type Option = QuestionFound["options"][number];

/** How often each answer was given; the bars and the numbers say the same. */
export function OptionsTable({ question }: { question: QuestionFound }) {
  const t = useWords(resultsWords);
  const formats = useFormats();
  const end = endOfScale(Math.max(0, ...question.options.map(({ share }) => share?.high ?? 0)));
  const columns: Column<Option>[] = [
    {
      head: t("option"),
      cell: ({ row, rowLabel, label }) => (row === "" ? label : t("optionOfRow", { row: rowLabel, option: label })),
      isMain: true,
    },
    { head: t("n"), cell: ({ count }) => formats.number(count), isEnd: true },
    {
      head: t("share"),
      cell: ({ share }) =>
        share === null
          ? "–"
          : t("optionShare", {
              share: formats.percent(share.value),
              low: formats.percent(share.low),
              high: formats.percent(share.high),
              n: share.n,
            }),
    },
    {
      head: t("drawn"),
      cell: ({ share }) =>
        share === null ? null : (
          <ShareBar share={share} end={end} label={t("bar", { low: formats.percent(share.low), high: formats.percent(share.high) })} />
        ),
    },
  ];
  return (
    <Table
      label={t("optionsOf", { question: question.text })}
      columns={columns}
      rows={question.options}
      keyOf={({ row, code }) => `${row}:${code}`}
      isStacked
    />
  );
}
