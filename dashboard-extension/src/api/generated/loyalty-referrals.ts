/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/**
 * INVITED: the friend left an address. HELD: somebody of the team looks first. PENDING: the points are on their
 *     way. REWARDED: they can be used. DECLINED: the team said no. VOID: too little was kept, or nobody is left.
 *
 */
export type PostSaleReferralState =
  | 'INVITED'
  | 'HELD'
  | 'PENDING'
  | 'REWARDED'
  | 'DECLINED'
  | 'VOID';

export type PostSaleReferralFilterInput = {
  states?: Array<PostSaleReferralState> | null | undefined;
};

export type ReferralApproveInput = {
  id: string | number;
};

export type ReferralDeclineInput = {
  id: string | number;
  /** For the team alone. */
  reason: string;
};

export type ReferralsQueryVariables = Exact<{
  filter?: PostSaleReferralFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReferralsQuery = { postSaleViewer: { permissions: Array<string> }, referrals: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, state: PostSaleReferralState, stateLabel: string, stateSince: string, invitedAt: string, orderNumber: string | null, decidedAt: string | null, reason: string | null, signals: Array<{ code: string, label: string }> | null, referrer: { id: string, name: string | null, email: string | null } | null, friend: { id: string, name: string | null, email: string | null } | null } }> } | null };

export type ReferralApproveMutationVariables = Exact<{
  input: ReferralApproveInput;
}>;


export type ReferralApproveMutation = { referralApprove: { referral: { id: string, state: PostSaleReferralState } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReferralDeclineMutationVariables = Exact<{
  input: ReferralDeclineInput;
}>;


export type ReferralDeclineMutation = { referralDecline: { referral: { id: string, state: PostSaleReferralState } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReferralDetailsFragment = { id: string, state: PostSaleReferralState, stateLabel: string, stateSince: string, invitedAt: string, orderNumber: string | null, decidedAt: string | null, reason: string | null, signals: Array<{ code: string, label: string }> | null, referrer: { id: string, name: string | null, email: string | null } | null, friend: { id: string, name: string | null, email: string | null } | null };

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
export const ReferralDetailsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ReferralDetails on PostSaleReferral {
  id
  state
  stateLabel
  stateSince
  invitedAt
  signals {
    code
    label
  }
  orderNumber
  decidedAt
  reason
  referrer {
    id
    name
    email
  }
  friend {
    id
    name
    email
  }
}
    `, {"fragmentName":"ReferralDetails"}) as unknown as TypedDocumentString<ReferralDetailsFragment, unknown>;
export const ReferralsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Referrals($filter: PostSaleReferralFilterInput, $first: Int, $after: String) {
  postSaleViewer {
    permissions
  }
  referrals(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...ReferralDetails
      }
    }
  }
}
    fragment ReferralDetails on PostSaleReferral {
  id
  state
  stateLabel
  stateSince
  invitedAt
  signals {
    code
    label
  }
  orderNumber
  decidedAt
  reason
  referrer {
    id
    name
    email
  }
  friend {
    id
    name
    email
  }
}`) as unknown as TypedDocumentString<ReferralsQuery, ReferralsQueryVariables>;
export const ReferralApproveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReferralApprove($input: ReferralApproveInput!) {
  referralApprove(input: $input) {
    referral {
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
    `) as unknown as TypedDocumentString<ReferralApproveMutation, ReferralApproveMutationVariables>;
export const ReferralDeclineDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReferralDecline($input: ReferralDeclineInput!) {
  referralDecline(input: $input) {
    referral {
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
    `) as unknown as TypedDocumentString<ReferralDeclineMutation, ReferralDeclineMutationVariables>;
