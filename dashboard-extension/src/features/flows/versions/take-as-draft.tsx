import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { Callout } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import { focusFirst } from "../focus-first";
import { type FlowWithVersions, useTaking, type Version } from "./use-versions";
import { versionWords } from "./words";

type TakeAsDraftProps = { flow: FlowWithVersions; version: Version; onOvertaken: () => void };

/** Asks once more, and says where a draft would be lost. */
export function TakeAsDraft({ flow, version, onOvertaken }: TakeAsDraftProps) {
  const t = useWords(versionWords);
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const { take, isBusy } = useTaking(flow, onOvertaken);
  const { number } = version;
  if (!isAsking) {
    return (
      <FieldRow>
        <Button onClick={() => setAsking(true)} label={t("takeOf", { number })}>
          {t("take")}
        </Button>
      </FieldRow>
    );
  }
  return (
    <div ref={focusFirst}>
      <Callout tone="warning" title={t("takeQuestion", { number })} isAlert>
        {flow.draft === null ? null : <p>{t("takeOver", { number, moment: formats.dateTime(flow.draft.changedAt) })}</p>}
        <FieldRow>
          <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
          <Button variant="primary" onClick={() => void take(version)} isDisabled={isBusy}>
            {t("takeIt")}
          </Button>
        </FieldRow>
      </Callout>
    </div>
  );
}
