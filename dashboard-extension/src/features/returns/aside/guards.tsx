import { useState } from "react";

import {
  CustomerGuardsDocument,
  type CustomerGuardsQuery,
  ReturnGuardAddDocument,
  ReturnGuardRemoveDocument,
} from "@/api/generated/returns-aside";
import { useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { Button } from "@/ui/controls/button";
import { FieldError, FieldRow, Form, SelectField, TextField } from "@/ui/controls/fields";
import { Callout } from "@/ui/notice";
import { PlainButton } from "@/ui/plain-button";
import { uiWords } from "@/ui/words";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./aside.module.css";
import { asideWords } from "./words";

type Guard = NonNullable<CustomerGuardsQuery["returnGuards"]>[number];

/** Whether this customer's returns are blocked or always allowed; what the law gives stays open to them. */
export function CustomerGuards({ customerId }: { customerId: string }) {
  const t = useWords(asideWords);
  const { data, reload } = useQuery(CustomerGuardsDocument, {});
  const [isOpen, setIsOpen] = useState(false);
  const own = (data?.returnGuards ?? []).filter(({ customer }) => customer?.id === customerId);
  const close = () => {
    setIsOpen(false);
    reload();
  };
  if (data?.returnGuards == null) return null;
  return (
    <div className={css.guards}>
      {own.map((guard) => (
        <OneGuard guard={guard} onDone={reload} key={guard.id} />
      ))}
      {isOpen ? <GuardForm customerId={customerId} onClose={close} /> : null}
      {isOpen || own.length > 0 ? null : (
        <div>
          <PlainButton onClick={() => setIsOpen(true)}>{t("guardAdd")}</PlainButton>
        </div>
      )}
    </div>
  );
}

function OneGuard({ guard, onDone }: { guard: Guard; onDone: () => void }) {
  const t = useWords(asideWords);
  const said = useWords(uiWords);
  const formats = useFormats();
  const removing = useMutation(ReturnGuardRemoveDocument, "returnGuardRemove");
  const [error, setError] = useState<string | null>(null);
  const lift = async () => {
    const ran = await removing.run({ input: { id: guard.id } });
    if (!ran.isDone) return setError(ran.errors[0]?.message ?? said("noProblem"));
    onDone();
  };
  return (
    <Callout tone={guard.isBlock ? "warning" : "info"} title={t(guard.isBlock ? "blocked" : "allowed")}>
      <p>
        {[
          guard.reason,
          t("guardSince", { date: formats.date(guard.createdAt) }),
          guard.expiresAt === null ? null : t("guardUntil", { date: formats.date(guard.expiresAt) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {guard.isBlock ? <p>{t("blockedLaw")}</p> : null}
      <div className={css.actions}>
        <PlainButton onClick={() => void lift()} isDisabled={removing.isRunning}>
          {t("guardLift")}
        </PlainButton>
      </div>
      {error === null ? null : <FieldError>{error}</FieldError>}
    </Callout>
  );
}

function GuardForm({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useWords(asideWords);
  const said = useWords(uiWords);
  const adding = useMutation(ReturnGuardAddDocument, "returnGuardAdd");
  const [kind, setKind] = useState<"block" | "allow">("block");
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);
  const save = async () => {
    if (reason.trim() === "") return setError(t("guardReasonMissing"));
    const ran = await adding.run({
      input: { subject: "CUSTOMER", value: customerId, isBlock: kind === "block", reason: reason.trim() },
    });
    if (!ran.isDone) return setError(ran.errors[0]?.message ?? said("noProblem"));
    onClose();
  };
  return (
    <Form label={t("guardAdd")} onSubmit={() => void save()}>
      <FieldRow>
        <SelectField
          label={t("guardKind")}
          value={kind}
          options={[
            { value: "block", label: t("guardBlock") },
            { value: "allow", label: t("guardAllow") },
          ]}
          onChange={setKind}
        />
        <TextField label={t("guardReason")} value={reason} onChange={setReason} error={error} />
        <Button type="submit" variant="primary" isDisabled={adding.isRunning}>
          {said("save")}
        </Button>
        <Button onClick={onClose}>{said("cancel")}</Button>
      </FieldRow>
      {kind === "block" ? <p className={css.note}>{t("blockedLaw")}</p> : null}
    </Form>
  );
}
