import { useWords } from "@/words/locale-context";
import { readable } from "@/words/readable";
import { defineWords } from "@/words/words";

import { Pill, type Tone } from "./pill";

/** Saleor's order states; a later version's unknown one is shown by its name. */
export const orderStatusWords = defineWords({
  en: {
    DRAFT: "Draft",
    UNCONFIRMED: "Unconfirmed",
    UNFULFILLED: "Not shipped",
    PARTIALLY_FULFILLED: "Partly shipped",
    FULFILLED: "Shipped",
    PARTIALLY_RETURNED: "Partly returned",
    RETURNED: "Returned",
    CANCELED: "Cancelled",
    EXPIRED: "Expired",
  },
  es: {
    DRAFT: "Borrador",
    UNCONFIRMED: "Sin confirmar",
    UNFULFILLED: "Sin enviar",
    PARTIALLY_FULFILLED: "Enviado en parte",
    FULFILLED: "Enviado",
    PARTIALLY_RETURNED: "Devuelto en parte",
    RETURNED: "Devuelto",
    CANCELED: "Cancelado",
    EXPIRED: "Caducado",
  },
});

type Status = keyof typeof orderStatusWords.en;

const TONES: Record<Status, Tone> = {
  DRAFT: "neutral",
  UNCONFIRMED: "neutral",
  UNFULFILLED: "warning",
  PARTIALLY_FULFILLED: "warning",
  FULFILLED: "success",
  PARTIALLY_RETURNED: "info",
  RETURNED: "info",
  CANCELED: "danger",
  EXPIRED: "danger",
};

export function OrderStatus({ status }: { status: string }) {
  const t = useWords(orderStatusWords);
  const known = status.toUpperCase();
  if (!isKnown(known)) return <Pill>{readable(status)}</Pill>;
  return <Pill tone={TONES[known]}>{t(known)}</Pill>;
}

function isKnown(status: string): status is Status {
  return status in TONES;
}
