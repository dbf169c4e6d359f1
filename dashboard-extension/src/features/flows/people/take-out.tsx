import { useState } from "react";

import type { JourneyRowFragment } from "@/api/generated/flows";
import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { Callout } from "@/ui/notice";
import { LinkButton } from "@/ui/plain-button";
import { useWords } from "@/words/locale-context";

import { focusFirst } from "../focus-first";
import { useTakingOut } from "./use-people";
import { peopleWords } from "./words";

type TakeOutProps = { row: JourneyRowFragment; name: string; onDone: () => void };

/** Asks once more: what was not sent then is never sent. */
export function TakeOut({ row, name, onDone }: TakeOutProps) {
  const t = useWords(peopleWords);
  const [isAsking, setAsking] = useState(false);
  const [hasAsked, noteAsked] = useState(false);
  const { takeOut, isBusy } = useTakingOut(onDone);
  const ask = () => {
    setAsking(true);
    noteAsked(true);
  };
  if (!isAsking) {
    return (
      <div ref={hasAsked ? focusFirst : undefined}>
        <LinkButton onClick={ask} label={t("takeOutOf", { name })}>
          {t("takeOut")}
        </LinkButton>
      </div>
    );
  }
  return (
    <div ref={focusFirst}>
      <Callout tone="warning" title={t("takeOutQuestion", { name })} isAlert>
        <FieldRow>
          <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
          <Button variant="error" onClick={() => void takeOut(row, name)} isDisabled={isBusy}>
            {t("takeOutIt")}
          </Button>
        </FieldRow>
      </Callout>
    </div>
  );
}
