import { ProgrammePageDocument, ProgrammeSaveDocument, ProgrammeVersionDocument } from "@/api/generated/loyalty-programme";
import { useMutation } from "@/api/use-mutation";
import { type Pages, usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { programmeWords } from "./words";

const VERSIONS_PER_PAGE = 10;

export function useProgramme() {
  const pages: Pages = usePages();
  const query = useQuery(ProgrammePageDocument, { first: VERSIONS_PER_PAGE, after: pages.after });
  return { ...query, pages };
}

export function useProgrammeVersion(id: string) {
  return useQuery(ProgrammeVersionDocument, { id });
}

/** Keeps the programme that comes with the app as the shop's draft. */
export function useDefaultAsDraft(content: string, onDone: () => void) {
  const t = useWords(programmeWords);
  const bridge = useBridge();
  const saving = useMutation(ProgrammeSaveDocument, "pointsProgrammeSave");
  const start = async () => {
    const { isDone, errors } = await saving.run({ input: { content, name: "", revision: null } });
    if (isDone) bridge.notify("success", t("startedDefault"));
    else bridge.notify("error", t("notStarted"), errors[0]?.message);
    onDone();
  };
  return { start, isBusy: saving.isRunning };
}
