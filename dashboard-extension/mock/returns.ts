/** Returns in every state, for the tests and for looking at the panel without a backend. */
import { customers, NOW, orders } from "./data.ts";

type Said = { en: string; es: string };
type Language = "en" | "es";

const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000).toISOString();
const days = (count: number) => hours(count * 24);
const money = (amount: string | number) => ({ amount: Number(amount).toFixed(2), currency: "EUR" });

const REASONS = {
  too_small: { en: "Too small", es: "Demasiado pequeño" },
  too_large: { en: "Too large", es: "Demasiado grande" },
  damaged: { en: "It arrived damaged", es: "Llegó dañado" },
  changed_mind: { en: "I changed my mind", es: "He cambiado de opinión" },
} satisfies Record<string, Said>;
const QUESTION: Said = { en: "What is damaged?", es: "¿Qué está dañado?" };

const METHODS = {
  own_carrier: { en: "With a carrier of your choice", es: "Con el transportista que elijas" },
  staff_label: { en: "With a label from us", es: "Con una etiqueta nuestra" },
} satisfies Record<string, Said>;

function reason(code: keyof typeof REASONS, language: Language) {
  return {
    id: `UmVhc29uOm${code}`,
    code,
    name: REASONS[code][language],
    question: code === "damaged" ? QUESTION[language] : null,
    names: [],
    questions: [],
    group: "other",
    minPhotos: 0,
    isShopsFault: code === "damaged",
    isOn: true,
  };
}

function methodChoices(language: Language) {
  return Object.entries(METHODS).map(([code, said]) => ({ code, label: said[language] }));
}

const SENTENCES: Record<string, { said: Said; actor: string }> = {
  REQUESTED: { said: { en: "We look at your request and answer by 24 November 2026.", es: "Miramos tu solicitud y respondemos a más tardar el 24 de noviembre de 2026." }, actor: "SHOP" },
  APPROVED: { said: { en: "Send it by 4 December 2026.", es: "Envíalo a más tardar el 4 de diciembre de 2026." }, actor: "SHOPPER" },
  SENT: { said: { en: "It is on its way to us and should be here by 30 November 2026.", es: "Viene de camino y debería llegar a más tardar el 30 de noviembre de 2026." }, actor: "CARRIER" },
  RECEIVED: { said: { en: "It is here, and we check it by 26 November 2026.", es: "Ya está aquí y lo revisamos a más tardar el 26 de noviembre de 2026." }, actor: "SHOP" },
  INSPECTED: { said: { en: "Someone of our team looks at it in person and answers by 2 December 2026.", es: "Alguien de nuestro equipo lo mira en persona y responde a más tardar el 2 de diciembre de 2026." }, actor: "SHOP" },
  RESOLVED: { said: { en: "It is done since 20 November 2026: €43.80 went back to you.", es: "Está terminado desde el 20 de noviembre de 2026: te devolvimos 43,80 €." }, actor: "NOBODY" },
  DECLINED: { said: { en: "We declined it on 18 November 2026.", es: "La rechazamos el 18 de noviembre de 2026." }, actor: "NOBODY" },
};

const BY_WHEN: Record<string, string> = {
  REQUESTED: days(-2),
  APPROVED: days(-12),
  SENT: days(-8),
  RECEIVED: days(-4),
  INSPECTED: days(-10),
  RESOLVED: days(2),
  DECLINED: days(4),
};

const NEXT_STEPS: Record<string, string[]> = {
  REQUESTED: ["APPROVE", "DECLINE", "CANCEL"],
  APPROVED: ["CANCEL", "SEND", "RECEIVE"],
  SENT: ["RECEIVE"],
  RECEIVED: ["RECEIVE", "INSPECT"],
  INSPECTED: ["RECEIVE", "INSPECT"],
  RESOLVED: ["REOPEN"],
  DECLINED: ["REOPEN"],
};

type Counts = { asked: number; approved: number | null; received: number; inspected: number; settled: number };

type Sketch = {
  index: number;
  status: keyof typeof SENTENCES;
  age: number;
  counts: Counts;
  reason?: keyof typeof REASONS;
  outcome?: "REFUND" | "CREDIT" | "EXCHANGE";
  method?: keyof typeof METHODS;
  details?: string;
  isOverdue?: boolean;
  needsReview?: boolean;
  refundDueAt?: string | null;
  overrideReason?: string;
  settlements?: object[];
  exchange?: object | null;
  goodsMoves?: object[];
  notes?: object[];
  inspections?: object[];
};

const part = (status: string, more: object = {}) => ({
  id: "UG9zdFNhbGVSZWZ1bmRQYXJ0OjE=",
  path: "TRANSACTION",
  amount: money(21.9),
  status,
  statusLabel: status,
  statusSince: hours(3),
  trouble: null,
  troubleLabel: null,
  attempt: 1,
  confirmedBy: null,
  ...more,
});

function settlement(number: number, status: string, amount: number, more: object = {}) {
  return {
    id: `U2V0dGxlbWVudDo${number}`,
    number,
    outcome: "REFUND",
    status,
    statusLabel: status,
    trouble: null,
    note: null,
    madeAt: hours(4),
    doneAt: status === "DONE" ? hours(2) : null,
    units: [{ orderLineId: "T3JkZXJMaW5lOjE=", quantity: 1 }],
    goods: money(amount),
    fees: money(0),
    loss: money(0),
    shipping: money(0),
    bonus: money(0),
    amount: money(amount),
    refunds: [],
    credits: [],
    ...more,
  };
}

function refund(status: string, parts: object[], amount = 21.9) {
  return {
    id: "UmVmdW5kOjE=",
    status,
    statusLabel: status,
    amount: money(amount),
    shipping: money(0),
    purpose: "RETURN",
    reference: "return:1:1",
    orderNumber: "4708",
    requestedAt: hours(4),
    settledAt: status === "SETTLED" ? hours(2) : null,
    dueAt: days(-10),
    parts,
  };
}

const TROUBLE: Said = {
  en: "No app can refund this payment. Send the money back, then confirm it here.",
  es: "Ninguna app puede reembolsar este pago. Devuelve el dinero y confírmalo aquí.",
};

const PHOTO = {
  id: "UG9zdFNhbGVSZXR1cm5GaWxlOjE=",
  kind: "INSPECTION",
  contentType: "image/png",
  size: 78,
  at: hours(5),
  lineId: "UmV0dXJuTGluZTo2",
  url: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
};

const SKETCHES: Sketch[] = [
  {
    index: 0,
    status: "REQUESTED",
    age: 0,
    counts: { asked: 3, approved: null, received: 0, inspected: 0, settled: 0 },
    reason: "damaged",
    details: "La costura del hombro está abierta.",
    needsReview: true,
    notes: [{ id: "Tm90ZTox", text: "Lo necesito para el sábado.", isInternal: false, at: hours(2), actorKind: "SHOPPER", actorLabel: null }],
  },
  { index: 1, status: "REQUESTED", age: 4, counts: { asked: 1, approved: null, received: 0, inspected: 0, settled: 0 }, isOverdue: true },
  { index: 2, status: "APPROVED", age: 3, counts: { asked: 1, approved: 1, received: 0, inspected: 0, settled: 0 }, method: "staff_label" },
  { index: 3, status: "SENT", age: 6, counts: { asked: 2, approved: 2, received: 0, inspected: 0, settled: 0 }, outcome: "CREDIT", refundDueAt: days(-11) },
  { index: 5, status: "RECEIVED", age: 7, counts: { asked: 3, approved: 3, received: 2, inspected: 0, settled: 0 }, refundDueAt: days(-2.5) },
  {
    index: 6,
    status: "INSPECTED",
    age: 15,
    counts: { asked: 1, approved: 1, received: 1, inspected: 1, settled: 1 },
    refundDueAt: days(1),
    isOverdue: true,
    settlements: [
      settlement(1, "FOR_STAFF", 21.9, { refunds: [refund("FOR_STAFF", [part("FOR_STAFF", { path: "MANUAL", trouble: "no_payment_app", troubleLabel: TROUBLE.en })])] }),
    ],
    inspections: [{ quantity: 1, grade: "A", gradeLabel: "as new", at: hours(5), disposition: "RESTOCK", note: null, serial: "SN-4711", batch: "b1", photos: [PHOTO] }],
    goodsMoves: [
      { kind: "MARK_RETURNED", status: "DONE", wanted: { units: { "1": 1 } }, result: {} },
      { kind: "PUT_BACK", status: "STUCK", trouble: "ambiguous", troubleLabel: "Saleor's book doesn't tell whether it happened", wanted: { quantity: 1 }, result: {} },
    ],
  },
  {
    index: 7,
    status: "INSPECTED",
    age: 9,
    outcome: "EXCHANGE",
    counts: { asked: 1, approved: 1, received: 1, inspected: 1, settled: 1 },
    refundDueAt: days(-6),
    settlements: [settlement(1, "FOR_STAFF", 21.9, { outcome: "EXCHANGE", trouble: "out_of_stock" })],
    exchange: {
      id: "RXhjaGFuZ2U6MQ==",
      status: "OUT_OF_STOCK",
      statusLabel: "sold out",
      statusSince: hours(5),
      difference: money(3),
      replacementSaleorId: null,
      replacementNumber: null,
      lines: [{ lineId: "UmV0dXJuTGluZTo3", variantSaleorId: "UHJvZHVjdFZhcmlhbnQ6OQ==", variantName: "Camiseta Monospace · Azul / L", quantity: 1, unitPrice: money(24.9), unitDifference: money(3) }],
    },
    inspections: [{ quantity: 1, grade: "B", gradeLabel: "opened", at: hours(5), disposition: "RESTOCK", note: null, serial: null, batch: "b1" }],
  },
  {
    index: 8,
    status: "RESOLVED",
    age: 12,
    counts: { asked: 2, approved: 2, received: 2, inspected: 2, settled: 2 },
    overrideReason: "Clienta de muchos años; el paquete estuvo una semana en la oficina.",
    settlements: [settlement(1, "DONE", 43.8, { refunds: [refund("SETTLED", [part("SETTLED", { amount: money(43.8) })], 43.8)] })],
    inspections: [{ quantity: 2, grade: "A", gradeLabel: "as new", at: days(3), disposition: "RESTOCK", note: null, serial: null, batch: "b1" }],
  },
  { index: 10, status: "DECLINED", age: 8, counts: { asked: 1, approved: 0, received: 0, inspected: 0, settled: 0 } },
];

/** As the API shows them to staff, in a language. */
export function returns(language: Language) {
  return SKETCHES.map((sketch) => shown(sketch, language));
}

function shown(sketch: Sketch, language: Language) {
  const { index, status, age, counts, outcome = "REFUND", method = "own_carrier", exchange = null } = sketch;
  const order = orders[index]!;
  const orderLine = order.lines[0]!;
  const isOpen = !["RESOLVED", "DECLINED"].includes(status);
  const [estimate, ahead] = [counts.asked, counts.received - counts.settled].map((count) => money(21.9 * count));
  const changed = (sinceDays: number, is: boolean) => (is ? days(sinceDays) : null);
  const line = {
    id: `UmV0dXJuTGluZTo${index}`,
    orderLine,
    quantity: counts.asked,
    quantityApproved: counts.approved,
    quantityReceived: counts.received,
    quantityInspected: counts.inspected,
    quantitySettled: counts.settled,
    quantityMissing: 0,
    quantityExpected: (counts.approved ?? 0) - counts.received,
    quantityUninspected: counts.received - counts.inspected,
    reason: reason(sketch.reason ?? "too_small", language),
    details: sketch.details ?? null,
    wantedVariantId: exchange === null ? null : "UHJvZHVjdFZhcmlhbnQ6OQ==",
    wantedVariantName: exchange === null ? null : "Camiseta Monospace · Azul / L",
    declineReason: status === "DECLINED" ? "La camiseta se ha llevado y lavado." : null,
    estimate,
    fees: money(0),
    inspections: (sketch.inspections ?? []).map((look) => ({ warehouseId: null, photos: [], ...look })),
    files: [],
    decision: {
      verdict: "RETURNABLE",
      code: "in_window",
      sentence: language === "es" ? "Puedes devolverlo hasta el 3 de diciembre de 2026." : "You can return it until 3 December 2026.",
      staffSentences: [language === "es" ? "Entregado el 19 de noviembre; 14 días por ley." : "Delivered on 19 November; 14 days by law."],
      window: { startsAt: days(3), endsAt: days(-11), lastDay: "2026-12-03", days: 14, anchor: "delivered_last", isEstimated: false, isExtendedOverHolidays: false },
      hasWithdrawalRight: true,
      article: "2011/83/EU, art. 9",
      trace: [
        { code: "withdrawal_right", rule: null, target: "window", value: null, isApplied: true, lostTo: null, facts: "{}" },
        { code: "rule_set_window", rule: "outlet", target: "window", value: "7", isApplied: false, lostTo: "law", facts: "{}" },
      ],
    },
  };
  return {
    id: `UmV0dXJuOj${index}`,
    number: `R-${10001 + index}`,
    status,
    statusLabel: status,
    statusSince: days(age / 2),
    ageDays: age,
    daysInStatus: Math.floor(age / 2),
    sentence: { text: SENTENCES[status]!.said[language], actor: SENTENCES[status]!.actor, byWhen: sketch.isOverdue === true ? days(2) : BY_WHEN[status] },
    nextSteps: NEXT_STEPS[status],
    outcome,
    method: { code: method, label: METHODS[method][language] },
    channel: "PORTAL",
    language: "ES",
    processingEvent: "INSPECTED",
    orderNumber: order.number,
    orderSaleorId: order.saleorId,
    order,
    customer: customers[order.customerIndex],
    lines: [line],
    estimate,
    fees: money(0),
    shipping: money(0),
    isKeepIt: false,
    declineReason: status === "DECLINED" ? "La camiseta se ha llevado y lavado." : null,
    trackingNumber: ["SENT", "RECEIVED", "INSPECTED", "RESOLVED"].includes(status) ? "PK43-7781" : null,
    carrier: null,
    requestedAt: days(age + 0.1),
    approvedAt: changed(age, !["REQUESTED", "DECLINED"].includes(status)),
    sentAt: changed(age / 2, ["SENT", "RECEIVED", "INSPECTED", "RESOLVED"].includes(status)),
    firstReceivedAt: changed(age / 3, counts.received > 0),
    resolvedAt: changed(2, status === "RESOLVED"),
    sendBy: changed(-12, status === "APPROVED"),
    remindedAt: null,
    refundDueAt: sketch.refundDueAt ?? null,
    settlements: sketch.settlements ?? [],
    exchange,
    notes: sketch.notes ?? [],
    files: [],
    transitions: [
      { step: null, fromStatus: null, toStatus: "REQUESTED", at: days(age + 0.1), actorKind: "SHOPPER", actorLabel: null, reason: null },
      ...(status === "REQUESTED" || status === "DECLINED"
        ? []
        : [{ step: "APPROVE", fromStatus: "REQUESTED", toStatus: "APPROVED", at: days(age), actorKind: "STAFF", actorLabel: "#1", reason: null }]),
      ...(counts.received > 0
        ? [{ step: "RECEIVE", fromStatus: "SENT", toStatus: "RECEIVED", at: days(age / 3), actorKind: "STAFF", actorLabel: "#1", reason: null }]
        : []),
      ...(status === "DECLINED"
        ? [{ step: "DECLINE", fromStatus: "REQUESTED", toStatus: "DECLINED", at: days(age / 2), actorKind: "STAFF", actorLabel: "#1", reason: "La camiseta se ha llevado y lavado." }]
        : []),
    ],
    needsReview: sketch.needsReview ?? false,
    isOverdue: sketch.isOverdue ?? false,
    overrideReason: sketch.overrideReason ?? null,
    destination: null,
    policyNumber: 2,
    receipts: counts.received > 0 ? [{ batch: "b0", at: days(age / 3), units: [{ orderLineId: orderLine.id, quantity: counts.received }] }] : [],
    goodsMoves: (sketch.goodsMoves ?? []).map((move, place) => ({
      id: `R29vZHNNb3ZlOj${place}`,
      kindLabel: "",
      statusLabel: "",
      statusSince: hours(4),
      reference: `return:${index}`,
      askedAt: hours(4),
      attempt: 1,
      trouble: null,
      troubleLabel: null,
      before: "{}",
      reviewedBy: null,
      orderNumber: order.number,
      ...move,
      wanted: JSON.stringify((move as { wanted: object }).wanted),
      result: JSON.stringify((move as { result: object }).result),
    })),
    settlementAhead: ({ findings }: { findings?: { quantity: number; grade: string }[] | null }) => aheadOf(findings ?? [], isOpen, outcome, ahead!),
    slipPath: isOpen && status !== "REQUESTED" ? "/s/norte/return-slips/token" : null,
    photoPath: isOpen && counts.received > 0 ? "/s/norte/return-photos/token" : null,
    labelPath: ["REQUESTED", "APPROVED", "SENT"].includes(status) ? "/s/norte/return-labels/token" : null,
  };
}

const KEPT_OF: Record<string, number> = { A: 1, B: 1, C: 0.6, D: 0 };

function aheadOf(findings: { quantity: number; grade: string }[], isOpen: boolean, outcome: string, ahead: { amount: string }) {
  const units = findings.reduce((all, { quantity, grade }) => all + (grade === "D" ? 0 : quantity), 0);
  const goods = findings.length === 0 ? Number(ahead.amount) : units * 21.9;
  const loss = findings.reduce((all, { quantity, grade }) => all + (grade === "D" ? 0 : quantity * 21.9 * (1 - (KEPT_OF[grade] ?? 1))), 0);
  if (!isOpen || goods === 0) return null;
  const nothing = money(0);
  return { outcome, units: units || 1, goods: money(goods), fees: nothing, loss: money(loss), shipping: nothing, bonus: nothing, amount: money(goods - loss) };
}

export function counts(language: Language) {
  const open = returns(language).filter(({ nextSteps }) => !nextSteps?.includes("REOPEN"));
  const statuses = [...new Set(open.map(({ status }) => status))];
  return {
    byStatus: statuses.map((status) => ({
      status,
      count: open.filter((each) => each.status === status).length,
      oldestSince: days(9),
    })),
    needsReview: open.filter(({ needsReview }) => needsReview).length,
    overdue: open.filter(({ isOverdue }) => isOverdue).length,
    needsStaff: open.filter(({ settlements }) => settlements.some((each) => (each as { status: string }).status === "FOR_STAFF")).length,
    countries: ["ES", "PT"],
  };
}

export const views = [
  { id: "Vmlldzox", name: "Dañados", filter: JSON.stringify({ isOpen: true, reason: ["damaged"] }), isShared: true, isOwn: true, count: 1 },
];

type Filter = {
  status?: string[];
  isOpen?: boolean;
  isOverdue?: boolean;
  needsReview?: boolean;
  needsStaff?: boolean;
  outcome?: string[];
  reason?: string[];
  method?: string[];
  waitingFor?: string[];
  search?: string;
};

export function isWanted(ret: ReturnType<typeof shown>, filter: Filter): boolean {
  const has = (list: string[] | undefined, value: string) => list == null || list.includes(value);
  const isOpen = !ret.nextSteps?.includes("REOPEN");
  return (
    has(filter.status, ret.status) &&
    has(filter.outcome, ret.outcome) &&
    has(filter.method, ret.method.code) &&
    has(filter.waitingFor, ret.sentence.actor) &&
    has(filter.reason, ret.lines[0]!.reason.code) &&
    (filter.isOpen == null || filter.isOpen === isOpen) &&
    (filter.isOverdue == null || filter.isOverdue === ret.isOverdue) &&
    (filter.needsReview == null || filter.needsReview === ret.needsReview) &&
    (filter.needsStaff == null || ret.settlements.some((each) => (each as { status: string }).status === "FOR_STAFF")) &&
    (!filter.search || [ret.number, ret.orderNumber, ret.customer?.email ?? ""].some((text) => text.includes(filter.search ?? "")))
  );
}

/** What an order's lines may do: the first is open, the second closed. */
export function returnableItems(order: (typeof orders)[number], language: Language) {
  const yes = language === "es" ? "Puedes devolverlo hasta el 3 de diciembre de 2026." : "You can return it until 3 December 2026.";
  const no = language === "es" ? "El plazo para devolverlo terminó el 2 de noviembre de 2026." : "The time to return it ended on 2 November 2026.";
  return order.lines.map((orderLine, index) => {
    const isOpen = index === 0;
    const decision = {
      verdict: isOpen ? "RETURNABLE" : "WINDOW_CLOSED",
      code: isOpen ? "in_window" : "window_closed",
      sentence: isOpen ? yes : no,
      isReturnable: isOpen,
      returnable: orderLine.quantity,
      outcomes: ["REFUND", "CREDIT"],
      methods: methodChoices(language),
      window: { lastDay: isOpen ? "2026-12-03" : "2026-11-02", startsAt: days(3), endsAt: days(-11), days: 14, anchor: "delivered_last", isEstimated: false, isExtendedOverHolidays: false },
    };
    return { orderLine, isReturnable: isOpen, quantity: isOpen ? orderLine.quantity : 0, sentence: decision.sentence, decision };
  });
}

type Asked = { orderId: string; outcome: string; lines: { orderLineId: string; quantity: number }[] };

export function estimate(asked: Asked, language: Language) {
  const items = returnableItems(orders.find(({ id }) => id === asked.orderId) ?? orders[0]!, language);
  const rows = asked.lines.map((wanted) => ({ wanted, item: items.find(({ orderLine }) => orderLine.id === wanted.orderLineId)! }));
  const total = rows.reduce((all, { wanted, item }) => all + wanted.quantity * Number(item.orderLine.unitPrice.amount), 0);
  const nothing = money(0);
  return {
    goods: money(total),
    fees: nothing,
    shipping: nothing,
    bonus: nothing,
    total: money(total),
    deductions: [],
    lines: rows.map(({ wanted, item }) => ({
      quantity: wanted.quantity,
      orderLine: item.orderLine,
      goods: money(total),
      fees: nothing,
      bonus: nothing,
      total: money(wanted.quantity * Number(item.orderLine.unitPrice.amount)),
      decision: item.decision,
    })),
  };
}

export const warehouses = [
  { saleorId: "V2FyZWhvdXNlOjE=", slug: "leeds", name: "Leeds" },
  { saleorId: "V2FyZWhvdXNlOjI=", slug: "zaragoza", name: "Zaragoza" },
];

export function exchangeChoices() {
  return [
    ["L", true],
    ["XXL", false],
  ].map(([size, isAvailable], index) => ({
    orderLineId: "T3JkZXJMaW5lOjE=",
    variantSaleorId: `UHJvZHVjdFZhcmlhbnQ6M${index}`,
    variantName: `Azul / ${String(size)}`,
    unitPrice: money(24.9),
    unitDifference: money(index * 3),
    isAvailable,
  }));
}
