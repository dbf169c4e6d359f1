/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An enumeration. */
export type PostSaleActorKind =
  | 'STAFF'
  | 'SHOPPER'
  | 'APP'
  | 'SYSTEM';

export type PostSaleEventFilterInput = {
  name?: string | null | undefined;
  orderId?: string | number | null | undefined;
  customerId?: string | number | null | undefined;
};

export type AuditEventsQueryVariables = Exact<{
  filter?: PostSaleEventFilterInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditEventsQuery = { postSaleEvents: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string, sentence: string, occurredAt: string, recordedAt: string, actorKind: PostSaleActorKind, actorLabel: string | null, orderNumber: string | null, orderSaleorId: string | null, customerId: string | null } }> } | null };

export type AuditOrderQueryVariables = Exact<{
  number: string;
}>;


export type AuditOrderQuery = { postSaleOrder: { id: string } | null };

export type AuditCustomerQueryVariables = Exact<{
  id: string | number;
}>;


export type AuditCustomerQuery = { postSaleCustomer: { id: string, name: string | null, email: string | null } | null };

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

export const AuditEventsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AuditEvents($filter: PostSaleEventFilterInput, $first: Int!, $after: String) {
  postSaleEvents(filter: $filter, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        name
        sentence
        occurredAt
        recordedAt
        actorKind
        actorLabel
        orderNumber
        orderSaleorId
        customerId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AuditEventsQuery, AuditEventsQueryVariables>;
export const AuditOrderDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AuditOrder($number: String!) {
  postSaleOrder(number: $number) {
    id
  }
}
    `) as unknown as TypedDocumentString<AuditOrderQuery, AuditOrderQueryVariables>;
export const AuditCustomerDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AuditCustomer($id: ID!) {
  postSaleCustomer(id: $id) {
    id
    name
    email
  }
}
    `) as unknown as TypedDocumentString<AuditCustomerQuery, AuditCustomerQueryVariables>;
