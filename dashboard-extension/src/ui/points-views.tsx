import { defineWords } from "@/words/words";
import { useWords } from "@/words/locale-context";

import { ViewTabs } from "./view-tabs";

export const pointsViewWords = defineWords({
  en: {
    views: "Pages about points",
    programme: "Programme",
    whatIf: "What if",
    members: "Members",
    waiting: "By hand",
    import: "Import",
    rewards: "Rewards",
    referrals: "Referrals",
    accounting: "Accounting",
  },
  es: {
    views: "Páginas sobre los puntos",
    programme: "Programa",
    whatIf: "¿Y si…?",
    members: "Miembros",
    waiting: "A mano",
    import: "Importar",
    rewards: "Recompensas",
    referrals: "Recomendaciones",
    accounting: "Contabilidad",
  },
});

/** Every page below “Points”, in the order of its tabs. One more is a line here, its words above, and a line in `app/pages.ts`. */
const VIEWS = [
  { to: "/points", name: "programme" },
  { to: "/points/what-if", name: "whatIf" },
  { to: "/points/rewards", name: "rewards" },
  { to: "/points/members", name: "members" },
  { to: "/points/adjustments", name: "waiting" },
  { to: "/points/referrals", name: "referrals" },
  { to: "/points/import", name: "import" },
  { to: "/points/accounting", name: "accounting" },
] as const;

/** Stands below the title of each page about points. */
export function PointsViews() {
  const t = useWords(pointsViewWords);
  return <ViewTabs label={t("views")} views={VIEWS.map(({ to, name }) => ({ to, label: t(name) }))} />;
}
