/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An enumeration. */
export type PostSaleMessageState =
  | 'WAITING'
  | 'SENDING'
  | 'SENT'
  | 'CANCELLED'
  | 'BOUNCED'
  | 'FAILED'
  | 'UNCERTAIN';

/** What the team is asked to do. */
export type PostSaleStaffTaskKind =
  | 'NOTE'
  | 'CARD'
  | 'CALL'
  | 'OTHER';

/** Whether it was done. */
export type PostSaleStaffTaskState =
  | 'OPEN'
  | 'DONE'
  | 'DISMISSED';

export type OrderTasksQueryVariables = Exact<{
  orderId: string | number;
  state?: PostSaleStaffTaskState | null | undefined;
  first: number;
}>;


export type OrderTasksQuery = { staffTasks: { totalCount: number, edges: Array<{ node: { id: string, kind: PostSaleStaffTaskKind, kindLabel: string, text: string, state: PostSaleStaffTaskState, stateLabel: string, createdAt: string, dueAt: string, endedAt: string | null, endedBy: string | null, note: string, customer: { id: string, name: string | null, email: string | null } | null, order: { id: string, number: string } | null, card: { greeting: string, words: string, closing: string, path: string } | null } }> } | null };

export type CustomerFollowedQueryVariables = Exact<{
  id?: string | number | null | undefined;
  saleorId?: string | number | null | undefined;
  customerId: string | number;
}>;


export type CustomerFollowedQuery = { postSaleCustomer: { id: string, journeys: Array<{ id: string, stepNumber: number | null, stepTold: string | null, comesNext: string | null, awaits: string | null, cameAt: string, dueAt: string, flow: { id: string, code: string, title: string } }> | null, journeysOver: Array<{ id: string, stateLabel: string, reasonLabel: string, endedAt: string | null, flow: { id: string, code: string, title: string }, passages: Array<{ mail: { id: string, state: PostSaleMessageState, reason: string | null } | null }> }> | null, plannedMails: Array<{ id: string, templateLabel: string, dueAt: string | null, reason: string | null }> | null, segments: Array<{ id: string, code: string, title: string }> | null } | null, staffTasks: { totalCount: number, edges: Array<{ node: { id: string, kind: PostSaleStaffTaskKind, kindLabel: string, text: string, state: PostSaleStaffTaskState, stateLabel: string, createdAt: string, dueAt: string, endedAt: string | null, endedBy: string | null, note: string, customer: { id: string, name: string | null, email: string | null } | null, order: { id: string, number: string } | null, card: { greeting: string, words: string, closing: string, path: string } | null } }> } | null };

export type CustomerLikesQueryVariables = Exact<{
  id?: string | number | null | undefined;
  saleorId?: string | number | null | undefined;
  first: number;
}>;


export type CustomerLikesQuery = { postSaleCustomer: { id: string, recommendations: Array<{ productId: string, name: string, why: string, price: { amount: string | number, currency: string } }> | null } | null };

export type StaffTaskBesideFragment = { id: string, kind: PostSaleStaffTaskKind, kindLabel: string, text: string, state: PostSaleStaffTaskState, stateLabel: string, createdAt: string, dueAt: string, endedAt: string | null, endedBy: string | null, note: string, customer: { id: string, name: string | null, email: string | null } | null, order: { id: string, number: string } | null, card: { greeting: string, words: string, closing: string, path: string } | null };

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
export const StaffTaskBesideFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment StaffTaskBeside on PostSaleStaffTask {
  id
  kind
  kindLabel
  text
  state
  stateLabel
  customer {
    id
    name
    email
  }
  order {
    id
    number
  }
  createdAt
  dueAt
  endedAt
  endedBy
  note
  card {
    greeting
    words
    closing
    path
  }
}
    `, {"fragmentName":"StaffTaskBeside"}) as unknown as TypedDocumentString<StaffTaskBesideFragment, unknown>;
export const OrderTasksDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OrderTasks($orderId: ID!, $state: PostSaleStaffTaskState, $first: Int!) {
  staffTasks(orderId: $orderId, state: $state, first: $first) {
    totalCount
    edges {
      node {
        ...StaffTaskBeside
      }
    }
  }
}
    fragment StaffTaskBeside on PostSaleStaffTask {
  id
  kind
  kindLabel
  text
  state
  stateLabel
  customer {
    id
    name
    email
  }
  order {
    id
    number
  }
  createdAt
  dueAt
  endedAt
  endedBy
  note
  card {
    greeting
    words
    closing
    path
  }
}`) as unknown as TypedDocumentString<OrderTasksQuery, OrderTasksQueryVariables>;
export const CustomerFollowedDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CustomerFollowed($id: ID, $saleorId: ID, $customerId: ID!) {
  postSaleCustomer(id: $id, saleorId: $saleorId) {
    id
    journeys {
      id
      flow {
        id
        code
        title
      }
      stepNumber
      stepTold
      comesNext
      awaits
      cameAt
      dueAt
    }
    journeysOver {
      id
      flow {
        id
        code
        title
      }
      stateLabel
      reasonLabel
      endedAt
      passages {
        mail {
          id
          state
          reason
        }
      }
    }
    plannedMails {
      id
      templateLabel
      dueAt
      reason
    }
    segments {
      id
      code
      title
    }
  }
  staffTasks(customerId: $customerId, state: OPEN, first: 20) {
    totalCount
    edges {
      node {
        ...StaffTaskBeside
      }
    }
  }
}
    fragment StaffTaskBeside on PostSaleStaffTask {
  id
  kind
  kindLabel
  text
  state
  stateLabel
  customer {
    id
    name
    email
  }
  order {
    id
    number
  }
  createdAt
  dueAt
  endedAt
  endedBy
  note
  card {
    greeting
    words
    closing
    path
  }
}`) as unknown as TypedDocumentString<CustomerFollowedQuery, CustomerFollowedQueryVariables>;
export const CustomerLikesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CustomerLikes($id: ID, $saleorId: ID, $first: Int!) {
  postSaleCustomer(id: $id, saleorId: $saleorId) {
    id
    recommendations(first: $first) {
      productId
      name
      price {
        amount
        currency
      }
      why
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerLikesQuery, CustomerLikesQueryVariables>;
