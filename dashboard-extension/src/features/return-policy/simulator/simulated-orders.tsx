import { Link } from "react-router";

import { SimulatedOrdersDocument, type SimulatedOrdersQuery } from "@/api/generated/return-policy";
import { useGrowingList } from "@/api/use-growing-list";
import { Button } from "@/ui/controls/button";
import { Card } from "@/ui/layout";
import { Callout, EmptyState, ProblemState, Skeleton } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./simulator.module.css";
import { simulatorWords } from "./words";

type SimulatedOrder = NonNullable<SimulatedOrdersQuery["returnPolicySimulatedOrders"]>["edges"][number]["node"];
type SimulatedReturn = SimulatedOrder["returns"][number];

const PER_PAGE = 20;

/** Every order that would have come to something else, with what each item's customer would have read. */
export function SimulatedOrders({ id }: { id: string }) {
  const t = useWords(simulatorWords);
  const list = useGrowingList(SimulatedOrdersDocument, { id, first: PER_PAGE }, (data) => data.returnPolicySimulatedOrders);
  return (
    <Card title={t("orders")} lead={t("ordersLead")}>
      {list.rows === null && list.problem === null ? <Skeleton /> : null}
      {list.problem === "denied" ? <Callout tone="info" title={t("ordersNeedPermission")} /> : null}
      {list.problem !== null && list.problem !== "denied" ? (
        <ProblemState problem={list.problem} kind="page" onRetry={list.reload} />
      ) : null}
      {list.rows?.length === 0 ? <EmptyState>{t("noOrders")}</EmptyState> : null}
      <ul className={css.orders} aria-label={t("orders")}>
        {list.rows?.map((order) => (
          <OrderRow order={order} key={order.id} />
        ))}
      </ul>
      {list.hasMore ? (
        <Button onClick={list.showMore} isDisabled={list.isLoading}>
          {t("showMore")}
        </Button>
      ) : null}
    </Card>
  );
}

function OrderRow({ order }: { order: SimulatedOrder }) {
  const t = useWords(simulatorWords);
  const formats = useFormats();
  return (
    <li>
      <div className={css.orderHead}>
        <Link to={`/orders/${order.order.id}`}>{t("order", { number: order.order.number })}</Link>
        <span>
          {t("change", { live: formats.money(order.live), simulated: formats.money(order.simulated) })}{" "}
          <strong>{formats.difference(order.difference)}</strong>
        </span>
      </div>
      {order.returns.map((ret) => (
        <ReturnChange change={ret} key={ret.number} />
      ))}
    </li>
  );
}

function ReturnChange({ change }: { change: SimulatedReturn }) {
  const t = useWords(simulatorWords);
  return (
    <details className={css.change}>
      <summary>{t("returnChange", { number: change.number, live: useEnding(change.live), simulated: useEnding(change.simulated) })}</summary>
      {change.lines.map((line, index) => (
        <div className={css.line} key={line.orderLine?.id ?? index}>
          <h4>
            {[line.orderLine?.productName ?? t("goneItem"), line.orderLine?.variantName ?? ""].filter((text) => text !== "").join(", ")}
            {` × ${line.quantity}`}
          </h4>
          <p>{t("saidToday", { sentence: line.live.sentence })}</p>
          <p>{t("saidThen", { sentence: line.simulated.sentence })}</p>
        </div>
      ))}
    </details>
  );
}

/** How a return ends under one policy, in a few words. */
function useEnding({ ending, needsReview, isKeepIt, total }: SimulatedReturn["live"]): string {
  const t = useWords(simulatorWords);
  const formats = useFormats();
  const marks = [isKeepIt ? t("endedKept") : "", needsReview ? t("endedReviewed") : ""].filter((text) => text !== "");
  return [t(ending), formats.money(total), ...marks].join(", ");
}
