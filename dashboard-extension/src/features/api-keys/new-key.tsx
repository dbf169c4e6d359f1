import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { CheckField, FieldError, Form, SelectableText, TextField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import { SCOPES, type Scope, withScope } from "./scopes";
import type { ApiKeysState } from "./use-api-keys";
import { apiKeyWords } from "./words";

export function NewKey({ state }: { state: ApiKeysState }) {
  const t = useWords(apiKeyWords);
  if (state.secret === null) return <NewKeyForm state={state} />;
  return (
    <Card title={t("secretTitle")} lead={t("secretLead")}>
      <Stack>
        <SelectableText label={t("secretLabel")}>{state.secret}</SelectableText>
        <div>
          <Button variant="primary" onClick={state.forgetSecret}>
            {t("secretDone")}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}

function NewKeyForm({ state }: { state: ApiKeysState }) {
  const t = useWords(apiKeyWords);
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<Scope[]>([]);
  const [hasTried, setHasTried] = useState(false);
  const isNamed = name.trim() !== "";

  const submit = () => {
    setHasTried(true);
    if (isNamed && scopes.length > 0) void state.create(name.trim(), scopes);
  };

  return (
    <Card title={t("createTitle")} lead={t("createLead")}>
      <Form label={t("createTitle")} onSubmit={submit}>
        <Stack>
          <TextField
            label={t("createName")}
            value={name}
            onChange={setName}
            error={hasTried && !isNamed ? t("nameMissing") : null}
          />
          <div role="group" aria-label={t("scopesLabel")}>
            {SCOPES.map((scope) => (
              <CheckField
                key={scope}
                label={t(scope)}
                help={scope}
                isChecked={scopes.includes(scope)}
                onChange={(isGiven) => setScopes((before) => withScope(before, scope, isGiven))}
              />
            ))}
            {hasTried && scopes.length === 0 ? <FieldError>{t("scopesMissing")}</FieldError> : null}
          </div>
          <div>
            <Button type="submit" variant="primary" isDisabled={state.isBusy}>
              {t("create")}
            </Button>
          </div>
        </Stack>
      </Form>
    </Card>
  );
}
