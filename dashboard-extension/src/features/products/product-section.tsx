import { ProductWidgetDocument, type ProductWidgetQuery } from "@/api/generated/products";
import { useQuery } from "@/api/use-query";
import { ShareBar } from "@/ui/share-bar";
import { useQueryGate } from "@/ui/query-gate";
import { WidgetNote, WidgetSection, WidgetState } from "@/ui/widget";
import { useFormats, useWords } from "@/words/locale-context";

import { isFewToJudgeBy, unitsBack } from "./returns";
import { productWords } from "./words";

type Product = NonNullable<ProductWidgetQuery["postSaleProduct"]>;
type Rate = NonNullable<NonNullable<Product["returnFigures"]>["rate"]>;

/** What the product widget says: sold, how much of it came back, and why. */
export function ProductSection({ saleorId }: { saleorId: string }) {
  const t = useWords(productWords);
  const query = useQuery(ProductWidgetDocument, { saleorId });
  const product = query.data?.postSaleProduct ?? null;
  const gate = useQueryGate(query, product, { missing: t("missing") });
  if (product === null) return <>{gate}</>;
  const rate = product.returnFigures?.rate ?? null;
  if (product.unitsSold === 0) {
    return (
      <WidgetSection>
        <WidgetState>{t("neverSold")}</WidgetState>
      </WidgetSection>
    );
  }
  return (
    <WidgetSection>
      <WidgetState>{t("soldLine", { units: product.unitsSold, orders: product.ordersCount })}</WidgetState>
      {rate === null ? <p>{t("noneSent")}</p> : <RateLines rate={rate} />}
      <ReasonLine product={product} />
    </WidgetSection>
  );
}

function RateLines({ rate }: { rate: Rate }) {
  const t = useWords(productWords);
  const formats = useFormats();
  const back = unitsBack(rate);
  const said =
    back === 0
      ? t("returnedNone", { sent: rate.n })
      : t("returnedLine", { units: back, share: formats.percent(rate.value), sent: rate.n });
  return (
    <>
      <p>{said}</p>
      <ShareBar share={rate} label={t("bar", { low: formats.percent(rate.low), high: formats.percent(rate.high) })} />
      <WidgetNote>
        {isFewToJudgeBy(rate.n) ? t("fewSales", { low: formats.percent(rate.low), high: formats.percent(rate.high) }) : t("interval", { low: formats.percent(rate.low), high: formats.percent(rate.high) })}
      </WidgetNote>
    </>
  );
}

function ReasonLine({ product }: { product: Product }) {
  const t = useWords(productWords);
  const formats = useFormats();
  const reasons = product.returnFigures?.topReasons ?? [];
  if (reasons.length === 0) return null;
  const listed = reasons.map(({ reason, units }) => t("reason", { name: reason.name, units: formats.number(units) })).join("; ");
  return <p>{t("reasons", { listed })}</p>;
}
