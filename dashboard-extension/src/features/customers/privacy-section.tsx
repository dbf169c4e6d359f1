import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { PickField } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import type { CustomerData } from "./use-customer";
import { type PrivacyState, REASONS, usePrivacy } from "./use-privacy";
import { customerWords } from "./words";

type PrivacySectionProps = { customer: CustomerData; onErased: () => void };

/** For whoever asks for their data, or wants to be forgotten. */
export function PrivacySection({ customer, onErased }: PrivacySectionProps) {
  const t = useWords(customerWords);
  const state = usePrivacy(customer.id, onErased);
  const isNameless = customer.email === null && customer.name === null;
  if (state.erased === null && isNameless) return null;
  return (
    <Card title={t("privacyTitle")} lead={state.erased === null ? t("privacyLead") : undefined}>
      {state.erased === null ? (
        <Stack>
          <Export state={state} />
          <Erasure state={state} />
        </Stack>
      ) : (
        <Callout tone="success" title={t("erasedTitle")}>
          <p>{t(state.erased.isKnownToSaleor ? "erasedNext" : "erasedAll")}</p>
        </Callout>
      )}
    </Card>
  );
}

function Export({ state }: { state: PrivacyState }) {
  const t = useWords(customerWords);
  if (state.archivePath === null) {
    return (
      <div>
        <Button isDisabled={state.isBusy} onClick={() => void state.makeExport()}>
          {t("exportMake")}
        </Button>
      </div>
    );
  }
  return (
    <div>
      <a href={state.archivePath} download="person.zip">
        {t("exportDownload")}
      </a>
      <p>{t("exportRead")}</p>
    </div>
  );
}

/** Asks again in place: the Dashboard's sandbox swallows dialogs. */
function Erasure({ state }: { state: PrivacyState }) {
  const t = useWords(customerWords);
  const [isAsking, setIsAsking] = useState(false);
  const [chosen, setChosen] = useState("");
  const [hasTried, setHasTried] = useState(false);
  const reason = REASONS.find((code) => code === chosen);
  if (!isAsking) {
    return (
      <div>
        <Button onClick={() => setIsAsking(true)}>{t("erase")}</Button>
      </div>
    );
  }
  const confirm = () => {
    setHasTried(true);
    if (reason !== undefined) void state.erase(reason);
  };
  return (
    <div role="group" aria-label={t("erase")}>
      <Stack>
        <p>{t("eraseSure")}</p>
        <PickField
          label={t("eraseWhy")}
          value={chosen}
          onChange={setChosen}
          emptyLabel={t("eraseChoose")}
          options={REASONS.map((code) => ({ code, label: t(`because${code}`) }))}
          error={hasTried && reason === undefined ? t("eraseWhyMissing") : null}
        />
        <FieldRow>
          <Button variant="error" isDisabled={state.isBusy} onClick={confirm}>
            {t("eraseYes")}
          </Button>
          <Button onClick={() => setIsAsking(false)}>{t("eraseNo")}</Button>
        </FieldRow>
      </Stack>
    </div>
  );
}
