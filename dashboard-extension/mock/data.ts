/** A small believable shop for the tests and for looking at the panel without a backend. */

export const NOW = new Date("2026-11-22T10:30:00Z");

type Said = { en: string; es: string };

export type Event = {
  id: string;
  name: string;
  said: Said;
  occurredAt: string;
  actorKind: "STAFF" | "SHOPPER" | "APP" | "SYSTEM";
  actorLabel: string | null;
  orderNumber: string | null;
  /** Where it was not learnt at once. */
  recordedAt?: string;
  customerIndex?: number;
};

function hoursAgo(hours: number): string {
  return new Date(NOW.getTime() - hours * 3_600_000).toISOString();
}

function event(id: number, hours: number, said: Said, more: Partial<Event> = {}): Event {
  const base = { actorKind: "SYSTEM", actorLabel: null, orderNumber: "4711", name: "OrderPlaced" } as const;
  return { ...base, id: `RXZlbnQ6${id}`, said, occurredAt: hoursAgo(hours), ...more };
}

export const events: Event[] = [
  event(9, 20, { en: "Thank-you mail sent to Lucía.", es: "Correo de agradecimiento enviado a Lucía." }, { name: "MessageSent" }),
  event(8, 44, { en: "Parcel shipped with Correos, PQ4K2.", es: "Paquete enviado con Correos, PQ4K2." }, {
    name: "ParcelShipped",
    actorKind: "STAFF",
    actorLabel: "marta@norte.example",
  }),
  event(7, 45, { en: "Invoice issued.", es: "Factura emitida." }, { name: "InvoiceIssued", actorKind: "APP", actorLabel: "Facturas" }),
  event(6, 70, { en: "Order paid in full.", es: "Pedido pagado por completo." }, { name: "OrderPaid", actorKind: "SHOPPER" }),
  event(5, 71, { en: "Lucía placed the order.", es: "Lucía hizo el pedido." }, { actorKind: "SHOPPER" }),
  event(4, 72, { en: "We learned of this order from Saleor.", es: "Supimos de este pedido por Saleor." }),
  event(3, 72, { en: "Customer linked to an account.", es: "Cliente vinculado a una cuenta." }),
];

const money = (amount: string, currency = "EUR") => ({ amount, currency });

const lines = [
  {
    id: "T3JkZXJMaW5lOjE=",
    saleorId: "T3JkZXJMaW5lOmE=",
    productName: "Camiseta Monospace",
    variantName: "Azul / XL",
    sku: "328223584",
    quantity: 2,
    quantityFulfilled: 2,
    quantityReturned: 0,
    quantityRefunded: 0,
    unitPrice: money("21.90"),
  },
  {
    id: "T3JkZXJMaW5lOjI=",
    saleorId: "T3JkZXJMaW5lOmI=",
    productName: "Zumo de alubias",
    variantName: "500 ml",
    sku: null,
    quantity: 1,
    quantityFulfilled: 1,
    quantityReturned: 1,
    quantityRefunded: 1,
    unitPrice: money("3.50"),
  },
];

const parcels = [
  {
    id: "UGFyY2VsOjE=",
    saleorId: "RnVsZmlsbG1lbnQ6MQ==",
    status: "FULFILLED",
    trackingNumber: "PQ4K2-0099-1",
    shippedAt: hoursAgo(44),
    deliveredAt: null as string | null,
    deliveredSource: null as string | null,
    isEmptied: false,
    lines: [{ orderLine: lines[0], quantity: 2 }],
  },
  {
    id: "UGFyY2VsOjI=",
    saleorId: "RnVsZmlsbG1lbnQ6Mg==",
    status: "FULFILLED",
    trackingNumber: null,
    shippedAt: hoursAgo(60),
    deliveredAt: hoursAgo(22),
    deliveredSource: "CARRIER",
    isEmptied: false,
    lines: [{ orderLine: lines[1], quantity: 1 }],
  },
];

const people = [
  ["Lucía María Pérez Gómez", "lucia.perez@example.com"],
  ["Jon Etxeberria", "jon@example.com"],
  ["Anna Whitfield", "anna.whitfield@example.com"],
  [null, "guest.with.a.rather.long.address@mail.example.com"],
  ["Mateo Ruiz", "mateo@example.com"],
] as const;

export const customers = people.map(([name, email], index) => ({
  id: `Q3VzdG9tZXI6${index}`,
  saleorId: name === null ? null : `VXNlcjo0${index}`,
  name,
  email,
  language: index === 2 ? "EN" : "ES",
  isGuest: name === null,
  holds: index === 0 ? [{ id: "SG9sZDox", reason: "open_return", since: hoursAgo(30), orderNumber: "4711" }] : [],
  consents: [
    { topic: "order", isGiven: true, since: hoursAgo(700), source: "purchase" },
    { topic: "offers", isGiven: index !== 0, since: hoursAgo(500), source: "preference_page" },
  ],
}));

const PAYMENTS = ["PAID", "PAID", "PARTLY_REFUNDED", "UNPAID", "REFUNDED"];
const STATUSES = ["FULFILLED", "UNFULFILLED", "PARTIALLY_FULFILLED", "CANCELED", "FULFILLED", "RETURNED"];

export const orders = Array.from({ length: 26 }, (_, index) => ({
  id: `T3JkZXI6${index}`,
  saleorId: index === 0 ? "T3J" : `T3JkZXI6c${index}`,
  number: String(4711 - index),
  status: STATUSES[index % STATUSES.length],
  channel: "channel-eur",
  language: index % 3 === 2 ? "EN" : "ES",
  placedAt: hoursAgo(71 + index * 9),
  total: money((47.3 + index * 11.15).toFixed(2)),
  paymentState: PAYMENTS[index % PAYMENTS.length],
  refunded: money(PAYMENTS[index % PAYMENTS.length]?.endsWith("REFUNDED") ? "3.50" : "0.00"),
  isReplacement: index === 4,
  customerIndex: index % people.length,
  lines,
  parcels: STATUSES[index % STATUSES.length] === "UNFULFILLED" ? [] : parcels,
  holds: index === 0 ? [{ id: "SG9sZDox", reason: "open_return", since: hoursAgo(30), orderNumber: "4711" }] : [],
}));

type AuditKind = [said: Said, name: string, more?: Partial<Event>];

/** What a day of the shop's leaves in the log, over and over. */
const AUDIT_KINDS: AuditKind[] = [
  [{ en: "Settings were changed: quiet_from, sender_name.", es: "Se cambiaron los ajustes: quiet_from, sender_name." }, "PreferencesChanged", { actorKind: "STAFF", actorLabel: "#1", orderNumber: null }],
  [{ en: "A parcel was delivered.", es: "Se ha entregado un paquete." }, "ParcelDelivered", { actorKind: "APP", actorLabel: "pv_8f2k" }],
  [{ en: "No more mails about “News and offers”, as asked.", es: "No quiere más correos sobre «Novedades y ofertas»." }, "ConsentWithdrawn", { actorKind: "SHOPPER", actorLabel: "#40", orderNumber: null, customerIndex: 0 }],
  [{ en: "Mail sent: Thank you, after shipping.", es: "Correo enviado: Agradecimiento tras el envío." }, "MessageSent", { customerIndex: 1 }],
  [{ en: "A parcel with 2 items was sent.", es: "Se ha enviado un paquete con 2 artículos." }, "ParcelShipped", { actorKind: "STAFF", actorLabel: "#12" }],
  [{ en: "The order was paid: €47.30.", es: "El pedido se ha pagado: 47,30 €." }, "OrderPaid", { actorKind: "APP", actorLabel: "#3" }],
  [{ en: "The order was placed.", es: "Se ha hecho el pedido." }, "OrderPlaced", { actorKind: "SHOPPER", actorLabel: "#41", customerIndex: 1 }],
  [{ en: "The e-mail address was blocked: the mailbox does not exist.", es: "Se bloqueó la dirección de correo: el buzón no existe." }, "AddressSuppressed", { orderNumber: null, customerIndex: 3 }],
  [{ en: "LampLit", es: "LampLit" }, "LampLit", { orderNumber: null }],
];

export const audit: Event[] = Array.from({ length: 72 }, (_, index) => {
  const [said, name, more = {}] = AUDIT_KINDS[index % AUDIT_KINDS.length]!;
  const hours = index * 5 + 0.2;
  // The oldest came with the shop's history.
  const learnt = index >= 60 ? { recordedAt: hoursAgo(24) } : {};
  return event(1000 - index, hours, said, { name, orderNumber: String(4711 - (index % orders.length)), ...more, ...learnt });
});

const EVENT_KINDS = ["order_updated", "fulfillment_created", "customer_updated", "order_fully_paid", "product_updated"];

export const deliveries = Array.from({ length: 30 }, (_, index) => {
  const state = index === 1 || index === 4 ? "DEAD" : index === 0 ? "WAITING" : "DONE";
  return {
    id: `RGVsaXZlcnk6${index}`,
    event: EVENT_KINDS[index % EVENT_KINDS.length] ?? "",
    state,
    receivedAt: hoursAgo(index * 1.7 + 0.05),
    processedAt: state === "DONE" ? hoursAgo(index * 1.7) : null,
    attempts: state === "DEAD" ? 8 : state === "DONE" ? 1 : 0,
    error: state === "DEAD" ? "OrderLine T3JkZXJMaW5lOjk= is not part of order 4709; the payload names a line we do not know." : null,
    subject: index % 5 === 4 ? null : `Order ${4711 - index}`,
    body: JSON.stringify({ __typename: "OrderUpdated", issuedAt: hoursAgo(index), order: { id: "T3J", number: "4711" } }, null, 2),
  };
});

export const reactions = [
  {
    id: "UmVhY3Rpb246MQ==",
    reaction: "flows.enqueue_thank_you",
    eventIndex: 1,
    state: "DEAD",
    attempts: 8,
    error: "The template thank_you has no Spanish text for this shop.",
  },
];

const html = (title: string, text: string) =>
  `<!doctype html><html><body style="margin:0;background:#f4f4f4;font-family:Arial,sans-serif"><div style="max-width:560px;margin:24px auto;background:#fff;padding:32px;border-radius:8px"><h1 style="font-size:22px;margin:0 0 12px">${title}</h1><p style="line-height:1.5">${text}</p></div></body></html>`;

const MESSAGE_STATES = ["SENT", "WAITING", "CANCELLED", "FAILED", "BOUNCED", "SENT"];
const MESSAGE_REASONS = [null, "it is night or a quiet day where this person lives", "the order was cancelled", "The server refused it: 554 not allowed", "The mailbox is gone (550)", null];

export const messages = Array.from({ length: 18 }, (_, index) => {
  const state = MESSAGE_STATES[index % 6] ?? "SENT";
  return {
    id: `TWVzc2FnZTo${index}`,
    template: "thank_you",
    templateLabel: "Thank you, after shipping",
    topic: "order",
    legalBasis: "contract",
    state,
    reason: MESSAGE_REASONS[index % 6] ?? null,
    to: people[index % people.length]?.[1] ?? null,
    subject: index % 3 === 2 ? "Your order is on its way" : "Tu pedido va de camino",
    language: index % 3 === 2 ? "EN" : "ES",
    dueAt: hoursAgo(index * 3 - 4),
    sentAt: state === "SENT" || state === "BOUNCED" ? hoursAgo(index * 3) : null,
    html: html("Gracias, Lucía", "Tu pedido 4711 va de camino con Correos. Llegará en unos dos días."),
    text: "Gracias, Lucía.\n\nTu pedido 4711 va de camino con Correos. Llegará en unos dos días.",
  };
});

export const templates = [
  { code: "thank_you", said: { en: "Thank you, after shipping", es: "Agradecimiento tras el envío" }, topic: "order" },
];

export function preview(language: "EN" | "ES") {
  return language === "ES"
    ? { subject: "Tu pedido va de camino", html: messages[0]?.html ?? "", text: messages[0]?.text ?? "" }
    : {
        subject: "Your order is on its way",
        html: html("Thank you, Lucía", "Your order 4711 is on its way. It should arrive in about two days."),
        text: "Thank you, Lucía.\n\nYour order 4711 is on its way.",
      };
}

export const findings = [
  {
    code: "shops.reinstall_due",
    level: "WARNING",
    title: { en: "A re-install is due", es: "Toca reinstalar" },
    advice: {
      en: "This version adds the product widget. Delete nothing: in Saleor open Extensions, add the extension again from its manifest and confirm.",
      es: "Esta versión añade el widget de producto. No borres nada: en Saleor abre Extensiones, añade de nuevo la extensión desde su manifiesto y confirma.",
    },
  },
  {
    code: "saleor.permissions",
    level: "OK",
    title: { en: "All permissions are there", es: "Están todos los permisos" },
    advice: null,
  },
  {
    code: "mailing.sender",
    level: "ERROR",
    title: { en: "The mail server does not answer", es: "El servidor de correo no responde" },
    advice: {
      en: "Check EMAIL_URL. Mails wait and go out once it answers.",
      es: "Revisa EMAIL_URL. Los correos esperan y saldrán en cuanto responda.",
    },
  },
  {
    code: "saleor.version",
    level: "INFO",
    title: { en: "Saleor 3.23.28", es: "Saleor 3.23.28" },
    advice: null,
  },
];

export const catchUp = {
  id: "UnVuOjE=",
  kind: "BACKFILL",
  state: "RUNNING",
  startedAt: hoursAgo(0.4),
  finishedAt: null as string | null,
  error: null as string | null,
  feeds: [
    { name: "customers", said: { en: "Customers", es: "Clientes" }, read: 812, total: 812, changed: 12, isFinished: true },
    { name: "products", said: { en: "Products", es: "Productos" }, read: 240, total: 240, changed: 3, isFinished: true },
    { name: "orders", said: { en: "Orders", es: "Pedidos" }, read: 1240, total: 2019, changed: 40, isFinished: false },
  ],
};

const READINGS = {
  RECONCILE: [
    { name: "failed_deliveries", said: { en: "Webhooks that Saleor gave up on", es: "Webhooks que Saleor dio por perdidos" }, total: null },
    { name: "orders", said: { en: "Orders that changed", es: "Pedidos que cambiaron" }, total: null },
    { name: "orders_open", said: { en: "Orders on their way", es: "Pedidos en camino" }, total: 48 },
    { name: "products", said: { en: "Products", es: "Productos" }, total: null },
  ],
};

/** The regular checks of some hours, the first reading of the history, and what went wrong between. */
export const catchUpRuns = [
  catchUp,
  ...Array.from({ length: 13 }, (_, index) => {
    const state = index === 2 ? "FAILED" : index === 3 ? "ABANDONED" : "FINISHED";
    const isDone = state === "FINISHED";
    return {
      id: `UnVuOj${index + 2}`,
      kind: "RECONCILE",
      state,
      startedAt: hoursAgo(0.6 + index / 4),
      finishedAt: state === "FAILED" ? null : hoursAgo(0.59 + index / 4),
      error: isDone ? null : "Saleor answered 403: to access this path, you need one of the following permissions: MANAGE_PRODUCTS",
      feeds: READINGS.RECONCILE.map((feed, place) => ({
        ...feed,
        read: index === 0 ? 0 : isDone || place < 3 ? (index * 7 + place * 16) % 49 : 0,
        changed: isDone && place === 1 ? index % 3 : 0,
        isFinished: isDone || place < 3,
      })),
    };
  }),
];

/** Fewer come each month, and the last ones have not had their days. */
export function comingBack() {
  const months = Array.from({ length: 13 }, (_, back) => new Date(Date.UTC(NOW.getUTCFullYear(), NOW.getUTCMonth() - back, 1)));
  const dayAfter = (month: Date, days: number) => new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1 + days));
  const asDay = (moment: Date) => moment.toISOString().slice(0, 10);
  const share = (value: number, n: number) => ({ value, low: value * 0.7, high: value * 1.35, n });
  return {
    cohorts: months.map((month, back) => ({
      month: asDay(month),
      customers: 64 - 3 * back,
      again: [30, 60, 90, 180, 365].map((days, place) => {
        const isWhole = dayAfter(month, days) <= NOW;
        return { days, isWhole, wholeOn: asDay(dayAfter(month, days)), share: isWhole ? share(0.08 + 0.06 * place, 64 - 3 * back) : null };
      }),
    })),
    retention: months.slice(1).map((month, back) => ({
      month: asDay(month),
      customers: 118 - 4 * back,
      new: 61 - 3 * back,
      growth: 0.5,
      retained: back === 11 ? null : share(0.31, 114 - 4 * back),
    })),
  };
}

export const overview = {
  shopName: "Norte",
  lastDeliveryAt: hoursAgo(0.05),
  level: "WARNING",
  hooksOff: 0,
  ordersCount: 2019,
  deliveries: { waiting: 1, done: 1834, failed: 2 },
  reactions: { waiting: 0, done: 1790, failed: 1 },
  messages: { waiting: 14, done: 903, failed: 3 },
  deliveriesByDay: [41, 38, 52, 60, 22, 0, 31, 47, 55, 71, 64, 28, 33, 18].map((count, index) => ({
    day: new Date(NOW.getTime() - (13 - index) * 86_400_000).toISOString().slice(0, 10),
    count,
  })),
};

export const settings = {
  canChange: true,
  languages: ["ES", "EN"],
  timeZone: "Europe/Madrid",
  senderName: "Norte",
  senderEmail: "hola@norte.example",
  replyTo: null as string | null,
  postalAddress: "Norte S. L.\nCalle Mayor 1\n28013 Madrid",
  quietWeekdays: [6],
  isSoftOptInOn: false,
  isClickCountOn: true,
  dkimSelectors: [] as string[],
  logoUrl: null as string | null,
  brandColor: "#14532d",
  storefrontUrl: "https://norte.example",
  productPage: "https://norte.example/products/{slug}",
  offersHoldoutPercent: 0,
  dashboardUrl: null as string | null,
  attentionMails: 2,
  attentionDays: 14,
  quietFrom: "21:00:00",
  quietUntil: "09:00:00",
  deliveryEstimateDays: 5,
  isThankYouOn: true,
  adjustmentLimit: 500,
  caseHoursHigh: 24,
  caseHoursNormal: 48,
  caseHoursLow: 96,
  caseSettledDays: 14,
  surveyPauseDays: 90,
  surveysADay: 0,
  isPointsMirrorOn: false,
  homeCountry: "ES",
  isReviewRequestOn: true,
  reviewDelayDays: 14,
  reviewDelayDaysAbroad: 21,
  reviewMostPerOrder: 3,
  isReviewIncentiveOn: false,
  isRatingMirrorOn: false,
  welcomeTexts: [] as { language: string; text: string }[],
  returnTexts: [{ language: "es", text: "Guarda el embalaje: protege lo que devuelves." }],
  sendingTexts: [] as { language: string; text: string }[],
};

export const apiKeys = [
  {
    id: "QXBpS2V5OjE=",
    name: "ERP",
    prefix: "pv_8f2k",
    scopes: ["orders.read", "parcels.write"],
    createdAt: hoursAgo(900),
    lastUsedAt: hoursAgo(2),
    revokedAt: null as string | null,
  },
  {
    id: "QXBpS2V5OjI=",
    name: "Almacén",
    prefix: "pv_11aa",
    scopes: ["parcels.write"],
    createdAt: hoursAgo(2000),
    lastUsedAt: null,
    revokedAt: hoursAgo(100),
  },
];
