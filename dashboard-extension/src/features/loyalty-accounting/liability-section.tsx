import { Card, NumberBox, Numbers, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import type { Books } from "./use-accounting";
import { accountingWords } from "./words";

/** What the points outstanding are worth, and how that was reckoned. */
export function LiabilitySection({ books }: { books: Books }) {
  const t = useWords(accountingWords);
  const formats = useFormats();
  const { liability, outstanding, redemption } = books;
  const rate = redemption.rate;
  return (
    <Card title={t("owedTitle")} lead={t("owedLead")}>
      <Stack>
        <Numbers>
          <NumberBox
            label={t("liability")}
            value={liability.amount === null ? "–" : formats.money(liability.amount)}
            note={liability.gross === null ? t("noValue") : t("gross", { amount: formats.money(liability.gross) })}
          />
          <NumberBox
            label={t("outstanding")}
            value={formats.number(outstanding.owed)}
            note={t("outstandingNote", {
              active: formats.number(outstanding.active - outstanding.belowZero),
              pending: formats.number(outstanding.pending),
            })}
          />
          <NumberBox
            label={t("breakage")}
            value={liability.isEstimated ? formats.percent(liability.breakageRate) : "–"}
            note={
              liability.issued === null
                ? t("breakageUnknown")
                : t("breakageNote", { n: formats.number(liability.issued), months: liability.months })
            }
          />
          <NumberBox
            label={t("redemption")}
            value={rate === null ? "–" : formats.percent(rate)}
            note={t("redemptionNote", { used: formats.number(redemption.redeemed), n: formats.number(redemption.matured) })}
          />
        </Numbers>
        <Assumptions books={books} />
      </Stack>
    </Card>
  );
}

function Assumptions({ books }: { books: Books }) {
  const t = useWords(accountingWords);
  const formats = useFormats();
  const { liability, outstanding, pointValue, currency } = books;
  const value = pointValue === null || currency === null ? null : `${formats.decimal(Number(pointValue))} ${currency}`;
  return (
    <Callout tone="info" title={t("howTitle")}>
      <ul>
        <li>{value === null ? t("howNoValue") : t("howValue", { value })}</li>
        <li>
          {liability.isEstimated
            ? t("howBreakage", { months: liability.months })
            : t("howTooYoung", { months: liability.months, needed: liability.monthsNeeded })}
        </li>
        <li>{t("howCohorts")}</li>
        {outstanding.belowZero === 0 ? null : <li>{t("howBelowZero", { points: formats.number(-outstanding.belowZero) })}</li>}
      </ul>
    </Callout>
  );
}
