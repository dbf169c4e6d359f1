import { useState } from "react";

import { ReturnWindowExtendDocument } from "@/api/generated/returns";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { FieldError, FieldRow, TextField } from "@/ui/controls/fields";
import { PlainButton } from "@/ui/plain-button";
import { uiWords } from "@/ui/words";
import { useWords } from "@/words/locale-context";

import { endOf } from "./last-day";
import type { Item } from "./wish";
import { createWords } from "./words";

type MoreTimeProps = { item: Item; timeZone: string; onDone: () => void };

/** Lets the customer return this item for longer; the policy stays as it is. */
export function MoreTime({ item, timeZone, onDone }: MoreTimeProps) {
  const t = useWords(createWords);
  const said = useWords(uiWords);
  const bridge = useBridge();
  const mutation = useMutation(ReturnWindowExtendDocument, "returnWindowExtend");
  const [isOpen, setIsOpen] = useState(false);
  const [day, setDay] = useState(item.decision.window?.lastDay ?? "");
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);

  const save = async () => {
    if (day === "" || reason.trim() === "") return setError(t("moreTimeMissing"));
    const ran = await mutation.run({ input: { orderLineId: item.orderLine.id, until: endOf(day, timeZone), reason: reason.trim() } });
    if (!ran.isDone) return setError(ran.errors[0]?.message ?? said("noProblem"));
    bridge.notify("success", t("moreTimeToast"), ran.payload.item?.sentence);
    setIsOpen(false);
    onDone();
  };
  if (!isOpen) {
    return (
      <div>
        <PlainButton onClick={() => setIsOpen(true)}>{t("moreTime")}</PlainButton>
      </div>
    );
  }
  return (
    <div
      role="group"
      aria-label={t("moreTime")}
      // It stands inside the form of the return, which Enter would send.
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        void save();
      }}
    >
      <FieldRow>
        <TextField label={t("lastDay")} type="date" value={day} onChange={setDay} />
        <TextField label={t("moreTimeWhy")} value={reason} onChange={setReason} />
        <Button onClick={() => void save()} isDisabled={mutation.isRunning}>
          {t("moreTimeSave")}
        </Button>
        <Button onClick={() => setIsOpen(false)}>{said("cancel")}</Button>
      </FieldRow>
      {error === null ? null : <FieldError>{error}</FieldError>}
    </div>
  );
}
