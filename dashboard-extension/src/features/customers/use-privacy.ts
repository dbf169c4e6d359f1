import { useState } from "react";

import { PersonEraseDocument, PersonExportDocument, type PostSaleErasureReason } from "@/api/generated/customers";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { customerWords } from "./words";

export const REASONS = ["ASKED", "CONSENT_WITHDRAWN", "OBJECTED", "NO_LONGER_NEEDED", "LEGAL_DUTY"] as const satisfies readonly PostSaleErasureReason[];

export function usePrivacy(customerId: string, onErased: () => void) {
  const bridge = useBridge();
  const t = useWords(customerWords);
  const exporting = useMutation(PersonExportDocument, "personExport");
  const erasing = useMutation(PersonEraseDocument, "personErase");
  /** Where the archive lies, for minutes. */
  const [archivePath, setArchivePath] = useState<string | null>(null);
  const [erased, setErased] = useState<{ isKnownToSaleor: boolean } | null>(null);

  const makeExport = async () => {
    const { isDone, payload, errors } = await exporting.run({ input: { customerId } });
    if (isDone) setArchivePath(payload.archivePath);
    else bridge.notify("error", t("exportFailed"), errors[0]?.message);
  };

  const erase = async (reason: PostSaleErasureReason) => {
    const { isDone, payload, errors } = await erasing.run({ input: { customerId, reason } });
    if (!isDone) {
      bridge.notify("error", t("eraseFailed"), errors[0]?.message);
      return;
    }
    setArchivePath(null);
    setErased({ isKnownToSaleor: payload.isKnownToSaleor ?? false });
    onErased();
  };

  return { archivePath, erased, makeExport, erase, isBusy: exporting.isRunning || erasing.isRunning };
}

export type PrivacyState = ReturnType<typeof usePrivacy>;
