import { useState } from "react";

import { MailTestSendDocument, type PostSaleLanguage } from "@/api/generated/mail";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { mailWords } from "./words";

export function useTestSend(template: string, language: PostSaleLanguage) {
  const bridge = useBridge();
  const t = useWords(mailWords);
  const mutation = useMutation(MailTestSendDocument, "mailTestSend");
  const [to, setTo] = useState(() => bridge.sdk.getState().user?.email ?? "");
  const [error, setError] = useState<string | null>(null);

  const send = async () => {
    const address = to.trim();
    if (!address.includes("@")) {
      setError(t("testAddressMissing"));
      return;
    }
    setError(null);
    const { payload, errors } = await mutation.run({ input: { template, language, to: address, orderId: null } });
    if (payload?.isSent === true) bridge.notify("success", t("testSent", { to: address }));
    else setError(errors[0]?.message ?? t("testFailed"));
  };

  return { to, setTo, error, send, isSending: mutation.isRunning };
}
