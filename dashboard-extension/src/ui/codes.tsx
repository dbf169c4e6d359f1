import { useWords } from "@/words/locale-context";
import { readable } from "@/words/readable";
import { defineWords } from "@/words/words";

/** The stable codes that several features show. A code of a newer backend is shown by its name. */
const codeWords = defineWords({
  en: {
    "hold.open_case": "an enquiry is open",
    "hold.open_return": "a return is under way",
    "hold.late_parcel": "a parcel is late",
    "hold.refund_pending": "a refund is pending",
    "hold.complaint": "there is a complaint",
    "topic.order": "About their orders",
    "topic.points": "Points they would lose, or that came back",
    "topic.feedback": "Questions about the purchase",
    "topic.loyalty": "Points and level",
    "topic.offers": "News and offers",
    "basis.contract": "needed for the order",
    "basis.membership": "needed for the points they have",
    "basis.legal_duty": "the law asks for it",
    "basis.request": "they asked for it",
    "basis.legitimate_interest": "legitimate interest",
    "basis.soft_opt_in": "they bought something similar",
    "basis.consent": "they agreed to it",
    "source.purchase": "with a purchase",
    "source.double_opt_in": "confirmed by mail",
    "source.preference_page": "on the page for their mails",
    "source.provider": "told by the mail provider",
  },
  es: {
    "hold.open_case": "hay una consulta abierta",
    "hold.open_return": "hay una devolución en marcha",
    "hold.late_parcel": "un paquete llega tarde",
    "hold.refund_pending": "hay un reembolso pendiente",
    "hold.complaint": "hay una queja",
    "topic.order": "Sobre sus pedidos",
    "topic.points": "Puntos que perdería o que han vuelto",
    "topic.feedback": "Preguntas sobre la compra",
    "topic.loyalty": "Puntos y nivel",
    "topic.offers": "Novedades y ofertas",
    "basis.contract": "necesario para el pedido",
    "basis.membership": "necesario por los puntos que tiene",
    "basis.legal_duty": "lo exige la ley",
    "basis.request": "lo pidió",
    "basis.legitimate_interest": "interés legítimo",
    "basis.soft_opt_in": "compró algo parecido",
    "basis.consent": "dio su consentimiento",
    "source.purchase": "con una compra",
    "source.double_opt_in": "confirmado por correo",
    "source.preference_page": "en la página de sus correos",
    "source.provider": "según el proveedor de correo",
  },
});

type CodeKey = keyof typeof codeWords.en;

export type CodeFamily = "hold" | "topic" | "basis" | "source";

export function useCodeWords(): (family: CodeFamily, code: string) => string {
  const t = useWords(codeWords);
  return (family, code) => {
    const key = `${family}.${code.toLowerCase()}`;
    return isCodeKey(key) ? t(key) : readable(code);
  };
}

function isCodeKey(key: string): key is CodeKey {
  return key in codeWords.en;
}
