import { useState } from "react";

import { MailPreviewDocument, MailTemplatesDocument, type PostSaleLanguage } from "@/api/generated/mail";
import { useQuery } from "@/api/use-query";
import { useLanguage } from "@/words/locale-context";

export function useTemplates() {
  const ownLanguage = useLanguage();
  const list = useQuery(MailTemplatesDocument, {});
  const templates = list.data?.postSaleMailTemplates ?? null;
  const [chosen, setTemplate] = useState<string | null>(null);
  const [language, setLanguage] = useState<PostSaleLanguage>(ownLanguage === "es" ? "ES" : "EN");
  const template = chosen ?? templates?.[0]?.code ?? null;
  const preview = useQuery(
    MailPreviewDocument,
    { template: template ?? "", language, orderId: null },
    { isPaused: template === null },
  );
  return {
    templates,
    template,
    setTemplate,
    language,
    setLanguage,
    preview: preview.data?.postSaleMailPreview ?? null,
    previewState: preview,
    problem: list.problem,
    isLoading: list.isLoading,
    reload: list.reload,
  };
}

export type TemplatesState = ReturnType<typeof useTemplates>;
