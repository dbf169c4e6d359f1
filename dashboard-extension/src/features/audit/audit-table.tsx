import { Link } from "react-router";

import { useBridge } from "@/bridge/bridge-context";
import { Callout, EmptyState } from "@/ui/notice";
import { LinkButton, PlainButton } from "@/ui/plain-button";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./audit.module.css";
import { useEventNames } from "./event-names";
import { isNarrowed } from "./filter";
import { type AuditEvent, isLearntLater, whoActed } from "./told";
import type { Audit } from "./use-audit";
import { auditWords } from "./words";

export function AuditTable({ audit }: { audit: Audit }) {
  const t = useWords(auditWords);
  const rows = audit.rows ?? [];
  const columns = useColumns();
  if (rows.length === 0) return <EmptyState>{t(isNarrowed(audit.filter) ? "noneFound" : "none")}</EmptyState>;
  return (
    <>
      <Table label={t("list")} columns={columns} rows={rows} keyOf={({ id }) => id} isLoading={audit.isLoading} isStacked />
      {audit.problem === null ? null : <Callout tone="warning" title={t("moreFailed")} isAlert />}
      <More audit={audit} />
    </>
  );
}

function More({ audit }: { audit: Audit }) {
  const t = useWords(auditWords);
  const isRetry = audit.problem !== null;
  if (!audit.hasMore && !isRetry) return null;
  return (
    <div>
      <PlainButton onClick={isRetry ? audit.reload : audit.showMore} isDisabled={audit.isLoading}>
        {t("more")}
      </PlainButton>
    </div>
  );
}

function useColumns(): Column<AuditEvent>[] {
  const t = useWords(auditWords);
  const formats = useFormats();
  const nameOf = useEventNames();
  return [
    {
      head: t("when"),
      cell: (event) => (
        <time className={css.when} dateTime={event.occurredAt}>
          {formats.dateTime(event.occurredAt)}
        </time>
      ),
    },
    {
      head: t("what"),
      isMain: true,
      cell: (event) => (
        <>
          {/* What the backend has no sentence for comes with its bare name. */}
          {event.sentence === event.name ? nameOf(event.name) : event.sentence}
          {isLearntLater(event) ? (
            <span className={css.note}>{t("learntLater", { when: formats.dateTime(event.recordedAt) })}</span>
          ) : null}
        </>
      ),
    },
    {
      head: t("about"),
      cell: (event) => (
        <div className={css.about}>
          <About event={event} />
        </div>
      ),
    },
    {
      head: t("who"),
      cell: (event) => {
        const { key, name } = whoActed(event);
        return t(key, { name });
      },
    },
  ];
}

function About({ event }: { event: AuditEvent }) {
  const t = useWords(auditWords);
  const bridge = useBridge();
  const { orderNumber, orderSaleorId, customerId } = event;
  if (orderNumber !== null && orderSaleorId !== null) {
    return (
      <LinkButton
        label={t("openOrder", { number: orderNumber })}
        onClick={() => bridge.openDashboardPage(`/orders/${encodeURIComponent(orderSaleorId)}`)}
      >
        {`#${orderNumber} ↗`}
      </LinkButton>
    );
  }
  if (customerId !== null) return <Link to={`/customers/${encodeURIComponent(customerId)}`}>{t("aboutCustomer")}</Link>;
  return <span className={css.shop}>{t("aboutShop")}</span>;
}
