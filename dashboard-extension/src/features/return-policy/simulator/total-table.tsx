import { Card } from "@/ui/layout";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { COUNT_ROWS, type Figures, MONEY_ROWS, signed, type Total } from "./figures";
import { simulatorWords } from "./words";

type Row = { name: keyof Figures & keyof typeof simulatorWords.en; change: string; difference: string };

/** What the past came to under both policies, and what lies between. */
export function TotalTable({ total }: { total: Total }) {
  const t = useWords(simulatorWords);
  const formats = useFormats();
  const money = MONEY_ROWS.map<Row>((name) => ({
    name,
    change: t("change", { live: formats.money(total.live[name]), simulated: formats.money(total.simulated[name]) }),
    difference: formats.difference(total.difference[name]),
  }));
  const counts = COUNT_ROWS.map<Row>((name) => ({
    name,
    change: t("change", { live: formats.number(total.live[name]), simulated: formats.number(total.simulated[name]) }),
    difference: signed(formats.number(total.difference[name]), total.difference[name]),
  }));
  const columns: Column<Row>[] = [
    { head: t("figure"), cell: ({ name }) => t(name), isMain: true },
    { head: t("fromTo", { since: t("live"), until: t("simulated") }), cell: ({ change }) => change, isEnd: true },
    { head: t("difference"), cell: ({ difference }) => <strong>{difference}</strong>, isEnd: true },
  ];
  const title = t("totals", { currency: total.currency });
  return (
    <Card title={title} lead={t("totalsLead", { margin: formats.money(total.refundedBand.margin) })}>
      <Table label={title} columns={columns} rows={[...money, ...counts]} keyOf={({ name }) => name} isStacked />
    </Card>
  );
}
