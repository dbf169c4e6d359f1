import { useWords } from "@/words/locale-context";

import { simulatorWords } from "./words";

type Version = { number: number; name: string };

export function useVersionName(): (version: Version | null) => string {
  const t = useWords(simulatorWords);
  return (version) => {
    if (version === null) return t("defaultPolicy");
    return version.name === "" ? t("version", { number: version.number }) : t("versionNamed", version);
  };
}
