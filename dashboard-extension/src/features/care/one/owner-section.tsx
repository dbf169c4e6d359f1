import { useState } from "react";

import { CaseAssignDocument } from "@/api/generated/care";
import { Button } from "@/ui/controls/button";
import { FieldError, FieldRow, Form, SelectField } from "@/ui/controls/fields";
import { Card } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import css from "./one.module.css";
import type { CaseView, PartProps } from "./use-case";
import { useStep } from "./use-step";
import { oneWords } from "./words";

export function OwnerSection({ one, owners, onChanged }: PartProps & { owners: CaseView["owners"] }) {
  const t = useWords(oneWords);
  const { owner } = one;
  const step = useStep(CaseAssignDocument, "caseAssign", { said: t("assigned"), onChanged });
  const [chosen, setChosen] = useState(owner?.id ?? "");
  const me = owners.find(({ isViewer }) => isViewer);
  const others = owner === null || owners.some(({ id }) => id === owner.id) ? owners : [...owners, owner];
  const options = [
    { value: "", label: t("ownerNobody") },
    ...others.map(({ id, label, isViewer }) => ({ value: id, label: isViewer ? t("ownerMe") : label })),
  ];
  const assign = (ownerId: string) => void step.run({ id: one.id, ownerId: ownerId === "" ? null : ownerId });
  return (
    <Card title={t("ownerTitle")}>
      {one.nextSteps.includes("ASSIGN") ? (
        <Form label={t("ownerTitle")} onSubmit={() => assign(chosen)}>
          <div className={css.form}>
            <SelectField label={t("owner")} value={chosen} options={options} onChange={setChosen} />
            {step.error === null ? null : <FieldError>{step.error}</FieldError>}
            <FieldRow>
              <Button type="submit" isDisabled={step.isRunning || chosen === (owner?.id ?? "")}>
                {t("assign")}
              </Button>
              {me === undefined || owner?.isViewer === true ? null : (
                <Button
                  isDisabled={step.isRunning}
                  onClick={() => {
                    setChosen(me.id);
                    assign(me.id);
                  }}
                >
                  {t("take")}
                </Button>
              )}
            </FieldRow>
          </div>
        </Form>
      ) : (
        <p>{owner === null ? t("ownerNobody") : owner.isViewer ? t("ownerMe") : owner.label}</p>
      )}
    </Card>
  );
}
