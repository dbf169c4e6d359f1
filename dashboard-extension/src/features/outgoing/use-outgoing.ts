import { useState } from "react";

import {
  type EndpointFieldsFragment,
  HookEndpointCreateDocument,
  HookEndpointDeleteDocument,
  HookEndpointRotateSecretDocument,
  HookEndpointTestDocument,
  HookEndpointUpdateDocument,
  HookMessageReplayDocument,
  HookMessagesDocument,
  OutgoingDocument,
} from "@/api/generated/outgoing";
import { useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { outgoingWords, type OutgoingKey } from "./words";

export type Endpoint = EndpointFieldsFragment;
type Ended = { isDone: boolean; errors: { message: string }[] };

export function useOutgoing() {
  const bridge = useBridge();
  const t = useWords(outgoingWords);
  const { data, problem, isLoading, reload } = useQuery(OutgoingDocument, {});
  const creation = useMutation(HookEndpointCreateDocument, "hookEndpointCreate");
  const change = useMutation(HookEndpointUpdateDocument, "hookEndpointUpdate");
  const deletion = useMutation(HookEndpointDeleteDocument, "hookEndpointDelete");
  const rotation = useMutation(HookEndpointRotateSecretDocument, "hookEndpointRotateSecret");
  const test = useMutation(HookEndpointTestDocument, "hookEndpointTest");
  const replay = useMutation(HookMessageReplayDocument, "hookMessageReplay");
  /** Kept in this page alone, until the person says that it is copied. */
  const [secret, setSecret] = useState<string | null>(null);

  const say = ({ isDone, errors }: Ended, done: OutgoingKey) => {
    if (isDone) bridge.notify("success", t(done));
    else bridge.notify("error", t("failed"), errors[0]?.message);
    reload();
  };

  return {
    topics: data?.hookTopics ?? [],
    endpoints: data?.hookEndpoints ?? null,
    problem,
    isLoading,
    reload,
    secret,
    forgetSecret: () => setSecret(null),
    create: async (name: string, url: string, topics: string[]) => {
      const ended = await creation.run({ input: { name, url, topics } });
      if (ended.isDone) setSecret(ended.payload.secret);
      say(ended, "created");
    },
    rotate: async ({ id }: Endpoint) => {
      const ended = await rotation.run({ input: { id } });
      if (ended.isDone) setSecret(ended.payload.secret);
      say(ended, "rotated");
    },
    turn: async ({ id, isOn }: Endpoint) => say(await change.run({ input: { id, isOn: !isOn } }), "changed"),
    remove: async ({ id }: Endpoint) => say(await deletion.run({ input: { id } }), "deleted"),
    test: async ({ id }: Endpoint) => say(await test.run({ input: { id } }), "tested"),
    sendAgain: async ({ id }: Endpoint) => say(await replay.run({ input: { endpointId: id } }), "sentAgain"),
    isBusy: [creation, change, deletion, rotation, test, replay].some(({ isRunning }) => isRunning),
  };
}

export type OutgoingState = ReturnType<typeof useOutgoing>;

const SHOWN = 20;

export function useMessages(endpointId: string) {
  const { data, problem, isLoading, reload } = useQuery(HookMessagesDocument, { endpointId, first: SHOWN });
  return { messages: data?.hookMessages?.edges.map(({ node }) => node) ?? null, problem, isLoading, reload };
}

export type Message = NonNullable<ReturnType<typeof useMessages>["messages"]>[number];
