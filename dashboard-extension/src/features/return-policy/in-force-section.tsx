import type { ReturnPolicyPageQuery } from "@/api/generated/return-policy";
import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { Card } from "@/ui/layout";
import { useFormats, useWords } from "@/words/locale-context";

import { Paragraphs } from "@/ui/paragraphs";
import css from "./policy.module.css";
import { useExportInForce } from "./use-policy";
import { policyWords } from "./words";

type InForceProps = {
  policy: NonNullable<ReturnPolicyPageQuery["returnPolicy"]>;
  paragraphs: { code: string; heading: string; sentences: string[] }[];
};

/** What holds today, in the very sentences that customers read. */
export function InForceSection({ policy, paragraphs }: InForceProps) {
  const t = useWords(policyWords);
  const formats = useFormats();
  const exportFile = useExportInForce();
  const { version } = policy;
  const since = version?.takesEffectAt ?? null;
  return (
    <Card
      title={t("inForceTitle")}
      lead={
        version === null || since === null
          ? t("inForceDefault")
          : t("inForceSince", { number: version.number, moment: formats.dateTime(since) })
      }
      actions={
        <FieldRow>
          <a className={css.outside} href={policy.url} target="_blank" rel="noreferrer">
            {t("publicPage")}
          </a>
          <Button onClick={() => void exportFile()} label={t("exportInForce")}>
            {t("export")}
          </Button>
        </FieldRow>
      }
    >
      <Paragraphs paragraphs={paragraphs} />
    </Card>
  );
}
