import { defineWords } from "@/words/words";

export const appWords = defineWords({
  en: {
    sections: "After-sale sections",
    overview: "Overview",
    orders: "Orders",
    returns: "Returns",
    policy: "Return policy",
    deliveries: "Webhooks",
    mail: "Mails",
    audit: "Audit",
    health: "Installation",
    settings: "Settings",
    notFoundTitle: "There is no such page",
    notFoundAdvice: "The address may be old.",
    goToOverview: "Go to the overview",
    brokenTitle: "Something broke on this page",
    brokenAdvice: "Your data is safe. Reload the page; if it breaks again, tell whoever runs the app what you did.",
    outsideTitle: "This is the after-sale panel of a Saleor shop",
    outsideAdvice:
      "It works inside the Saleor Dashboard. Open your Dashboard, go to Extensions and choose Postventa, or look for it under Fulfillment.",
    noSubjectTitle: "Nothing to show yet",
    noSubjectAdvice: "The Dashboard did not say which record this is about. Save it first, or reload the page.",
  },
  es: {
    sections: "Secciones de posventa",
    overview: "Resumen",
    orders: "Pedidos",
    returns: "Devoluciones",
    policy: "Política de devoluciones",
    deliveries: "Webhooks",
    mail: "Correos",
    audit: "Auditoría",
    health: "Instalación",
    settings: "Ajustes",
    notFoundTitle: "Esta página no existe",
    notFoundAdvice: "Puede que la dirección sea antigua.",
    goToOverview: "Ir al resumen",
    brokenTitle: "Algo se ha roto en esta página",
    brokenAdvice:
      "Tus datos están a salvo. Recarga la página; si vuelve a romperse, cuenta a quien lleva la app qué estabas haciendo.",
    outsideTitle: "Este es el panel de posventa de una tienda Saleor",
    outsideAdvice:
      "Funciona dentro del Dashboard de Saleor. Abre tu Dashboard, ve a Extensiones y elige Postventa, o búscalo en el menú de pedidos.",
    noSubjectTitle: "Aún no hay nada que mostrar",
    noSubjectAdvice: "El Dashboard no ha dicho de qué ficha se trata. Guárdala primero o recarga la página.",
  },
});
