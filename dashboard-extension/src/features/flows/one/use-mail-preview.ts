import { useState } from "react";

import { FlowMailPreviewDocument, FlowOrdersDocument, FlowTestSendDocument } from "@/api/generated/flows";
import { useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useSettled } from "@/ui/use-settled";
import { useWords } from "@/words/locale-context";

import { type Document, mailsOf } from "./document";
import { flowWords } from "./words";

const PATIENCE_MS = 600;

/** A mail of the flow as it would read, and sent to whoever asks for it. Nothing of it is kept. */
export function useMailPreview(document: Document) {
  const mails = mailsOf(document);
  const [key, choose] = useState<string | null>(null);
  const [wanted, setLanguage] = useState<string | null>(null);
  const mail = mails.find((each) => each.key === key) ?? mails[0] ?? null;
  const language = wanted !== null && document.languages.includes(wanted) ? wanted : (document.languages[0] ?? "es");
  const order = useOrder();
  const content = useSettled(JSON.stringify(document), PATIENCE_MS);
  const asked = { step: mail?.step ?? "", isOther: mail?.isOther ?? false, language, orderId: order.id };
  const query = useQuery(FlowMailPreviewDocument, { content, ...asked }, { isPaused: mail === null });
  const test = useTestSend({ content: JSON.stringify(document), ...asked });
  return { mails, mail, choose, language, setLanguage, order, test, preview: query.data?.flowMailPreview ?? null };
}

/** A real order by its number; none where nothing is written. */
function useOrder() {
  const [number, setNumber] = useState("");
  const search = useSettled(number.trim().replace(/^#/, ""), PATIENCE_MS);
  const { data, isLoading } = useQuery(FlowOrdersDocument, { search }, { isPaused: search === "" });
  const found = search === "" ? undefined : data?.postSaleOrders?.edges.find(({ node }) => node.number === search)?.node;
  return { number, setNumber, id: found?.id ?? null, isUnknown: search !== "" && !isLoading && found === undefined };
}

type Asked = { content: string; step: string; isOther: boolean; language: string; orderId: string | null };

function useTestSend(asked: Asked) {
  const t = useWords(flowWords);
  const bridge = useBridge();
  const mutation = useMutation(FlowTestSendDocument, "flowTestSend");
  const [to, setTo] = useState(() => bridge.sdk.getState().user?.email ?? "");
  const [error, setError] = useState<string | null>(null);
  const send = async () => {
    const { isDone, errors } = await mutation.run({ input: { ...asked, to: to.trim() } });
    setError(isDone ? null : (errors[0]?.message ?? t("testNotSent")));
    if (isDone) bridge.notify("success", t("testSent", { to: to.trim() }));
  };
  return { to, setTo, error, send, isSending: mutation.isRunning };
}
