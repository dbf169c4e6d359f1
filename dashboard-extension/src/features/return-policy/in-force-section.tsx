import type { ReturnPolicyPageQuery } from "@/api/generated/return-policy";
import { Card } from "@/ui/layout";
import { useFormats, useWords } from "@/words/locale-context";

import { Paragraphs } from "./paragraphs";
import css from "./policy.module.css";
import { policyWords } from "./words";

type InForceProps = {
  policy: NonNullable<ReturnPolicyPageQuery["returnPolicy"]>;
  paragraphs: { code: string; heading: string; sentences: string[] }[];
};

/** What holds today, in the very sentences that customers read. */
export function InForceSection({ policy, paragraphs }: InForceProps) {
  const t = useWords(policyWords);
  const formats = useFormats();
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
        <a className={css.outside} href={policy.url} target="_blank" rel="noreferrer">
          {t("publicPage")}
        </a>
      }
    >
      <Paragraphs paragraphs={paragraphs} />
    </Card>
  );
}
