import { useState } from "react";

import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import css from "./one.module.css";
import { StepForm } from "./step-form";
import { upload } from "@/api/upload";
import type { ReturnState } from "./use-return";
import { oneWords } from "./words";

type FormProps = { state: ReturnState; onClose: () => void };

export function LabelForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const bridge = useBridge();
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isRunning, setIsRunning] = useState(false);

  const submit = async () => {
    if (file === null) return setError(t("fileMissing"));
    setIsRunning(true);
    const taken = await upload(state.ret?.labelPath ?? "", file).catch(() => ({ error: t("uploadFailed") }));
    setIsRunning(false);
    if (taken.error !== null) return setError(taken.error);
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
      onSubmit={() => void submit()}
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
