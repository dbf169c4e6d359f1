import { useRef } from "react";
import { Link, useParams, useSearchParams } from "react-router";

import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { Columns, Page, PageHeader } from "@/ui/layout";
import { Pill } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { ReturnStatus } from "../return-status";
import { returnWords } from "../words";
import { DetailsSection } from "./details-section";
import { ExchangeSection } from "./exchange-section";
import { GoodsSection } from "./goods-section";
import { HistorySection } from "./history-section";
import { LinesSection } from "./lines-section";
import { MoneySection } from "./money-section";
import { NextStep } from "./next-step";
import { NotesSection } from "./notes-section";
import type { Step } from "./steps";
import { type ReturnData, useReturn } from "./use-return";
import { WaySection } from "./way-section";
import { oneWords } from "./words";

export function ReturnPage() {
  const { id, number } = useParams();
  const [params] = useSearchParams();
  return <OneReturn id={id ?? null} number={null} first={params.has("inspect") ? "inspect" : null} key={id ?? number} />;
}

/** What the code on the slip opens: the return, ready to be taken in and checked. */
export function ScannedReturnPage() {
  const { number } = useParams();
  return <OneReturn id={null} number={number ?? ""} first={null} isScanned key={number} />;
}

type OneReturnProps = { id: string | null; number: string | null; first: Step | null; isScanned?: boolean };

function OneReturn({ id, number, first, isScanned = false }: OneReturnProps) {
  const t = useWords(oneWords);
  const bridge = useBridge();
  const money = useRef<HTMLDivElement>(null);
  const state = useReturn({ id, number });
  const gate = useQueryGate(state, state.ret, { missing: t("missing") });
  const { ret } = state;
  if (ret === null) return <Page>{gate}</Page>;
  return (
    <Page>
      <PageHeader
        back={{ to: "/returns", label: t("backToList") }}
        title={t("title", { number: ret.number })}
        marks={
          <>
            <ReturnStatus status={ret.status} />
            {ret.overrideReason === null ? null : <Pill tone="warning">{t("overridden")}</Pill>}
          </>
        }
        lead={<Lead ret={ret} />}
        actions={
          <Button onClick={() => bridge.openDashboardPage(`/orders/${encodeURIComponent(ret.orderSaleorId)}`)}>
            {t("openOrderInSaleor")}
          </Button>
        }
      />
      <NextStep
        state={state}
        first={isScanned ? scanned(ret) : first}
        onShowMoney={() => money.current?.scrollIntoView({ block: "start" })}
      />
      <Columns
        main={
          <>
            <LinesSection ret={ret} />
            <div ref={money}>
              <MoneySection state={state} />
            </div>
            <ExchangeSection ret={ret} />
            <GoodsSection state={state} />
            <HistorySection ret={ret} />
          </>
        }
        aside={
          <>
            <DetailsSection ret={ret} />
            <WaySection ret={ret} />
            <NotesSection state={state} />
          </>
        }
      />
    </Page>
  );
}

/** What a parcel on the table is there for. */
function scanned(ret: ReturnData): Step {
  return ret.lines.some((line) => line.quantityUninspected > 0) ? "inspect" : "receive";
}

function Lead({ ret }: { ret: ReturnData }) {
  const t = useWords(oneWords);
  const words = useWords(returnWords);
  const order = t("order", { number: ret.orderNumber });
  const name = ret.customer?.name ?? ret.customer?.email ?? words("noName");
  return (
    <>
      {ret.order === null ? order : <Link to={`/orders/${encodeURIComponent(ret.order.id)}`}>{order}</Link>}
      {" · "}
      {ret.customer === null ? name : <Link to={`/customers/${encodeURIComponent(ret.customer.id)}`}>{name}</Link>}
      {` · ${words(`outcome${ret.outcome}`)}`}
    </>
  );
}
