import { Card, Facts } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import type { CustomerData } from "./use-customer";
import { customerWords } from "./words";

export function DetailsSection({ customer }: { customer: CustomerData }) {
  const t = useWords(customerWords);
  return (
    <Card title={t("detailsTitle")}>
      <Facts
        facts={[
          { label: t("email"), value: customer.email ?? t("unknown") },
          { label: t("language"), value: customer.language === null ? t("unknown") : t(`language${customer.language}`) },
        ]}
      />
    </Card>
  );
}
