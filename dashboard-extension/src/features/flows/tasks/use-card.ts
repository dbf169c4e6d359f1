import { useState } from "react";

import { print } from "@/api/papers";
import type { StaffTaskRowFragment } from "@/api/generated/flows";
import { useBridge } from "@/bridge/bridge-context";
import { saveAsFile } from "@/ui/save-as-file";
import { useWords } from "@/words/locale-context";

import { taskWords } from "./words";

export type TaskCard = NonNullable<StaffTaskRowFragment["card"]>;
export const PAPERS = ["a6", "a4"] as const;
export type Paper = (typeof PAPERS)[number];

/** The words of a card as they are being changed, and the PDF of them. */
export function useCard({ path, ...own }: TaskCard, fileName: string) {
  const t = useWords(taskWords);
  const bridge = useBridge();
  const [words, setWords] = useState({ greeting: own.greeting, words: own.words, closing: own.closing });
  const [paper, choosePaper] = useState<Paper>("a6");
  const [isBusy, setBusy] = useState(false);
  const write = (field: keyof typeof words) => (text: string) => setWords((before) => ({ ...before, [field]: text }));
  const printOut = async () => {
    setBusy(true);
    const printed = await print(path, { ...words, paper }).catch(() => ({ paper: null, error: t("tryAgain") }));
    setBusy(false);
    if (printed.paper === null) return bridge.notify("error", t("notPrinted"), printed.error);
    saveAsFile(fileName, printed.paper);
  };
  return { words, write, paper, choosePaper, printOut, isBusy };
}
