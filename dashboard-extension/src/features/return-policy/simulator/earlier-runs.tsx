import type { SimulatorStartQuery } from "@/api/generated/return-policy";
import { Button } from "@/ui/controls/button";
import { Card } from "@/ui/layout";
import { Pill, type Tone } from "@/ui/pill";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { useVersionName } from "./use-version-name";
import { simulatorWords } from "./words";

type Run = NonNullable<SimulatorStartQuery["returnPolicySimulations"]>["edges"][number]["node"];

const TONES: Record<Run["status"], Tone> = { WAITING: "neutral", RUNNING: "info", DONE: "success", FAILED: "danger" };

export function EarlierRuns({ runs, shown, onShow }: { runs: Run[]; shown: string | null; onShow: (id: string) => void }) {
  const t = useWords(simulatorWords);
  const formats = useFormats();
  const nameOf = useVersionName();
  if (runs.length === 0) return null;
  const columns: Column<Run>[] = [
    { head: t("policy"), cell: (run) => capital(nameOf(run.version)), isMain: true },
    { head: t("state"), cell: ({ status }) => <Pill tone={TONES[status]}>{t(`state${status}`)}</Pill> },
    { head: t("period"), cell: ({ since, until }) => t("fromTo", { since: formats.date(since), until: formats.date(until) }) },
    { head: t("asked"), cell: ({ askedAt, askedBy }) => [formats.dateTime(askedAt), askedBy].filter(Boolean).join(" · ") },
    { head: t("ordersChanged"), cell: ({ ordersChanged }) => formats.number(ordersChanged), isEnd: true },
    {
      head: t("show"),
      cell: (run) => (
        <Button onClick={() => onShow(run.id)} isDisabled={run.id === shown} label={t("showRun", { policy: nameOf(run.version), moment: formats.dateTime(run.askedAt) })}>
          {t("show")}
        </Button>
      ),
      isEnd: true,
    },
  ];
  return (
    <Card title={t("earlier")}>
      <Table label={t("earlier")} columns={columns} rows={runs} keyOf={({ id }) => id} isStacked />
    </Card>
  );
}
