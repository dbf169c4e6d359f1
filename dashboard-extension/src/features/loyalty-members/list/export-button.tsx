import { useState } from "react";

import { PointsMembersExportDocument } from "@/api/generated/loyalty-members";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { useWords } from "@/words/locale-context";

import { memberWords } from "../words";

/** Browsers save files from links alone: first the link is made, then it is followed. */
export function ExportButton() {
  const t = useWords(memberWords);
  const bridge = useBridge();
  const { run, isRunning } = useMutation(PointsMembersExportDocument, "pointsMembersExport");
  const [path, setPath] = useState<string | null>(null);

  const make = async () => {
    const { isDone, payload, errors } = await run({ input: {} });
    if (isDone) setPath(payload.path);
    else bridge.notify("error", t("exportFailed"), errors[0]?.message);
  };

  if (path === null) {
    return (
      <Button onClick={() => void make()} isDisabled={isRunning}>
        {t("export")}
      </Button>
    );
  }
  return (
    <div>
      <a href={path} download>
        {t("exportReady")}
      </a>
      <p>{t("exportNote")}</p>
    </div>
  );
}
