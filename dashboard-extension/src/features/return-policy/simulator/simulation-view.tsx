import { Card, NumberBox, Numbers } from "@/ui/layout";
import { Callout, Skeleton } from "@/ui/notice";
import { Progress } from "@/ui/chart";
import { useQueryGate } from "@/ui/query-gate";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { Assumptions } from "./assumptions";
import { isWithoutEffect, type Simulation, type Total } from "./figures";
import { SegmentTable } from "./segment-table";
import { SimulatedOrders } from "./simulated-orders";
import { TotalTable } from "./total-table";
import { useSimulation } from "./use-simulator";
import { useVersionName } from "./use-version-name";
import { simulatorWords } from "./words";

export function SimulationView({ id }: { id: string }) {
  const t = useWords(simulatorWords);
  const state = useSimulation(id);
  const { simulation } = state;
  const gate = useQueryGate(state, simulation, { need: "settings", missing: t("unknown") });
  if (simulation === null) return <>{gate}</>;
  if (simulation.status === "FAILED") return <Callout tone="danger" title={t("failed")} isAlert />;
  if (simulation.status !== "DONE") return <Running simulation={simulation} />;
  return (
    <>
      <Headline simulation={simulation} />
      {isWithoutEffect(simulation) ? null : (
        <>
          {simulation.totals.map((total) => (
            <TotalTable total={total} key={total.currency} />
          ))}
          <SegmentTable simulation={simulation} by={state.by} onBy={state.setBy} isLoading={state.isLoading} />
          <SimulatedOrders id={simulation.id} />
        </>
      )}
      <Assumptions simulation={simulation} />
    </>
  );
}

function Running({ simulation }: { simulation: Simulation }) {
  const t = useWords(simulatorWords);
  return (
    <Card title={t("running")} lead={t("runningLead")}>
      <Progress label={t("replayed")} read={Math.round(simulation.progress * 100)} total={100} isFinished={false} />
      <Skeleton lines={2} />
    </Card>
  );
}

function Headline({ simulation }: { simulation: Simulation }) {
  const t = useWords(simulatorWords);
  const formats = useFormats();
  const nameOf = useVersionName();
  const lead = t("headlineLead", {
    policy: capital(nameOf(simulation.version)),
    live: nameOf(simulation.liveVersion),
    since: formats.date(simulation.since),
    until: formats.date(simulation.until),
    orders: simulation.ordersReplayed,
  });
  if (isWithoutEffect(simulation)) {
    return (
      <Card title={t("noEffect")} lead={lead}>
        <p>{t("noEffectSaid", { orders: simulation.ordersReplayed })}</p>
      </Card>
    );
  }
  return (
    <Card title={t("headline")} lead={lead}>
      {simulation.violations.length === 0 ? null : <Floors simulation={simulation} />}
      <Numbers>
        <NumberBox label={t("ordersChanged")} value={formats.number(simulation.ordersChanged)} note={t("ofOrders", { orders: simulation.ordersReplayed })} />
        <NumberBox label={t("ordersTold")} value={formats.number(simulation.ordersToldOtherwise)} note={t("ordersToldNote")} />
        {simulation.totals.map((total) => (
          <RefundedBox total={total} key={total.currency} />
        ))}
      </Numbers>
    </Card>
  );
}

function RefundedBox({ total }: { total: Total }) {
  const t = useWords(simulatorWords);
  const formats = useFormats();
  const { refundedBand: band } = total;
  return (
    <NumberBox
      label={t("refundedDifference")}
      value={formats.difference(band.value)}
      note={t("band", { low: formats.difference(band.low), high: formats.difference(band.high) })}
    />
  );
}

function Floors({ simulation }: { simulation: Simulation }) {
  const t = useWords(simulatorWords);
  return (
    <Callout tone="danger" title={t("unlawful")}>
      <ul>
        {simulation.violations.map(({ code, country, message }) => (
          <li key={`${code} ${country}`}>{message}</li>
        ))}
      </ul>
    </Callout>
  );
}
