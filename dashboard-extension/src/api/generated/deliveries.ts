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

export type PostSaleDeliveryFilterInput = {
  state?: PostSaleWorkState | null | undefined;
  event?: string | null | undefined;
};

export type ReactionReplayInput = {
  ids: Array<string | number>;
};

export type DeliveryReplayInput = {
  ids: Array<string | number>;
};

export type DeliveryListQueryVariables = Exact<{
  filter?: PostSaleDeliveryFilterInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type DeliveryListQuery = { postSaleDeliveries: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, event: string, state: PostSaleWorkState, receivedAt: string, attempts: number, error: string | null, subject: string | null } }> } | null };

export type DeliveryDetailQueryVariables = Exact<{
  id: string | number;
}>;


export type DeliveryDetailQuery = { postSaleDelivery: { id: string, event: string, state: PostSaleWorkState, receivedAt: string, processedAt: string | null, attempts: number, error: string | null, subject: string | null, body: string | null } | null };

export type DeliveryReplayMutationVariables = Exact<{
  input: DeliveryReplayInput;
}>;


export type DeliveryReplayMutation = { deliveryReplay: { deliveries: Array<{ id: string, state: PostSaleWorkState }>, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type FailedReactionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type FailedReactionsQuery = { postSaleFailedReactions: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, reaction: string, state: PostSaleWorkState, attempts: number, error: string | null, event: { id: string, name: string, sentence: string, occurredAt: string, orderNumber: string | null } } }> } | null };

export type ReactionReplayMutationVariables = Exact<{
  input: ReactionReplayInput;
}>;


export type ReactionReplayMutation = { reactionReplay: { reactions: Array<{ id: string, state: PostSaleWorkState }>, errors: Array<{ field: string | null, code: string, message: string }> } | null };

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

export const DeliveryListDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeliveryList($filter: PostSaleDeliveryFilterInput, $first: Int!, $after: String) {
  postSaleDeliveries(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        event
        state
        receivedAt
        attempts
        error
        subject
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeliveryListQuery, DeliveryListQueryVariables>;
export const DeliveryDetailDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeliveryDetail($id: ID!) {
  postSaleDelivery(id: $id) {
    id
    event
    state
    receivedAt
    processedAt
    attempts
    error
    subject
    body
  }
}
    `) as unknown as TypedDocumentString<DeliveryDetailQuery, DeliveryDetailQueryVariables>;
export const DeliveryReplayDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeliveryReplay($input: DeliveryReplayInput!) {
  deliveryReplay(input: $input) {
    deliveries {
      id
      state
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeliveryReplayMutation, DeliveryReplayMutationVariables>;
export const FailedReactionsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query FailedReactions($first: Int!, $after: String) {
  postSaleFailedReactions(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        reaction
        state
        attempts
        error
        event {
          id
          name
          sentence
          occurredAt
          orderNumber
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FailedReactionsQuery, FailedReactionsQueryVariables>;
export const ReactionReplayDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReactionReplay($input: ReactionReplayInput!) {
  reactionReplay(input: $input) {
    reactions {
      id
      state
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReactionReplayMutation, ReactionReplayMutationVariables>;
