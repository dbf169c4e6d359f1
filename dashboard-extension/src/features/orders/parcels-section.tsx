import { useState } from "react";
import { useSearchParams } from "react-router";

import { Button } from "@/ui/controls/button";
import { Card, Facts, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import { DeliveredForm } from "./delivered-form";
import { deliveryState } from "./delivery-state";
import css from "./orders.module.css";
import type { OrderState, ParcelData } from "./use-order";
import { orderWords } from "./words";

export function ParcelsSection({ state }: { state: OrderState }) {
  const t = useWords(orderWords);
  const parcels = state.order?.parcels ?? [];
  const isGone = state.order !== null && deliveryState(state.order).kind === "cameBack";
  return (
    <Card title={t("parcelsTitle")}>
      {parcels.length === 0 ? <EmptyState>{t(isGone ? "parcelsGone" : "parcelsNone")}</EmptyState> : null}
      <Stack>
        {parcels.map((parcel, index) => (
          <Parcel parcel={parcel} number={index + 1} state={state} key={parcel.id} />
        ))}
      </Stack>
    </Card>
  );
}

function Parcel({ parcel, number, state }: { parcel: ParcelData; number: number; state: OrderState }) {
  const t = useWords(orderWords);
  const formats = useFormats();
  const [params] = useSearchParams();
  // The widget's link opens the form at once.
  const [isOpen, setIsOpen] = useState(params.has("mark") && parcel.deliveredAt === null);
  const isCancelled = parcel.status === "CANCELED";
  const deliveredNote = () => {
    if (isCancelled) return t("parcelCancelled");
    if (parcel.deliveredAt === null) return t(parcel.isEmptied ? "parcelEmptied" : "notYet");
    const source = parcel.deliveredSource === null ? "" : ` · ${t(`source${parcel.deliveredSource}`)}`;
    return formats.date(parcel.deliveredAt) + source;
  };
  return (
    <section className={css.parcel} aria-label={t("parcelTitle", { number })}>
      <h3>{t("parcelTitle", { number })}</h3>
      <Facts
        facts={[
          {
            label: t("contents"),
            value: parcel.lines.map(({ quantity, orderLine }) => `${quantity} × ${orderLine.productName}`).join(", "),
          },
          { label: t("tracking"), value: parcel.trackingNumber ?? t("noTracking") },
          { label: t("shippedOn"), value: parcel.shippedAt === null ? t("notYet") : formats.date(parcel.shippedAt) },
          { label: t("deliveredOn"), value: deliveredNote() },
        ]}
      />
      {isOpen ? (
        <DeliveredForm
          parcel={parcel}
          timeZone={state.timeZone}
          onCancel={() => setIsOpen(false)}
          onDone={() => {
            setIsOpen(false);
            state.reload();
          }}
        />
      ) : isCancelled ? null : (
        <div>
          <Button onClick={() => setIsOpen(true)}>
            {t(parcel.deliveredAt === null ? "markDelivered" : "changeDate")}
          </Button>
        </div>
      )}
    </section>
  );
}
