/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An enumeration. */
export type PostSaleCaseTopic =
  | 'EXPERIENCE'
  | 'ORDER'
  | 'DELIVERY'
  | 'PRODUCT'
  | 'RETURN'
  | 'REFUND'
  | 'POINTS'
  | 'OTHER';

/** OPEN: the team's turn; ANSWERED: the shopper's. */
export type PostSaleCaseState =
  | 'OPEN'
  | 'ANSWERED'
  | 'SOLVED';

/** An enumeration. */
export type PostSaleCaseOrigin =
  | 'SURVEY'
  | 'SHOPPER'
  | 'STAFF';

/** An enumeration. */
export type PostSaleCaseSeverity =
  | 'HIGH'
  | 'NORMAL'
  | 'LOW';

/** What came of it. ERASED is the end of a case whose person asked to be forgotten. */
export type PostSaleCaseOutcome =
  | 'RECOVERED'
  | 'COMPENSATED'
  | 'EXPLAINED'
  | 'NOT_JUSTIFIED'
  | 'NO_REPLY'
  | 'OTHER'
  | 'ERASED';

export type PostSaleCaseFilterInput = {
  state?: Array<PostSaleCaseState> | null | undefined;
  topic?: Array<PostSaleCaseTopic> | null | undefined;
  origin?: Array<PostSaleCaseOrigin> | null | undefined;
  severity?: Array<PostSaleCaseSeverity> | null | undefined;
  outcome?: Array<PostSaleCaseOutcome> | null | undefined;
  /** The team should have acted by now. */
  isOverdue?: boolean | null | undefined;
  /** Saleor's id of a member of staff; empty for those that nobody looks after. */
  ownerId?: string | number | null | undefined;
  orderId?: string | number | null | undefined;
  customerId?: string | number | null | undefined;
  openedFrom?: string | null | undefined;
  openedUntil?: string | null | undefined;
  /** The beginning of a case's or an order's number, or part of a name or an e-mail address. */
  search?: string | null | undefined;
};

export type CasesBesideQueryVariables = Exact<{
  filter: PostSaleCaseFilterInput;
  first: number;
}>;


export type CasesBesideQuery = { postSaleCases: { totalCount: number, edges: Array<{ node: { id: string, number: string, topicLabel: string, state: PostSaleCaseState, stateLabel: string, dueAt: string | null, openedAt: string, solvedAt: string | null, outcomeLabel: string | null, orderNumber: string | null } }> } | null };

export type CaseAsideFragment = { id: string, number: string, topicLabel: string, state: PostSaleCaseState, stateLabel: string, dueAt: string | null, openedAt: string, solvedAt: string | null, outcomeLabel: string | null, orderNumber: string | null };

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
export const CaseAsideFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CaseAside on PostSaleCase {
  id
  number
  topicLabel
  state
  stateLabel
  dueAt
  openedAt
  solvedAt
  outcomeLabel
  orderNumber
}
    `, {"fragmentName":"CaseAside"}) as unknown as TypedDocumentString<CaseAsideFragment, unknown>;
export const CasesBesideDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CasesBeside($filter: PostSaleCaseFilterInput!, $first: Int!) {
  postSaleCases(filter: $filter, first: $first) {
    totalCount
    edges {
      node {
        ...CaseAside
      }
    }
  }
}
    fragment CaseAside on PostSaleCase {
  id
  number
  topicLabel
  state
  stateLabel
  dueAt
  openedAt
  solvedAt
  outcomeLabel
  orderNumber
}`) as unknown as TypedDocumentString<CasesBesideQuery, CasesBesideQueryVariables>;
