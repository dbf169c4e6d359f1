import * as shop from "./data.ts";

type Language = "en" | "es";

const SAYS = {
  en: {
    parts: { NEW: "something new", AGAIN: "something to buy again", ANY: "either" },
    models: { popularity: "bestsellers", item_item: "who bought this also bought", personal: "what they buy again and again" },
    plain: "What most customers bought, the same for everybody. Every other model has to beat it.",
    lastDays: "the last 28 days, guessed from what was before",
    lastBaskets: "each customer's last order, guessed from their earlier ones",
    used: "In use: who bought this also bought. 126 of 400 customers found something of theirs among the first ten; with the bestsellers, 101.",
    few: "There is too little data yet to tell models apart. The bestsellers are shown meanwhile.",
    pin: "always first",
    complement: "goes well with another",
    shirt: "Linen shirt",
    belt: "Leather belt",
    why: "Customers who bought Linen shirt also bought it.",
  },
  es: {
    parts: { NEW: "algo nuevo", AGAIN: "algo para volver a comprar", ANY: "lo uno o lo otro" },
    models: { popularity: "los más vendidos", item_item: "quien compró esto también compró", personal: "lo que compran una y otra vez" },
    plain: "Lo que ha comprado la mayoría, igual para todos. Todos los demás modelos tienen que superarlo.",
    lastDays: "los últimos 28 días, adivinados con lo de antes",
    lastBaskets: "el último pedido de cada cliente, adivinado con los anteriores",
    used: "En uso: quien compró esto también compró. 126 de 400 clientes encontraron algo suyo entre los diez primeros; con los más vendidos, 101.",
    few: "Aún hay muy pocos datos para distinguir los modelos. Mientras tanto se muestran los más vendidos.",
    pin: "siempre el primero",
    complement: "va bien con otro",
    shirt: "Camisa de lino",
    belt: "Cinturón de piel",
    why: "Quienes compraron Camisa de lino también lo compraron.",
  },
};

const share = (count: number, n: number) => ({ value: count / n, low: Math.max(0, count / n - 0.05), high: Math.min(1, count / n + 0.05), n });

function exam(language: Language, code: "last_days" | "last_baskets", best: "item_item" | "personal" | "popularity", decided: boolean) {
  const says = SAYS[language];
  const mark = (model: keyof typeof says.models, hits: number) => ({
    model,
    label: says.models[model],
    plain: says.plain,
    isBaseline: model === "popularity",
    isInUse: model === best,
    recall: hits / 900,
    ndcg: hits / 1000,
    customersCount: decided ? 400 : 12,
    hitRate: decided ? share(hits, 400) : null,
  });
  return {
    code,
    label: code === "last_days" ? says.lastDays : says.lastBaskets,
    hasDecided: decided,
    isEnough: decided,
    marks: [mark("popularity", 101), ...(best === "popularity" ? [] : [mark(best, 126)])],
  };
}

export function recommendationModelCard(language: Language) {
  const says = SAYS[language];
  const part = (kind: keyof typeof says.parts, model: "item_item" | "personal" | "popularity") => ({
    kind,
    kindLabel: says.parts[kind],
    model,
    modelLabel: says.models[model],
    hasTooLittleData: model === "popularity",
    sentence: model === "popularity" ? says.few : says.used,
    exams: [exam(language, "last_days", model, model !== "popularity"), exam(language, "last_baskets", model, false)],
  });
  return {
    usedSince: shop.NOW.toISOString(),
    ordersCount: 12_480,
    customersCount: 3_902,
    productsCount: 214,
    hasFailedSince: false,
    parts: [part("NEW", "item_item"), part("AGAIN", "personal"), part("ANY", "popularity")],
  };
}

const product = (id: string, name: string) => ({ id, saleorId: id, name });

export function recommendationRules(language: Language) {
  const says = SAYS[language];
  const shirt = product("UHJvZHVjdDox", says.shirt);
  const belt = product("UHJvZHVjdDoy", says.belt);
  return [
    { id: "UnVsZTox", kind: "COMPLEMENT", kindLabel: says.complement, product: belt, beside: shirt, channel: null, factor: "1.50", position: null, note: null },
    { id: "UnVsZToy", kind: "PIN", kindLabel: says.pin, product: shirt, beside: null, channel: "default-channel", factor: null, position: 1, note: "Linen weeks" },
  ];
}

export function recommendationProducts(language: Language, search: string) {
  const { shirt, belt } = SAYS[language];
  const all = [
    { code: "UHJvZHVjdDox", label: shirt },
    { code: "UHJvZHVjdDoy", label: belt },
  ];
  return all.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase()));
}

export function recommendations(language: Language) {
  const { belt, why } = SAYS[language];
  return [{ productId: "UHJvZHVjdDoy", name: belt, thumbnailUrl: null, price: { amount: "24.90", currency: "EUR" }, reason: "ALSO_BOUGHT", why, score: 0.93 }];
}
