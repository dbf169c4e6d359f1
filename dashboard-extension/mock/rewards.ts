import * as shop from "./data.ts";

type Language = "en" | "es";

const AHEAD = (days: number) => new Date(shop.NOW.getTime() + days * 86_400_000).toISOString();
const EUR = (amount: string) => ({ amount, currency: "EUR" });

const KINDS = {
  AMOUNT: { en: "an amount off an order", es: "un importe de descuento" },
  PERCENT: { en: "a share off an order", es: "un porcentaje de descuento" },
  SHIPPING: { en: "free shipping", es: "envío gratis" },
  PRODUCT: { en: "a product", es: "un producto" },
  DONATION: { en: "a donation", es: "una donación" },
};

const PLAIN = {
  points: null as number | null,
  amount: null as { amount: string; currency: string } | null,
  percent: null as string | null,
  pointsPerUnit: null as number | null,
  step: null as { amount: string; currency: string } | null,
  least: null as { amount: string; currency: string } | null,
  most: null as { amount: string; currency: string } | null,
  productSaleorId: null as string | null,
  productName: null as string | null,
  minOrder: null as { amount: string; currency: string } | null,
  left: null as number | null,
  tiers: [] as string[],
  channels: [] as string[],
  startsAt: null as string | null,
  endsAt: null as string | null,
  validDays: 30,
  isActive: true,
  taken: 0,
  changedAt: AHEAD(-9),
  changedBy: "marta@norte.example",
};

const KEPT = [
  { kind: "AMOUNT", en: "5 € off", es: "5 € de descuento", points: 100, amount: EUR("5.00"), minOrder: EUR("20.00"), taken: 214 },
  { kind: "SHIPPING", en: "Free shipping", es: "Envío gratis", points: 80, taken: 96, channels: ["es", "pt"] },
  { kind: "PERCENT", en: "15% for gold", es: "15 % para Oro", points: 300, percent: "15", tiers: ["gold"], left: 12, taken: 38, endsAt: AHEAD(20) },
  { kind: "PRODUCT", en: "Canvas bag", es: "Bolsa de lona", points: 250, productSaleorId: "UHJvZHVjdDox", productName: "Canvas bag", left: 0, taken: 50 },
  { kind: "DONATION", en: "Plant trees", es: "Plantar árboles", pointsPerUnit: 20, step: EUR("1.00"), least: EUR("1.00"), most: EUR("50.00"), taken: 17, isActive: false },
] as const;

/** Of most kinds one: in stock, for a level, none left, of any amount and stopped. */
export function rewards(language: Language) {
  return KEPT.map(({ en, es, ...each }, index) => ({
    canHave: true,
    obstacle: null,
    obstacleLabel: null,
    most: null,
    reward: {
      ...PLAIN,
      ...each,
      id: `UmV3YXJkOj${index}`,
      kindLabel: KINDS[each.kind][language],
      name: { en, es }[language],
      description: null,
      names: [
        { language: "EN", text: en },
        { language: "ES", text: es },
      ],
      descriptions: [],
    },
  }));
}

export function rewardSchema(language: Language) {
  const products = [
    { code: "UHJvZHVjdDox", label: { en: "Canvas bag", es: "Bolsa de lona" }[language] },
    { code: "UHJvZHVjdDoy", label: { en: "Linen shirt", es: "Camisa de lino" }[language] },
  ];
  return {
    levels: [
      { code: "silver", label: { en: "Silver", es: "Plata" }[language] },
      { code: "gold", label: { en: "Gold", es: "Oro" }[language] },
    ],
    channels: ["es", "pt"],
    currencies: ["EUR", "GBP"],
    products: ({ search }: { search: string }) => products.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase())),
  };
}
