import { useState } from "react";

import { ParcelMarkDeliveredDocument } from "@/api/generated/orders";
import { useClient } from "@/api/client-context";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { useFormats, useWords } from "@/words/locale-context";

import { dayIn, dayProblem, type DayProblem, deliveredMoment } from "./delivered-moment";
import type { ParcelData } from "./use-order";
import { orderWords, type OrderKey } from "./words";

const PROBLEM_KEYS: Record<DayProblem, OrderKey> = {
  missing: "dateMissing",
  future: "dateFuture",
  beforeShipping: "dateBeforeShipping",
};

type Options = { parcel: ParcelData; timeZone: string; onDone: () => void };

/** The form beside one parcel: a day, checked here before the shop's rules see it. */
export function useMarkDelivered({ parcel, timeZone, onDone }: Options) {
  const t = useWords(orderWords);
  const formats = useFormats();
  const bridge = useBridge();
  const client = useClient();
  const mutation = useMutation(ParcelMarkDeliveredDocument, "parcelMarkDelivered");
  const [day, setDay] = useState(() =>
    dayIn(parcel.deliveredAt === null ? client.now() : new Date(parcel.deliveredAt), timeZone),
  );
  const [error, setError] = useState<string | null>(null);

  const save = async () => {
    const problem = dayProblem(day, parcel.shippedAt, client.now(), timeZone);
    if (problem !== null) {
      setError(t(PROBLEM_KEYS[problem], { date: parcel.shippedAt === null ? "" : formats.date(parcel.shippedAt) }));
      return;
    }
    const deliveredAt = deliveredMoment(day, parcel.shippedAt, client.now(), timeZone);
    const { isDone, errors } = await mutation.run({ input: { parcelId: parcel.id, deliveredAt } });
    if (isDone) {
      bridge.notify("success", t("dateSaved"));
      onDone();
    } else {
      setError(errors[0]?.message ?? t("dateNotSaved"));
    }
  };

  return { day, setDay, error, save, isSaving: mutation.isRunning, latestDay: dayIn(client.now(), timeZone) };
}
