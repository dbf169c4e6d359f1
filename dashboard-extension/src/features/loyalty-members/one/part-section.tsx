import { useState } from "react";

import { PointsMemberExcludeDocument, PointsMemberReadmitDocument, type PostSalePointsExclusion } from "@/api/generated/loyalty-members";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { SelectField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import css from "../members.module.css";
import type { Member } from "./use-member";
import { oneWords } from "./words";

const REASONS = ["STAFF", "WHOLESALE", "ASKED", "MISUSE", "OTHER"] as const satisfies readonly PostSalePointsExclusion[];

type PartSectionProps = { member: Member; customerId: string; onDone: () => void };

/** Leaving somebody out, and letting them take part again. Who left by themselves comes back by themselves. */
export function PartSection({ member, customerId, onDone }: PartSectionProps) {
  const t = useWords(oneWords);
  const bridge = useBridge();
  const excluding = useMutation(PointsMemberExcludeDocument, "pointsMemberExclude");
  const readmitting = useMutation(PointsMemberReadmitDocument, "pointsMemberReadmit");
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState<PostSalePointsExclusion>("STAFF");

  const tell = ({ isDone, errors }: { isDone: boolean; errors: { message: string }[] }) => {
    setIsAsking(false);
    if (isDone) bridge.notify("success", t("partDone"));
    else bridge.notify("error", t("partFailed"), errors[0]?.message);
    onDone();
  };
  const exclude = async () => tell(await excluding.run({ input: { customerId, reason } }));
  const readmit = async () => tell(await readmitting.run({ input: { customerId } }));

  if (member.excludedAt !== null) {
    return (
      <Card title={t("partTitle")}>
        <Button onClick={() => void readmit()} isDisabled={readmitting.isRunning}>
          {t("readmit")}
        </Button>
      </Card>
    );
  }
  if (!isAsking) {
    return (
      <Card title={t("partTitle")} lead={member.leftAt === null ? t("partIn") : undefined}>
        <Button onClick={() => setIsAsking(true)}>{t("exclude")}</Button>
      </Card>
    );
  }
  return (
    <Card title={t("partTitle")} lead={t("excludeSure")}>
      <Stack>
        <SelectField label={t("excludeReason")} value={reason} options={REASONS.map((value) => ({ value, label: t(value) }))} onChange={setReason} />
        <div className={css.acts}>
          <Button variant="error" onClick={() => void exclude()} isDisabled={excluding.isRunning}>
            {t("excludeYes")}
          </Button>
          <Button onClick={() => setIsAsking(false)}>{t("cancel")}</Button>
        </div>
      </Stack>
    </Card>
  );
}
