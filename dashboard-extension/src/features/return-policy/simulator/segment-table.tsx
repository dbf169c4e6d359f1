import type { PostSaleSimulationDimension } from "@/api/generated/return-policy";
import { SelectField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { signed, type Simulation } from "./figures";
import { simulatorWords } from "./words";

type Segment = Simulation["segments"][number];
type SegmentTableProps = {
  simulation: Simulation;
  by: PostSaleSimulationDimension;
  onBy: (by: PostSaleSimulationDimension) => void;
  isLoading: boolean;
};

const DIMENSIONS: PostSaleSimulationDimension[] = ["COUNTRY", "PRODUCT_TYPE", "CATEGORY", "CUSTOMER_SEGMENT", "REASON"];

export function SegmentTable({ simulation, by, onBy, isLoading }: SegmentTableProps) {
  const t = useWords(simulatorWords);
  const formats = useFormats();
  const columns: Column<Segment>[] = [
    { head: t(by), cell: ({ name }) => name, isMain: true },
    { head: t("returnsAsked"), cell: ({ simulated }) => formats.number(simulated.returnsAsked), isEnd: true },
    {
      head: t("refusedMore"),
      cell: ({ difference }) => signed(formats.number(difference.returnsRefused), difference.returnsRefused),
      isEnd: true,
    },
    {
      head: t("refusedShare"),
      cell: ({ refusedShare }) =>
        refusedShare === null
          ? "–"
          : t("shareBetween", {
              share: formats.percent(refusedShare.value),
              low: formats.percent(refusedShare.low),
              high: formats.percent(refusedShare.high),
            }),
      isEnd: true,
    },
    { head: t("refunded"), cell: ({ difference }) => formats.difference(difference.refunded), isEnd: true },
    { head: t("keptSales"), cell: ({ difference }) => formats.difference(difference.keptSales), isEnd: true },
  ];
  return (
    <Card title={t("segments")} lead={t("segmentsLead")}>
      <Stack>
        <SelectField label={t("segmentsBy")} value={by} options={DIMENSIONS.map((value) => ({ value, label: t(value) }))} onChange={onBy} />
        {simulation.segments.length === 0 ? (
          <EmptyState>{t("noSegments")}</EmptyState>
        ) : (
          <Table
            label={t("segments")}
            columns={columns}
            rows={simulation.segments}
            keyOf={({ key, currency }) => `${key} ${currency}`}
            isLoading={isLoading}
          />
        )}
      </Stack>
    </Card>
  );
}
