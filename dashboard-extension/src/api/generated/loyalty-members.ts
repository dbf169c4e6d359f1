/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Why the team adds points, or takes them; the label completes a sentence that the shopper reads. */
export type PostSalePointsAdjustmentReason =
  | 'GESTURE'
  | 'MISSING'
  | 'CORRECTION'
  | 'PRIZE'
  | 'TERMS'
  | 'OTHER';

/** WAITING: for a second person. LAPSED: nobody decided in time. */
export type PostSalePointsAdjustmentState =
  | 'WAITING'
  | 'BOOKED'
  | 'DECLINED'
  | 'WITHDRAWN'
  | 'LAPSED';

/** A file is checked first, and imported when somebody says so. */
export type PostSalePointsImportStep =
  | 'CHECKING'
  | 'CHECKED'
  | 'IMPORTING'
  | 'IMPORTED';

/** Why the team leaves somebody out. */
export type PostSalePointsExclusion =
  | 'STAFF'
  | 'WHOLESALE'
  | 'ASKED'
  | 'MISUSE'
  | 'OTHER';

export type PointsMemberFilterInput = {
  /** Part of a name or an e-mail address; for those who may read customers. */
  search?: string | null | undefined;
  /** The code of a level; an empty text for those on none. */
  level?: string | null | undefined;
  isNegative?: boolean | null | undefined;
  hasLeft?: boolean | null | undefined;
  isExcluded?: boolean | null | undefined;
  /** Something waits for a second person. */
  isWaiting?: boolean | null | undefined;
};

export type PointsAdjustInput = {
  customerId: string | number;
  /** With a minus to take some. */
  points: number;
  /** The shopper reads it. */
  reason: PostSalePointsAdjustmentReason;
  /** For the team. */
  note: string;
  /** Of your choice; the same key is the same change, made once. */
  key: string;
};

export type PointsAdjustmentApproveInput = {
  id: string | number;
};

export type PointsAdjustmentDeclineInput = {
  id: string | number;
  note?: string | null | undefined;
};

export type PointsAdjustmentWithdrawInput = {
  id: string | number;
};

export type PointsImportBeginInput = {
  id: string | number;
};

export type PointsMembersJoinInput = {
  sourceId: string | number;
  intoId: string | number;
  /** Of the preview. */
  mark: string;
};

export type PointsMemberExcludeInput = {
  customerId: string | number;
  reason: PostSalePointsExclusion;
};

export type PointsMemberReadmitInput = {
  customerId: string | number;
};

export type PointsMembersExportInput = {
  /** The code of a level; only those who are on it. */
  level?: string | null | undefined;
};

export type PointsAdjustmentsQueryVariables = Exact<{
  states?: Array<PostSalePointsAdjustmentState> | PostSalePointsAdjustmentState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PointsAdjustmentsQuery = { pointsAdjustments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, memberId: string, points: number, reasonLabel: string, note: string, state: PostSalePointsAdjustmentState, stateLabel: string, askedBy: string, askedAt: string, lapsesAt: string, endedBy: string | null, endedAt: string | null, endedNote: string | null, balance: number, canDecide: boolean, canWithdraw: boolean, customer: { id: string, name: string | null, email: string | null } | null } }> } | null };

export type PointsAdjustmentApproveMutationVariables = Exact<{
  input: PointsAdjustmentApproveInput;
}>;


export type PointsAdjustmentApproveMutation = { pointsAdjustmentApprove: { adjustment: { id: string, state: PostSalePointsAdjustmentState } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type PointsAdjustmentDeclineMutationVariables = Exact<{
  input: PointsAdjustmentDeclineInput;
}>;


export type PointsAdjustmentDeclineMutation = { pointsAdjustmentDecline: { adjustment: { id: string, state: PostSalePointsAdjustmentState } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type PointsAdjustmentWithdrawMutationVariables = Exact<{
  input: PointsAdjustmentWithdrawInput;
}>;


export type PointsAdjustmentWithdrawMutation = { pointsAdjustmentWithdraw: { adjustment: { id: string, state: PostSalePointsAdjustmentState } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type PointsImportsQueryVariables = Exact<{ [key: string]: never; }>;


export type PointsImportsQuery = { pointsImports: Array<{ id: string, name: string, step: PostSalePointsImportStep, stepLabel: string, isUnderWay: boolean, hasFailed: boolean, canBegin: boolean, askedAt: string, askedBy: string | null, rowsTotal: number, rowsDone: number, rowsNew: number, rowsKnown: number, rowsWrong: number, points: number, unread: Array<string>, mistakes: Array<{ row: number, column: string | null, message: string }> }> | null };

export type PointsImportPathQueryVariables = Exact<{ [key: string]: never; }>;


export type PointsImportPathQuery = { pointsImportPath: string | null };

export type ImportDetailsFragment = { id: string, name: string, step: PostSalePointsImportStep, stepLabel: string, isUnderWay: boolean, hasFailed: boolean, canBegin: boolean, askedAt: string, askedBy: string | null, rowsTotal: number, rowsDone: number, rowsNew: number, rowsKnown: number, rowsWrong: number, points: number, unread: Array<string>, mistakes: Array<{ row: number, column: string | null, message: string }> };

export type PointsImportBeginMutationVariables = Exact<{
  input: PointsImportBeginInput;
}>;


export type PointsImportBeginMutation = { pointsImportBegin: { started: { id: string, step: PostSalePointsImportStep } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type PointsMemberQueryVariables = Exact<{
  id: string | number;
}>;


export type PointsMemberQuery = { postSaleViewer: { permissions: Array<string> }, pointsMember: { id: string, active: number, pending: number, level: string | null, levelName: string | null, openedAt: string, leftAt: string | null, excludedAt: string | null, exclusionLabel: string | null, excludedBy: string | null, joinedCount: number, statementPath: string | null, customer: { id: string, saleorId: string | null, name: string | null, email: string | null, isGuest: boolean, points: { expiries: Array<{ at: string, points: number }>, redemptions: Array<{ id: string, points: number, stateLabel: string, askedAt: string, expiresAt: string | null, lastChars: string | null, reward: { name: string } }> | null, entries: { totalCount: number, edges: Array<{ node: { id: string, title: string, about: string | null, why: string | null, until: string | null, change: number, occurredAt: string, orderNumber: string | null, isWaiting: boolean } }> } | null } | null } | null } | null, pointsAdjustments: { edges: Array<{ node: { id: string, memberId: string, points: number, reasonLabel: string, note: string, state: PostSalePointsAdjustmentState, stateLabel: string, askedBy: string, askedAt: string, lapsesAt: string, endedBy: string | null, endedAt: string | null, endedNote: string | null, balance: number, canDecide: boolean, canWithdraw: boolean, customer: { id: string, name: string | null, email: string | null } | null } }> } | null };

export type MemberDetailsFragment = { id: string, active: number, pending: number, level: string | null, levelName: string | null, openedAt: string, leftAt: string | null, excludedAt: string | null, exclusionLabel: string | null, excludedBy: string | null, joinedCount: number, statementPath: string | null, customer: { id: string, saleorId: string | null, name: string | null, email: string | null, isGuest: boolean, points: { expiries: Array<{ at: string, points: number }>, redemptions: Array<{ id: string, points: number, stateLabel: string, askedAt: string, expiresAt: string | null, lastChars: string | null, reward: { name: string } }> | null, entries: { totalCount: number, edges: Array<{ node: { id: string, title: string, about: string | null, why: string | null, until: string | null, change: number, occurredAt: string, orderNumber: string | null, isWaiting: boolean } }> } | null } | null } | null };

export type AdjustmentDetailsFragment = { id: string, memberId: string, points: number, reasonLabel: string, note: string, state: PostSalePointsAdjustmentState, stateLabel: string, askedBy: string, askedAt: string, lapsesAt: string, endedBy: string | null, endedAt: string | null, endedNote: string | null, balance: number, canDecide: boolean, canWithdraw: boolean, customer: { id: string, name: string | null, email: string | null } | null };

export type PointsAdjustMutationVariables = Exact<{
  input: PointsAdjustInput;
}>;


export type PointsAdjustMutation = { pointsAdjust: { adjustment: { id: string, memberId: string, points: number, reasonLabel: string, note: string, state: PostSalePointsAdjustmentState, stateLabel: string, askedBy: string, askedAt: string, lapsesAt: string, endedBy: string | null, endedAt: string | null, endedNote: string | null, balance: number, canDecide: boolean, canWithdraw: boolean, customer: { id: string, name: string | null, email: string | null } | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type PointsMemberExcludeMutationVariables = Exact<{
  input: PointsMemberExcludeInput;
}>;


export type PointsMemberExcludeMutation = { pointsMemberExclude: { member: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type PointsMemberReadmitMutationVariables = Exact<{
  input: PointsMemberReadmitInput;
}>;


export type PointsMemberReadmitMutation = { pointsMemberReadmit: { member: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type PointsJoinCandidatesQueryVariables = Exact<{
  search: string;
}>;


export type PointsJoinCandidatesQuery = { pointsMembers: { edges: Array<{ node: { id: string, active: number, pending: number, customer: { name: string | null, email: string | null, isGuest: boolean } | null } }> } | null };

export type PointsJoinPreviewQueryVariables = Exact<{
  sourceId: string | number;
  intoId: string | number;
}>;


export type PointsJoinPreviewQuery = { pointsJoinPreview: { mark: string, activeAfter: number, pendingAfter: number, orders: number, redemptions: number, waiting: number, excludes: boolean, lots: Array<{ points: number, expiresAt: string | null }>, source: { id: string, active: number, pending: number, customer: { name: string | null, email: string | null } | null } } | null };

export type PointsMembersJoinMutationVariables = Exact<{
  input: PointsMembersJoinInput;
}>;


export type PointsMembersJoinMutation = { pointsMembersJoin: { member: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type PointsMembersQueryVariables = Exact<{
  filter?: PointsMemberFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PointsMembersQuery = { postSaleViewer: { permissions: Array<string> }, pointsMembers: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, active: number, pending: number, level: string | null, levelName: string | null, leftAt: string | null, excludedAt: string | null, waitingCount: number, customer: { id: string, name: string | null, email: string | null, isGuest: boolean } | null } }> } | null };

export type PointsMembersExportMutationVariables = Exact<{
  input: PointsMembersExportInput;
}>;


export type PointsMembersExportMutation = { pointsMembersExport: { path: string | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

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
export const ImportDetailsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ImportDetails on PostSalePointsImport {
  id
  name
  step
  stepLabel
  isUnderWay
  hasFailed
  canBegin
  askedAt
  askedBy
  rowsTotal
  rowsDone
  rowsNew
  rowsKnown
  rowsWrong
  points
  unread
  mistakes {
    row
    column
    message
  }
}
    `, {"fragmentName":"ImportDetails"}) as unknown as TypedDocumentString<ImportDetailsFragment, unknown>;
export const MemberDetailsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MemberDetails on PostSalePointsMember {
  id
  active
  pending
  level
  levelName
  openedAt
  leftAt
  excludedAt
  exclusionLabel
  excludedBy
  joinedCount
  statementPath
  customer {
    id
    saleorId
    name
    email
    isGuest
    points {
      expiries(first: 5) {
        at
        points
      }
      redemptions {
        id
        points
        stateLabel
        askedAt
        expiresAt
        lastChars
        reward {
          name
        }
      }
      entries(first: 25) {
        totalCount
        edges {
          node {
            id
            title
            about
            why
            until
            change
            occurredAt
            orderNumber
            isWaiting
          }
        }
      }
    }
  }
}
    `, {"fragmentName":"MemberDetails"}) as unknown as TypedDocumentString<MemberDetailsFragment, unknown>;
export const AdjustmentDetailsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment AdjustmentDetails on PostSalePointsAdjustment {
  id
  memberId
  points
  reasonLabel
  note
  state
  stateLabel
  askedBy
  askedAt
  lapsesAt
  endedBy
  endedAt
  endedNote
  balance
  canDecide
  canWithdraw
  customer {
    id
    name
    email
  }
}
    `, {"fragmentName":"AdjustmentDetails"}) as unknown as TypedDocumentString<AdjustmentDetailsFragment, unknown>;
export const PointsAdjustmentsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PointsAdjustments($states: [PostSalePointsAdjustmentState!], $first: Int, $after: String) {
  pointsAdjustments(states: $states, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...AdjustmentDetails
      }
    }
  }
}
    fragment AdjustmentDetails on PostSalePointsAdjustment {
  id
  memberId
  points
  reasonLabel
  note
  state
  stateLabel
  askedBy
  askedAt
  lapsesAt
  endedBy
  endedAt
  endedNote
  balance
  canDecide
  canWithdraw
  customer {
    id
    name
    email
  }
}`) as unknown as TypedDocumentString<PointsAdjustmentsQuery, PointsAdjustmentsQueryVariables>;
export const PointsAdjustmentApproveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PointsAdjustmentApprove($input: PointsAdjustmentApproveInput!) {
  pointsAdjustmentApprove(input: $input) {
    adjustment {
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
    `) as unknown as TypedDocumentString<PointsAdjustmentApproveMutation, PointsAdjustmentApproveMutationVariables>;
export const PointsAdjustmentDeclineDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PointsAdjustmentDecline($input: PointsAdjustmentDeclineInput!) {
  pointsAdjustmentDecline(input: $input) {
    adjustment {
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
    `) as unknown as TypedDocumentString<PointsAdjustmentDeclineMutation, PointsAdjustmentDeclineMutationVariables>;
export const PointsAdjustmentWithdrawDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PointsAdjustmentWithdraw($input: PointsAdjustmentWithdrawInput!) {
  pointsAdjustmentWithdraw(input: $input) {
    adjustment {
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
    `) as unknown as TypedDocumentString<PointsAdjustmentWithdrawMutation, PointsAdjustmentWithdrawMutationVariables>;
export const PointsImportsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PointsImports {
  pointsImports {
    ...ImportDetails
  }
}
    fragment ImportDetails on PostSalePointsImport {
  id
  name
  step
  stepLabel
  isUnderWay
  hasFailed
  canBegin
  askedAt
  askedBy
  rowsTotal
  rowsDone
  rowsNew
  rowsKnown
  rowsWrong
  points
  unread
  mistakes {
    row
    column
    message
  }
}`) as unknown as TypedDocumentString<PointsImportsQuery, PointsImportsQueryVariables>;
export const PointsImportPathDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PointsImportPath {
  pointsImportPath
}
    `) as unknown as TypedDocumentString<PointsImportPathQuery, PointsImportPathQueryVariables>;
export const PointsImportBeginDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PointsImportBegin($input: PointsImportBeginInput!) {
  pointsImportBegin(input: $input) {
    started {
      id
      step
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PointsImportBeginMutation, PointsImportBeginMutationVariables>;
export const PointsMemberDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PointsMember($id: ID!) {
  postSaleViewer {
    permissions
  }
  pointsMember(id: $id) {
    ...MemberDetails
  }
  pointsAdjustments(memberId: $id, first: 50) {
    edges {
      node {
        ...AdjustmentDetails
      }
    }
  }
}
    fragment MemberDetails on PostSalePointsMember {
  id
  active
  pending
  level
  levelName
  openedAt
  leftAt
  excludedAt
  exclusionLabel
  excludedBy
  joinedCount
  statementPath
  customer {
    id
    saleorId
    name
    email
    isGuest
    points {
      expiries(first: 5) {
        at
        points
      }
      redemptions {
        id
        points
        stateLabel
        askedAt
        expiresAt
        lastChars
        reward {
          name
        }
      }
      entries(first: 25) {
        totalCount
        edges {
          node {
            id
            title
            about
            why
            until
            change
            occurredAt
            orderNumber
            isWaiting
          }
        }
      }
    }
  }
}
fragment AdjustmentDetails on PostSalePointsAdjustment {
  id
  memberId
  points
  reasonLabel
  note
  state
  stateLabel
  askedBy
  askedAt
  lapsesAt
  endedBy
  endedAt
  endedNote
  balance
  canDecide
  canWithdraw
  customer {
    id
    name
    email
  }
}`) as unknown as TypedDocumentString<PointsMemberQuery, PointsMemberQueryVariables>;
export const PointsAdjustDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PointsAdjust($input: PointsAdjustInput!) {
  pointsAdjust(input: $input) {
    adjustment {
      ...AdjustmentDetails
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment AdjustmentDetails on PostSalePointsAdjustment {
  id
  memberId
  points
  reasonLabel
  note
  state
  stateLabel
  askedBy
  askedAt
  lapsesAt
  endedBy
  endedAt
  endedNote
  balance
  canDecide
  canWithdraw
  customer {
    id
    name
    email
  }
}`) as unknown as TypedDocumentString<PointsAdjustMutation, PointsAdjustMutationVariables>;
export const PointsMemberExcludeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PointsMemberExclude($input: PointsMemberExcludeInput!) {
  pointsMemberExclude(input: $input) {
    member {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PointsMemberExcludeMutation, PointsMemberExcludeMutationVariables>;
export const PointsMemberReadmitDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PointsMemberReadmit($input: PointsMemberReadmitInput!) {
  pointsMemberReadmit(input: $input) {
    member {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PointsMemberReadmitMutation, PointsMemberReadmitMutationVariables>;
export const PointsJoinCandidatesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PointsJoinCandidates($search: String!) {
  pointsMembers(first: 10, filter: {search: $search}) {
    edges {
      node {
        id
        active
        pending
        customer {
          name
          email
          isGuest
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointsJoinCandidatesQuery, PointsJoinCandidatesQueryVariables>;
export const PointsJoinPreviewDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PointsJoinPreview($sourceId: ID!, $intoId: ID!) {
  pointsJoinPreview(sourceId: $sourceId, intoId: $intoId) {
    mark
    activeAfter
    pendingAfter
    orders
    redemptions
    waiting
    excludes
    lots {
      points
      expiresAt
    }
    source {
      id
      active
      pending
      customer {
        name
        email
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointsJoinPreviewQuery, PointsJoinPreviewQueryVariables>;
export const PointsMembersJoinDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PointsMembersJoin($input: PointsMembersJoinInput!) {
  pointsMembersJoin(input: $input) {
    member {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PointsMembersJoinMutation, PointsMembersJoinMutationVariables>;
export const PointsMembersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PointsMembers($filter: PointsMemberFilterInput, $first: Int, $after: String) {
  postSaleViewer {
    permissions
  }
  pointsMembers(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        active
        pending
        level
        levelName
        leftAt
        excludedAt
        waitingCount
        customer {
          id
          name
          email
          isGuest
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointsMembersQuery, PointsMembersQueryVariables>;
export const PointsMembersExportDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PointsMembersExport($input: PointsMembersExportInput!) {
  pointsMembersExport(input: $input) {
    path
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PointsMembersExportMutation, PointsMembersExportMutationVariables>;
