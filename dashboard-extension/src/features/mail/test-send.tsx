import type { PostSaleLanguage } from "@/api/generated/mail";
import { Button } from "@/ui/controls/button";
import { Form, TextField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import { useTestSend } from "./use-test-send";
import { mailWords } from "./words";

export function TestSend({ template, language }: { template: string; language: PostSaleLanguage }) {
  const t = useWords(mailWords);
  const test = useTestSend(template, language);
  return (
    <Card title={t("testTitle")} lead={t("testLead")}>
      <Form label={t("testTitle")} onSubmit={() => void test.send()}>
        <Stack>
          <TextField label={t("testTo")} type="email" value={test.to} onChange={test.setTo} error={test.error} />
          <div>
            <Button type="submit" isDisabled={test.isSending}>
              {t("testSend")}
            </Button>
          </div>
        </Stack>
      </Form>
    </Card>
  );
}
