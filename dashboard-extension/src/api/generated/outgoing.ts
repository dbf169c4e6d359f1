/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An enumeration. */
export type PostSaleWorkState =
  | 'WAITING'
  | 'DONE'
  | 'DEAD';

export type HookEndpointCreateInput = {
  name: string;
  url: string;
  topics: Array<string>;
};

/** What is left out stays as it is. */
export type HookEndpointUpdateInput = {
  id: string | number;
  name?: string | null | undefined;
  url?: string | null | undefined;
  topics?: Array<string> | null | undefined;
  isOn?: boolean | null | undefined;
};

export type HookEndpointDeleteInput = {
  id: string | number;
};

export type HookEndpointRotateSecretInput = {
  id: string | number;
};

export type HookEndpointTestInput = {
  id: string | number;
};

export type HookMessageReplayInput = {
  endpointId: string | number;
};

export type OutgoingQueryVariables = Exact<{ [key: string]: never; }>;


export type OutgoingQuery = { hookTopics: Array<{ code: string, label: string }> | null, hookEndpoints: Array<{ id: string, name: string, url: string, topics: Array<string>, keyPrefix: string | null, isOn: boolean, offLabel: string | null, offAt: string | null, failingSince: string | null, oldSecretEndsAt: string | null, lastTakenAt: string | null }> | null };

export type HookMessagesQueryVariables = Exact<{
  endpointId: string | number;
  first: number;
}>;


export type HookMessagesQuery = { hookMessages: { totalCount: number, edges: Array<{ node: { id: string, messageId: string, topic: string, state: PostSaleWorkState, attempts: number, statusCode: number | null, error: string | null, madeAt: string, dueAt: string } }> } | null };

export type HookEndpointCreateMutationVariables = Exact<{
  input: HookEndpointCreateInput;
}>;


export type HookEndpointCreateMutation = { hookEndpointCreate: { secret: string | null, endpoint: { id: string, name: string, url: string, topics: Array<string>, keyPrefix: string | null, isOn: boolean, offLabel: string | null, offAt: string | null, failingSince: string | null, oldSecretEndsAt: string | null, lastTakenAt: string | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type HookEndpointUpdateMutationVariables = Exact<{
  input: HookEndpointUpdateInput;
}>;


export type HookEndpointUpdateMutation = { hookEndpointUpdate: { endpoint: { id: string, name: string, url: string, topics: Array<string>, keyPrefix: string | null, isOn: boolean, offLabel: string | null, offAt: string | null, failingSince: string | null, oldSecretEndsAt: string | null, lastTakenAt: string | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type HookEndpointRotateSecretMutationVariables = Exact<{
  input: HookEndpointRotateSecretInput;
}>;


export type HookEndpointRotateSecretMutation = { hookEndpointRotateSecret: { secret: string | null, endpoint: { id: string, name: string, url: string, topics: Array<string>, keyPrefix: string | null, isOn: boolean, offLabel: string | null, offAt: string | null, failingSince: string | null, oldSecretEndsAt: string | null, lastTakenAt: string | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type HookEndpointDeleteMutationVariables = Exact<{
  input: HookEndpointDeleteInput;
}>;


export type HookEndpointDeleteMutation = { hookEndpointDelete: { deletedId: string | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type HookEndpointTestMutationVariables = Exact<{
  input: HookEndpointTestInput;
}>;


export type HookEndpointTestMutation = { hookEndpointTest: { message: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type HookMessageReplayMutationVariables = Exact<{
  input: HookMessageReplayInput;
}>;


export type HookMessageReplayMutation = { hookMessageReplay: { count: number | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type EndpointFieldsFragment = { id: string, name: string, url: string, topics: Array<string>, keyPrefix: string | null, isOn: boolean, offLabel: string | null, offAt: string | null, failingSince: string | null, oldSecretEndsAt: string | null, lastTakenAt: string | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const EndpointFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment EndpointFields on PostSaleHookEndpoint {
  id
  name
  url
  topics
  keyPrefix
  isOn
  offLabel
  offAt
  failingSince
  oldSecretEndsAt
  lastTakenAt
}
    `, {"fragmentName":"EndpointFields"}) as unknown as TypedDocumentString<EndpointFieldsFragment, unknown>;
export const OutgoingDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Outgoing {
  hookTopics {
    code
    label
  }
  hookEndpoints {
    ...EndpointFields
  }
}
    fragment EndpointFields on PostSaleHookEndpoint {
  id
  name
  url
  topics
  keyPrefix
  isOn
  offLabel
  offAt
  failingSince
  oldSecretEndsAt
  lastTakenAt
}`) as unknown as TypedDocumentString<OutgoingQuery, OutgoingQueryVariables>;
export const HookMessagesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query HookMessages($endpointId: ID!, $first: Int!) {
  hookMessages(endpointId: $endpointId, first: $first) {
    totalCount
    edges {
      node {
        id
        messageId
        topic
        state
        attempts
        statusCode
        error
        madeAt
        dueAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HookMessagesQuery, HookMessagesQueryVariables>;
export const HookEndpointCreateDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation HookEndpointCreate($input: HookEndpointCreateInput!) {
  hookEndpointCreate(input: $input) {
    endpoint {
      ...EndpointFields
    }
    secret
    errors {
      field
      code
      message
    }
  }
}
    fragment EndpointFields on PostSaleHookEndpoint {
  id
  name
  url
  topics
  keyPrefix
  isOn
  offLabel
  offAt
  failingSince
  oldSecretEndsAt
  lastTakenAt
}`) as unknown as TypedDocumentString<HookEndpointCreateMutation, HookEndpointCreateMutationVariables>;
export const HookEndpointUpdateDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation HookEndpointUpdate($input: HookEndpointUpdateInput!) {
  hookEndpointUpdate(input: $input) {
    endpoint {
      ...EndpointFields
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment EndpointFields on PostSaleHookEndpoint {
  id
  name
  url
  topics
  keyPrefix
  isOn
  offLabel
  offAt
  failingSince
  oldSecretEndsAt
  lastTakenAt
}`) as unknown as TypedDocumentString<HookEndpointUpdateMutation, HookEndpointUpdateMutationVariables>;
export const HookEndpointRotateSecretDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation HookEndpointRotateSecret($input: HookEndpointRotateSecretInput!) {
  hookEndpointRotateSecret(input: $input) {
    endpoint {
      ...EndpointFields
    }
    secret
    errors {
      field
      code
      message
    }
  }
}
    fragment EndpointFields on PostSaleHookEndpoint {
  id
  name
  url
  topics
  keyPrefix
  isOn
  offLabel
  offAt
  failingSince
  oldSecretEndsAt
  lastTakenAt
}`) as unknown as TypedDocumentString<HookEndpointRotateSecretMutation, HookEndpointRotateSecretMutationVariables>;
export const HookEndpointDeleteDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation HookEndpointDelete($input: HookEndpointDeleteInput!) {
  hookEndpointDelete(input: $input) {
    deletedId
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<HookEndpointDeleteMutation, HookEndpointDeleteMutationVariables>;
export const HookEndpointTestDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation HookEndpointTest($input: HookEndpointTestInput!) {
  hookEndpointTest(input: $input) {
    message {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<HookEndpointTestMutation, HookEndpointTestMutationVariables>;
export const HookMessageReplayDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation HookMessageReplay($input: HookMessageReplayInput!) {
  hookMessageReplay(input: $input) {
    count
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<HookMessageReplayMutation, HookMessageReplayMutationVariables>;
