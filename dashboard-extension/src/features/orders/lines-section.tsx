import { Card } from "@/ui/layout";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./orders.module.css";
import type { OrderData } from "./use-order";
import { orderWords } from "./words";

type Line = OrderData["lines"][number];

export function LinesSection({ lines }: { lines: Line[] }) {
  const t = useWords(orderWords);
  const formats = useFormats();
  const columns: Column<Line>[] = [
    {
      head: t("product"),
      cell: (line) => (
        <>
          {line.productName}
          <span className={css.variant}>{[line.variantName, line.sku].filter(Boolean).join(" · ")}</span>
        </>
      ),
    },
    { head: t("ordered"), cell: (line) => formats.number(line.quantity), isEnd: true },
    { head: t("shippedHead"), cell: (line) => formats.number(line.quantityFulfilled), isEnd: true },
    { head: t("returnedHead"), cell: (line) => formats.number(line.quantityReturned), isEnd: true },
    { head: t("refundedHead"), cell: (line) => formats.number(line.quantityRefunded), isEnd: true },
    { head: t("unitPrice"), cell: (line) => formats.money(line.unitPrice), isEnd: true },
  ];
  return (
    <Card title={t("linesTitle")}>
      <Table label={t("linesTitle")} columns={columns} rows={lines} keyOf={({ id }) => id} />
    </Card>
  );
}
