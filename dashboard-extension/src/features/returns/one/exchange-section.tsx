import { useBridge } from "@/bridge/bridge-context";
import { Card, Facts } from "@/ui/layout";
import { Pill, type Tone } from "@/ui/pill";
import { LinkButton } from "@/ui/plain-button";
import { useFormats, useWords } from "@/words/locale-context";

import type { ReturnData } from "./use-return";
import { oneWords } from "./words";

type Exchange = NonNullable<ReturnData["exchange"]>;

const TONES: Partial<Record<Exchange["status"], Tone>> = { OUT_OF_STOCK: "danger", FULFILLED: "success", CANCELLED: "neutral" };

/** What goes out for what comes back. */
export function ExchangeSection({ ret }: { ret: ReturnData }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const exchange = ret.exchange;
  if (exchange === null) return null;
  return (
    <Card title={t("exchangeCard")} actions={<Pill tone={TONES[exchange.status] ?? "info"}>{t(`exchange${exchange.status}`)}</Pill>}>
      <Facts
        facts={[
          {
            label: t("goesOut"),
            value: exchange.lines
              .map(({ quantity, variantName, unitPrice }) => `${quantity} × ${variantName ?? t("unknown")} (${formats.money(unitPrice)})`)
              .join(", "),
          },
          { label: t("difference"), value: <Difference exchange={exchange} /> },
          { label: t("replacement"), value: <Replacement exchange={exchange} /> },
        ]}
      />
    </Card>
  );
}

function Difference({ exchange }: { exchange: Exchange }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const amount = Number(exchange.difference.amount);
  if (amount === 0) return t("differenceNone");
  return t(amount > 0 ? "aheadMore" : "aheadLess", { amount: formats.money({ ...exchange.difference, amount: Math.abs(amount) }) });
}

function Replacement({ exchange }: { exchange: Exchange }) {
  const t = useWords(oneWords);
  const bridge = useBridge();
  const saleorId = exchange.replacementSaleorId;
  if (saleorId === null) return t("notYet");
  return (
    <LinkButton onClick={() => bridge.openDashboardPage(`/orders/${encodeURIComponent(saleorId)}`)}>
      {t("orderInSaleor", { number: exchange.replacementNumber ?? "" })}
    </LinkButton>
  );
}
