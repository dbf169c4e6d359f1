import { Card, Stack } from "@/ui/layout";
import { useFormats, useWords } from "@/words/locale-context";

import { DecisionTrace } from "./decision-trace";
import css from "./one.module.css";
import type { ReturnData, ReturnLineData } from "./use-return";
import { oneWords } from "./words";

/** Asked for, approved, received and checked are different numbers. */
export function LinesSection({ ret }: { ret: ReturnData }) {
  const t = useWords(oneWords);
  return (
    <Card title={t("linesTitle")}>
      <Stack>
        {ret.lines.map((line) => (
          <Line line={line} key={line.id} />
        ))}
      </Stack>
    </Card>
  );
}

function Line({ line }: { line: ReturnLineData }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const { orderLine, reason } = line;
  return (
    <section className={css.line} aria-label={orderLine.productName}>
      <div className={css.lineHead}>
        <h3>
          {orderLine.productName}
          <span className={css.note}>{[orderLine.variantName, orderLine.sku].filter(Boolean).join(" · ")}</span>
        </h3>
        <span className={css.price}>{formats.money(line.estimate)}</span>
      </div>
      <Counts line={line} />
      <p>
        {t("reasonIs", { reason: reason.name })}
        {reason.isShopsFault ? <span className={css.note}>{t("shopsFault")}</span> : null}
      </p>
      {line.details === null ? null : (
        <blockquote className={css.quote}>
          {reason.question === null ? null : <span className={css.note}>{reason.question}</span>}
          {line.details}
        </blockquote>
      )}
      {line.declineReason === null ? null : <p className={css.bad}>{t("declinedBecause", { reason: line.declineReason })}</p>}
      <Photos photos={line.files.filter(({ kind }) => kind === "PHOTO")} />
      <Inspections line={line} />
      <DecisionTrace decision={line.decision} />
    </section>
  );
}

function Counts({ line }: { line: ReturnLineData }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const counts: { key: "asked" | "approved" | "received" | "checked" | "expected" | "given_up"; value: number | null }[] = [
    { key: "asked", value: line.quantity },
    { key: "approved", value: line.quantityApproved },
    { key: "received", value: line.quantityReceived },
    { key: "checked", value: line.quantityInspected },
    ...(line.quantityExpected > 0 ? [{ key: "expected" as const, value: line.quantityExpected }] : []),
    ...(line.quantityMissing > 0 ? [{ key: "given_up" as const, value: line.quantityMissing }] : []),
  ];
  return (
    <dl className={css.counts}>
      {counts.map(({ key, value }) => (
        <div key={key}>
          <dt>{t(`count_${key}`)}</dt>
          <dd>{value === null ? "–" : formats.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Photos({ photos }: { photos: { id: string; url: string }[] }) {
  const t = useWords(oneWords);
  if (photos.length === 0) return null;
  return (
    <ul className={css.photos}>
      {photos.map((file, index) => (
        <li key={file.id}>
          <a href={file.url} target="_blank" rel="noreferrer">
            <img src={file.url} alt={t("photo", { number: index + 1 })} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Inspections({ line }: { line: ReturnLineData }) {
  const t = useWords(oneWords);
  if (line.inspections.length === 0) return null;
  return (
    <ul className={css.looks}>
      {line.inspections.map((look, index) => (
        <li key={index}>
          {[
            `${look.quantity} × ${t(`grade${look.grade}`)}`,
            look.disposition === null ? null : t(`disposition${look.disposition}`),
            look.serial === null ? null : t("serialIs", { serial: look.serial }),
            look.note,
          ]
            .filter(Boolean)
            .join(" · ")}
          <Photos photos={look.photos ?? []} />
        </li>
      ))}
    </ul>
  );
}
