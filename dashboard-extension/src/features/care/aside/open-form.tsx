import { useState } from "react";
import { useNavigate } from "react-router";

import { CaseOpenDocument } from "@/api/generated/care";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { FieldRow, Form, SelectField, TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import css from "./aside.module.css";
import { asideWords } from "./words";

const TOPICS = ["ORDER", "DELIVERY", "PRODUCT", "RETURN", "REFUND", "POINTS", "OTHER"] as const;

/** `about` says whose it is: of an order, or of a customer. Sent twice, it is one case: `key` is the form's own. */
export function OpenForm({ about }: { about: { orderId: string } | { customerId: string } }) {
  const t = useWords(asideWords);
  const bridge = useBridge();
  const navigate = useNavigate();
  const { run, isRunning } = useMutation(CaseOpenDocument, "caseOpen");
  const [isOpen, setIsOpen] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const [topic, setTopic] = useState<(typeof TOPICS)[number]>("ORDER");
  const [text, setText] = useState("");
  if (!isOpen) {
    return (
      <FieldRow>
        <Button onClick={() => setIsOpen(true)}>{t("create")}</Button>
      </FieldRow>
    );
  }
  const open = async () => {
    const { isDone, payload, errors } = await run({ input: { ...about, topic, text, key } });
    if (!isDone || payload.case === null) return bridge.notify("error", t("failed"), errors[0]?.message);
    void navigate(`/cases/${encodeURIComponent(payload.case.id)}`);
  };
  return (
    <Form label={t("create")} onSubmit={() => void open()}>
      <div className={css.form}>
        <SelectField label={t("topic")} value={topic} options={TOPICS.map((value) => ({ value, label: t(`topic${value}`) }))} onChange={setTopic} />
        <TextField label={t("note")} type="lines" value={text} onChange={setText} />
        <FieldRow>
          <Button type="submit" variant="primary" isDisabled={isRunning}>
            {t("open")}
          </Button>
          <Button onClick={() => setIsOpen(false)}>{t("cancel")}</Button>
        </FieldRow>
      </div>
    </Form>
  );
}
