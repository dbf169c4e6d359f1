import * as shop from "./data.ts";

type Language = "en" | "es";
type Status = "PENDING" | "PUBLISHED" | "REFUSED";

const AGO = (days: number) => new Date(shop.NOW.getTime() - days * 86_400_000).toISOString();
const INCENTIVE: Record<Language, string> = { en: "With an incentive", es: "Con incentivo" };
const INSULT: Record<Language, string> = { en: "insults or threatens somebody", es: "insulta o amenaza a alguien" };

type Kept = { status: Status; stars: number; title: string | null; text: string | null; name: string | null; isPaid?: boolean; answer?: string };

const KEPT: Kept[] = [
  { status: "PENDING", stars: 2, title: "Smaller than it looks", text: "A size larger fits.", name: "Marta", isPaid: true },
  { status: "PENDING", stars: 5, title: null, text: null, name: null },
  { status: "PUBLISHED", stars: 4, title: "Soft", text: "Washed it five times, still like new.", name: "Iker", answer: "Thank you, Iker." },
  { status: "REFUSED", stars: 1, title: null, text: "The driver is an idiot.", name: "Anonymous" },
];

export function reviews(language: Language) {
  return KEPT.map(({ status, stars, title, text, name, isPaid, answer }, index) => ({
    id: `UmV2aWV3${index}`,
    revision: index + 1,
    productName: language === "es" ? "Camisa de lino" : "Linen shirt",
    stars,
    title,
    text,
    shownName: name,
    isVerified: true,
    incentiveLabel: isPaid === true ? INCENTIVE[language] : null,
    isSuspect: false,
    writtenAt: AGO(index + 1),
    status,
    refusalReasonLabel: status === "REFUSED" ? INSULT[language] : null,
    refusalText: null,
    answer: answer ?? null,
    photos: [],
    order: null,
  }));
}

export function reviewFigures() {
  const refused = [{ value: 0.25, low: 0.05, high: 0.7, n: 4 }, null, null, { value: 0, low: 0, high: 0.39, n: 6 }, { value: 0, low: 0, high: 0.16, n: 20 }];
  return {
    written: 31,
    meanStars: 4.2,
    verified: { value: 1, low: 0.89, high: 1, n: 31 },
    answered: { value: 0.4, low: 0.25, high: 0.58, n: 29 },
    medianAnswerMinutes: 840,
    byStars: refused.map((share, index) => ({ stars: index + 1, written: share?.n ?? 0, refused: share })),
  };
}
