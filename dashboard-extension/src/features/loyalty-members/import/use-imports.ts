import { useEffect, useState } from "react";

import { useClient } from "@/api/client-context";
import { PointsImportBeginDocument, PointsImportPathDocument, PointsImportsDocument } from "@/api/generated/loyalty-members";
import { upload } from "@/api/upload";
import { useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { importWords } from "./words";

const ASK_AGAIN_MS = 2_000;

export function useImports() {
  const bridge = useBridge();
  const client = useClient();
  const t = useWords(importWords);
  const { data, problem, isLoading, reload } = useQuery(PointsImportsDocument, {});
  const beginning = useMutation(PointsImportBeginDocument, "pointsImportBegin");
  const [isSending, setIsSending] = useState(false);
  const imports = data?.pointsImports ?? null;
  const isUnderWay = imports?.some((each) => each.isUnderWay) ?? false;

  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = window.setInterval(reload, ASK_AGAIN_MS);
    return () => window.clearInterval(timer);
  }, [isUnderWay, reload]);

  const send = async (file: File) => {
    setIsSending(true);
    try {
      const path = (await client.execute(PointsImportPathDocument, {})).data?.pointsImportPath;
      const { error } = path == null ? { error: "" } : await upload(path, file);
      if (error !== null) bridge.notify("error", t("notSent"), error);
    } catch {
      bridge.notify("error", t("notSent"));
    } finally {
      setIsSending(false);
      reload();
    }
  };

  const begin = async (id: string) => {
    const { isDone, errors } = await beginning.run({ input: { id } });
    if (isDone) bridge.notify("success", t("begun"));
    else bridge.notify("error", t("notBegun"), errors[0]?.message);
    reload();
  };

  return { imports, problem, isLoading, reload, send, begin, isBusy: isSending || beginning.isRunning, isSending, isUnderWay };
}

export type ImportsState = ReturnType<typeof useImports>;
export type MemberImport = NonNullable<ImportsState["imports"]>[number];
