import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { Card, Facts, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import { MessageTable } from "./message-table";
import type { Endpoint, OutgoingState } from "./use-outgoing";
import { outgoingWords } from "./words";

export function EndpointCard({ endpoint, state }: { endpoint: Endpoint; state: OutgoingState }) {
  const t = useWords(outgoingWords);
  const formats = useFormats();
  const [isOpen, setIsOpen] = useState(false);
  const { name, url, topics, keyPrefix, isOn, offLabel, offAt, failingSince, lastTakenAt, oldSecretEndsAt } = endpoint;
  const labelOf = (code: string) => state.topics.find((topic) => topic.code === code)?.label ?? code;
  return (
    <Card title={name} actions={<Pill tone={isOn ? "success" : "warning"}>{isOn ? t("on") : t("off")}</Pill>}>
      <Stack>
        {failingSince === null && offLabel === null ? null : (
          <Callout tone="warning" title={offLabel === null ? t("failing") : t("offBecause", { why: offLabel })}>
            {offAt === null ? null : <p>{t("offAt", { date: formats.dateTime(offAt) })}</p>}
            {failingSince === null || offAt !== null ? null : <p>{t("failingSince", { date: formats.dateTime(failingSince) })}</p>}
          </Callout>
        )}
        <Facts
          facts={[
            { label: t("url"), value: <code>{url}</code> },
            { label: t("topics"), value: topics.map(labelOf).join(", ") },
            { label: t("lastTaken"), value: lastTakenAt === null ? t("never") : formats.dateTime(lastTakenAt) },
            ...(oldSecretEndsAt === null ? [] : [{ label: t("oldSecret"), value: t("oldSecretUntil", { date: formats.dateTime(oldSecretEndsAt) }) }]),
            ...(keyPrefix === null ? [] : [{ label: t("ofKey"), value: <code>{`${keyPrefix}…`}</code> }]),
          ]}
        />
        <FieldRow>
          <Button isDisabled={state.isBusy || !isOn} onClick={() => void state.test(endpoint)}>
            {t("test")}
          </Button>
          <Button isDisabled={state.isBusy} onClick={() => void state.turn(endpoint)}>
            {isOn ? t("turnOff") : t("turnOn")}
          </Button>
          <Button onClick={() => setIsOpen(!isOpen)}>{isOpen ? t("hideMessages") : t("showMessages")}</Button>
          <AskedAgain label={t("rotate")} yes={t("rotateYes")} isBusy={state.isBusy} onYes={() => void state.rotate(endpoint)} />
          <AskedAgain label={t("remove")} yes={t("removeYes")} isBusy={state.isBusy} onYes={() => void state.remove(endpoint)} />
        </FieldRow>
        {isOpen ? <MessageTable endpoint={endpoint} state={state} /> : null}
      </Stack>
    </Card>
  );
}

type AskedAgainProps = { label: string; yes: string; isBusy: boolean; onYes: () => void };

/** Asks again in place: the Dashboard's sandbox swallows dialogs. */
function AskedAgain({ label, yes, isBusy, onYes }: AskedAgainProps) {
  const t = useWords(outgoingWords);
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) return <Button onClick={() => setIsAsking(true)}>{label}</Button>;
  const go = () => {
    setIsAsking(false);
    onYes();
  };
  return (
    <>
      <Button variant="error" isDisabled={isBusy} onClick={go}>
        {yes}
      </Button>
      <Button onClick={() => setIsAsking(false)}>{t("cancel")}</Button>
    </>
  );
}
