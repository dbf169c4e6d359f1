import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The ways of sending back as the program gave them once, in both languages. */
type Way = {
  code: string;
  label: string;
  labels: { language: string; text: string }[];
  summary: string;
  shopperReads: string[];
  teamsPart: string;
  isOn: boolean;
  isInPolicy: boolean;
  isChosen: boolean;
  isOffered: boolean;
  lacks: string | null;
  settings: object;
  settingsSchema: object;
  changedAt: string | null;
  changedBy: string | null;
};
type Language = "en" | "es";

const FILE = resolve(dirname(fileURLToPath(import.meta.url)), "recorded-ways.json");
const recorded = JSON.parse(readFileSync(FILE, "utf8")) as Record<Language, Way[]>;

export function returnMethods(language: Language) {
  return recorded[language].map((way) => ({
    ...way,
    settings: JSON.stringify(way.settings),
    settingsSchema: JSON.stringify(way.settingsSchema),
  }));
}

/** As if it were kept; whether it lacks something now is the program's to say. */
export function changedMethod({ code, isOn, settings }: { code: string; isOn: boolean; settings: string }, language: Language) {
  const way = returnMethods(language).find((each) => each.code === code);
  return way === undefined ? null : { ...way, isOn, settings };
}
