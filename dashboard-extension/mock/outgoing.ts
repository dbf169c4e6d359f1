const LABELS = {
  "points.earned": { en: "Points were earned", es: "Se ganaron puntos" },
  "points.spent": { en: "Points were used", es: "Se usaron puntos" },
  "points.expiring": { en: "Points are about to expire", es: "Van a caducar puntos" },
  "tier.reached": { en: "A level was reached", es: "Se alcanzó un nivel" },
};

export function hookTopics(language: "en" | "es") {
  return Object.entries(LABELS).map(([code, label]) => ({ code, label: label[language], scope: "points.read" }));
}

export function endpoints(language: "en" | "es") {
  const known = { keyPrefix: null, isOn: true, offLabel: null, offAt: null, failingSince: null, oldSecretEndsAt: null, createdAt: "2026-11-02T09:00:00Z" };
  return [
    {
      ...known,
      id: "SG9vazox",
      name: "ERP",
      url: "https://erp.norte.example/hooks/points",
      topics: ["points.earned", "points.spent"],
      lastTakenAt: "2026-12-11T10:04:00Z",
    },
    {
      ...known,
      id: "SG9vazoy",
      name: language === "es" ? "Caja de la tienda" : "Till of the shop",
      url: "https://caja.norte.example/puntos",
      topics: ["points.earned", "tier.reached"],
      keyPrefix: "9f2c41d7b06a",
      isOn: false,
      offLabel: language === "es" ? "no aceptó nada durante cinco días" : "it took nothing for five days",
      offAt: "2026-12-10T08:30:00Z",
      failingSince: "2026-12-05T08:30:00Z",
      lastTakenAt: "2026-12-05T07:58:00Z",
    },
  ];
}

export const hookMessages = [
  { id: "TXNnOjE=", messageId: "msg_1", topic: "points.earned", body: "{}", state: "DONE", attempts: 1, statusCode: 204, error: null, madeAt: "2026-12-11T10:04:00Z", dueAt: "2026-12-11T10:04:00Z", finishedAt: "2026-12-11T10:04:01Z" },
  { id: "TXNnOjI=", messageId: "msg_2", topic: "points.spent", body: "{}", state: "DEAD", attempts: 10, statusCode: 503, error: "NotTaken: it answered 503", madeAt: "2026-12-05T08:30:00Z", dueAt: "2026-12-08T08:30:00Z", finishedAt: "2026-12-08T12:00:00Z" },
];
