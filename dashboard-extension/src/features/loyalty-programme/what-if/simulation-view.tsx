import { Link } from "react-router";

import { Progress } from "@/ui/chart";
import { Card, Stack } from "@/ui/layout";
import { Callout, EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { type Comparison, moneyBetween, type Simulation } from "./figures";
import { useSimulation } from "./use-what-if";
import { whatIfWords } from "./words";

export function SimulationView({ id }: { id: string }) {
  const t = useWords(whatIfWords);
  const state = useSimulation(id);
  const { simulation } = state;
  const gate = useQueryGate(state, simulation, { need: "settings", missing: t("unknown") });
  if (simulation === null) return <>{gate}</>;
  if (simulation.status === "FAILED") return <Callout tone="danger" title={t("failed")} isAlert />;
  if (simulation.status !== "DONE") {
    return (
      <Card title={t("running")} lead={t("runningLead")}>
        <Progress label={t("replayed")} read={Math.round(simulation.progress * 100)} total={100} isFinished={false} />
      </Card>
    );
  }
  return (
    <>
      <Headline simulation={simulation} />
      {simulation.totals.map((total) => (
        <Totals total={total} key={total.currency} />
      ))}
      <Moves simulation={simulation} />
      {simulation.totals.map(({ currency }) => (
        <Months months={simulation.months.filter((month) => month.currency === currency)} currency={currency} key={currency} />
      ))}
      <Card title={t("assumed")}>
        <ul>
          {simulation.assumptions.map(({ code, sentence }) => (
            <li key={code}>{sentence}</li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function Headline({ simulation }: { simulation: Simulation }) {
  const t = useWords(whatIfWords);
  const formats = useFormats();
  const differences = simulation.totals.map(({ live, draft }) => moneyBetween(live.cost, draft.cost));
  const isSame = simulation.ordersChanged === 0 && simulation.moves.length === 0 && differences.every(({ amount }) => Number(amount) === 0);
  const told = differences.map(formats.difference).join(", ");
  return (
    <Callout tone={isSame ? "success" : "info"} title={isSame ? t("headlineSame") : t("headline", { difference: told })}>
      <p>
        {t("headlineLead", {
          orders: simulation.ordersReplayed,
          since: formats.date(simulation.since),
          until: formats.date(simulation.until),
          changed: simulation.ordersChanged,
        })}
      </p>
    </Callout>
  );
}

type Line = { name: "issued" | "takenBack" | "kept" | "lapsed" | "cost" | "liability"; live: string; draft: string; difference: string };

function Totals({ total }: { total: Comparison }) {
  const t = useWords(whatIfWords);
  const formats = useFormats();
  const points = (["issued", "takenBack", "kept", "lapsed"] as const).map((name) => {
    const difference = total.draft[name] - total.live[name];
    return {
      name,
      live: formats.number(total.live[name]),
      draft: formats.number(total.draft[name]),
      difference: `${difference > 0 ? "+" : ""}${formats.number(difference)}`,
    };
  });
  const money = (["cost", "liability"] as const).map((name) => ({
    name,
    live: formats.money(total.live[name]),
    draft: formats.money(total.draft[name]),
    difference: formats.difference(moneyBetween(total.live[name], total.draft[name])),
  }));
  const columns: Column<Line>[] = [
    { head: t("figure", { currency: total.currency }), isMain: true, cell: ({ name }) => t(name) },
    { head: t("live"), isEnd: true, cell: ({ live }) => live },
    { head: t("draft"), isEnd: true, cell: ({ draft }) => draft },
    { head: t("difference"), isEnd: true, cell: ({ difference }) => difference },
  ];
  const label = t("figure", { currency: total.currency });
  return (
    <Card title={label}>
      <Table label={label} columns={columns} rows={[...points, ...money]} keyOf={({ name }) => name} />
    </Card>
  );
}

function Months({ months, currency }: { months: Comparison[]; currency: string }) {
  const t = useWords(whatIfWords);
  const formats = useFormats();
  const columns: Column<Comparison>[] = [
    { head: t("month"), isMain: true, cell: ({ month }) => month ?? "" },
    { head: t("keptLive"), isEnd: true, cell: ({ live }) => formats.number(live.kept) },
    { head: t("keptDraft"), isEnd: true, cell: ({ draft }) => formats.number(draft.kept) },
    { head: t("difference"), isEnd: true, cell: ({ live, draft }) => formats.difference(moneyBetween(live.cost, draft.cost)) },
  ];
  const label = t("monthsTitle", { currency });
  return (
    <Card title={label}>
      <Table label={label} columns={columns} rows={months} keyOf={({ month }) => month ?? ""} />
    </Card>
  );
}

type Move = Simulation["moves"][number];

function Moves({ simulation }: { simulation: Simulation }) {
  const t = useWords(whatIfWords);
  const formats = useFormats();
  const columns: Column<Move>[] = [
    { head: t("from"), isMain: true, cell: ({ liveLevel }) => liveLevel ?? t("noLevel") },
    {
      head: t("to"),
      cell: ({ draftLevel, direction }) => (
        <>
          {draftLevel ?? t("noLevel")}{" "}
          <Pill tone={direction > 0 ? "success" : direction < 0 ? "warning" : "neutral"}>{t(direction > 0 ? "up" : direction < 0 ? "down" : "same")}</Pill>
        </>
      ),
    },
    { head: t("customers"), isEnd: true, cell: ({ customersCount }) => formats.number(customersCount) },
    {
      head: t("examples"),
      cell: ({ examples }) => (
        <Stack>
          {(examples ?? []).map(({ customerId, email }) => (
            <Link to={`/customers/${customerId}`} key={customerId}>
              {email}
            </Link>
          ))}
        </Stack>
      ),
    },
  ];
  return (
    <Card title={t("movesTitle")}>
      {simulation.moves.length === 0 ? (
        <EmptyState>{t("noMoves")}</EmptyState>
      ) : (
        <Table
          label={t("movesTitle")}
          columns={columns}
          rows={simulation.moves}
          keyOf={({ liveLevel, draftLevel }) => `${liveLevel ?? ""} ${draftLevel ?? ""}`}
          isStacked
        />
      )}
    </Card>
  );
}
