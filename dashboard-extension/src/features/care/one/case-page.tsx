import { Link, useParams } from "react-router";

import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { Columns, Page, PageHeader } from "@/ui/layout";
import { Pill } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { STATE_TONES } from "../due";
import { DuePill } from "../due-pill";
import { careWords } from "../words";
import { AnswerSection } from "./answer-section";
import { HistorySection } from "./history-section";
import { OrderSection } from "./order-section";
import { OwnerSection } from "./owner-section";
import { SolveSection } from "./solve-section";
import { ThreadSection } from "./thread-section";
import { type CaseData, useCase } from "./use-case";
import { oneWords } from "./words";

export function CasePage() {
  const { id } = useParams();
  return <OneCase id={id ?? ""} key={id} />;
}

function OneCase({ id }: { id: string }) {
  const t = useWords(oneWords);
  const bridge = useBridge();
  const view = useCase(id);
  const gate = useQueryGate(view, view.found, { missing: t("missing") });
  const one = view.found;
  if (one === null) return <Page>{gate}</Page>;
  const { orderSaleorId } = one;
  const part = { one, onChanged: view.reload };
  return (
    <Page>
      <PageHeader
        back={{ to: "/cases", label: t("back") }}
        title={t("title", { number: one.number })}
        marks={<Marks one={one} />}
        lead={<Lead one={one} />}
        actions={
          orderSaleorId === null ? undefined : (
            <Button onClick={() => bridge.openDashboardPage(`/orders/${encodeURIComponent(orderSaleorId)}`)}>
              {t("openOrder")}
            </Button>
          )
        }
      />
      <Columns
        main={
          <>
            {one.answerId === null ? null : <AnswerSection answerId={one.answerId} />}
            <ThreadSection {...part} />
            <HistorySection one={one} />
          </>
        }
        aside={
          <>
            <OwnerSection {...part} owners={view.owners} />
            <SolveSection {...part} />
            <OrderSection one={one} />
          </>
        }
      />
    </Page>
  );
}

function Marks({ one }: { one: CaseData }) {
  const t = useWords(oneWords);
  const words = useWords(careWords);
  const reopened = one.timesReopened ?? 0;
  return (
    <>
      <Pill tone={STATE_TONES[one.state]}>{one.stateLabel}</Pill>
      {one.severity === "HIGH" ? <Pill tone="danger">{words("severityHIGH")}</Pill> : null}
      <DuePill dueAt={one.dueAt} />
      {reopened === 0 ? null : <Pill tone="warning">{t("reopened", { count: reopened })}</Pill>}
    </>
  );
}

function Lead({ one }: { one: CaseData }) {
  const t = useWords(oneWords);
  const words = useWords(careWords);
  const name = one.customer?.name ?? one.customer?.email ?? words("noName");
  const said = [
    t("about", { topic: one.topicLabel }),
    one.score === null ? null : t("score", { kind: one.score.kind.toUpperCase(), value: String(one.score.value) }),
    one.isShownToShopper === false ? t("hidden") : null,
  ].filter((each) => each !== null);
  return (
    <>
      {one.customer === null ? name : <Link to={`/customers/${encodeURIComponent(one.customer.id)}`}>{name}</Link>}
      {` · ${said.join(" · ")}`}
    </>
  );
}
