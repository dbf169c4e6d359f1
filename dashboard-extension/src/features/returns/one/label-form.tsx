import { useState } from "react";

import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import css from "./one.module.css";
import { StepForm } from "./step-form";
import type { ReturnState } from "./use-return";
import { oneWords } from "./words";

type FormProps = { state: ReturnState; onClose: () => void };

/** A file is no GraphQL: it goes to the signed path that came with the return. */
export function LabelForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const bridge = useBridge();
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isRunning, setIsRunning] = useState(false);

  const upload = async () => {
    if (file === null) return setError(t("fileMissing"));
    setIsRunning(true);
    const refused = await send(state.ret?.labelPath ?? "", file).catch(() => t("uploadFailed"));
    setIsRunning(false);
    if (refused !== null) return setError(refused);
    bridge.notify("success", t("labelToast"));
    onClose();
    state.tell(null);
  };
  return (
    <StepForm
      title={t("labelTitle")}
      lead={t("labelLead")}
      submit={t("labelSubmit")}
      error={error}
      isRunning={isRunning}
      onSubmit={() => void upload()}
      onCancel={onClose}
    >
      <label className={css.file}>
        <span>{t("labelFile")}</span>
        <input
          type="file"
          accept="application/pdf,image/jpeg,image/png,image/webp"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </label>
    </StepForm>
  );
}

/** The sentence with which it was refused; null where it was taken. */
async function send(path: string, file: File): Promise<string | null> {
  const form = new FormData();
  form.append("file", file);
  const response = await fetch(path, { method: "POST", body: form, credentials: "omit" });
  const answer = (await response.json()) as { error: string | null };
  return answer.error;
}
