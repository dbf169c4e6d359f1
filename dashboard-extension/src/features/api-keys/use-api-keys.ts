import { useState } from "react";

import { ApiKeyCreateDocument, ApiKeyRevokeDocument, ApiKeysDocument } from "@/api/generated/api-keys";
import { useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import type { Scope } from "./scopes";
import { apiKeyWords } from "./words";

export function useApiKeys() {
  const bridge = useBridge();
  const t = useWords(apiKeyWords);
  const { data, problem, isLoading, reload } = useQuery(ApiKeysDocument, {});
  const creation = useMutation(ApiKeyCreateDocument, "apiKeyCreate");
  const revocation = useMutation(ApiKeyRevokeDocument, "apiKeyRevoke");
  /** Kept in this page alone, until the person says that it is copied. */
  const [secret, setSecret] = useState<string | null>(null);

  const create = async (name: string, scopes: Scope[]): Promise<boolean> => {
    const { isDone, payload, errors } = await creation.run({ input: { name, scopes } });
    if (!isDone) {
      bridge.notify("error", t("createFailed"), errors[0]?.message);
      return false;
    }
    setSecret(payload.secret);
    reload();
    return true;
  };

  const revoke = async (key: { id: string; name: string }) => {
    const { isDone, errors } = await revocation.run({ input: { id: key.id } });
    if (isDone) bridge.notify("success", t("revoked", { name: key.name }));
    else bridge.notify("error", t("revokeFailed"), errors[0]?.message);
    reload();
  };

  return {
    keys: data?.postSaleApiKeys ?? null,
    problem,
    isLoading,
    reload,
    secret,
    forgetSecret: () => setSecret(null),
    create,
    revoke,
    isBusy: creation.isRunning || revocation.isRunning,
  };
}

export type ApiKeysState = ReturnType<typeof useApiKeys>;
export type ApiKey = NonNullable<ApiKeysState["keys"]>[number];
