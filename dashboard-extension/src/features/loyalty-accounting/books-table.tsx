import { FieldGrid, SelectField, TextField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import type { AccountingState, BookRow, Books } from "./use-accounting";
import { accountingWords } from "./words";

const MOVEMENTS = ["earned", "redeemed", "reversed", "expired", "adjusted"] as const;
/** What leaves is told as a positive number, and takes away. */
const TAKEN_AWAY = new Set<(typeof MOVEMENTS)[number]>(["redeemed", "reversed", "expired"]);

/** Opening and movements come to the closing on every row. */
export function BooksTable({ books, state }: { books: Books; state: AccountingState }) {
  const t = useWords(accountingWords);
  const formats = useFormats();
  const named = ({ startsOn }: BookRow) => (books.period === "MONTH" ? formats.month(startsOn) : formats.day(startsOn));
  const columns: Column<BookRow>[] = [
    { head: t(`of${books.period}`), cell: named, isMain: true },
    { head: t("opening"), cell: ({ opening }) => formats.number(opening), isEnd: true, isNamed: true },
    ...MOVEMENTS.map<Column<BookRow>>((name) => ({
      head: t(name),
      cell: (row) => formats.change(TAKEN_AWAY.has(name) ? -row[name] : row[name]),
      isEnd: true,
      isNamed: true,
    })),
    { head: t("closing"), cell: ({ closing }) => <strong>{formats.number(closing)}</strong>, isEnd: true, isNamed: true },
    { head: t("activated"), cell: ({ activated }) => formats.number(activated), isEnd: true, isNamed: true },
  ];
  return (
    <Card title={t("movements")} lead={t("movementsLead")}>
      <Stack>
        <FieldGrid>
          <SelectField
            label={t("period")}
            value={state.period}
            options={(["MONTH", "DAY"] as const).map((value) => ({ value, label: t(`by${value}`) }))}
            onChange={state.choosePeriod}
          />
          <TextField label={t("since")} type="date" value={state.since === "" ? books.since : state.since} onChange={state.setSince} />
          <TextField label={t("until")} type="date" value={state.until === "" ? books.until : state.until} onChange={state.setUntil} />
        </FieldGrid>
        <Table
          label={t("movements")}
          columns={columns}
          rows={[...books.rows].reverse()}
          keyOf={({ startsOn }) => startsOn}
          isLoading={state.isLoading}
          isStacked
        />
      </Stack>
    </Card>
  );
}
