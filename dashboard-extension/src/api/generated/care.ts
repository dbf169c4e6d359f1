/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What became of the money of an order, until now. */
export type PostSalePaymentState =
  | 'UNPAID'
  | 'PARTLY_PAID'
  | 'PAID'
  | 'PARTLY_REFUNDED'
  | 'REFUNDED';

/** An enumeration. */
export type PostSaleActorKind =
  | 'STAFF'
  | 'SHOPPER'
  | 'APP'
  | 'SYSTEM';

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

/** What happens to a case. ASSIGN never moves it; ANSWER and REPLY do where it was their writer's turn. */
export type PostSaleCaseStep =
  | 'OPEN'
  | 'ASSIGN'
  | 'ANSWER'
  | 'REPLY'
  | 'SOLVE'
  | 'REOPEN';

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

/** An enumeration. */
export type PostSaleCaseSort =
  | 'NEWEST'
  | 'OLDEST'
  | 'DUE_FIRST';

export type CaseAssignInput = {
  id: string | number;
  /** Saleor's id of a member of staff; null gives it back to the team. */
  ownerId?: string | number | null | undefined;
};

export type CaseSolveInput = {
  id: string | number;
  outcome: PostSaleCaseOutcome;
  /** For the team. */
  note?: string | null | undefined;
  /** What the shopper is told along with it. */
  text?: string | null | undefined;
};

export type CaseReopenInput = {
  id: string | number;
  /** For the team. */
  reason?: string | null | undefined;
};

export type CaseOpenInput = {
  /** May be left out where an order is named. */
  customerId?: string | number | null | undefined;
  /** Our id, or Saleor's. */
  orderId?: string | number | null | undefined;
  topic: PostSaleCaseTopic;
  severity?: PostSaleCaseSeverity | null | undefined;
  /** A note for the team. */
  text?: string | null | undefined;
  /** Of your choice, 60 characters at most; the same key is the same case. */
  key: string;
};

export type CaseAnswerInput = {
  id: string | number;
  text: string;
};

export type CaseNoteAddInput = {
  id: string | number;
  text: string;
};

export type CasePageQueryVariables = Exact<{
  id: string | number;
}>;


export type CasePageQuery = { postSaleCase: { nextSteps: Array<PostSaleCaseStep>, isShownToShopper: boolean | null, timesReopened: number | null, firstAnsweredAt: string | null, orderSaleorId: string | null, answerId: string | null, id: string, number: string, topicLabel: string, state: PostSaleCaseState, stateLabel: string, stateSince: string, severity: PostSaleCaseSeverity | null, origin: PostSaleCaseOrigin | null, dueAt: string | null, openedAt: string, solvedAt: string | null, outcomeLabel: string | null, orderNumber: string | null, messages: Array<{ id: string, text: string, isInternal: boolean, at: string, actorKind: PostSaleActorKind, actorLabel: string | null }>, transitions: Array<{ step: PostSaleCaseStep, outcome: PostSaleCaseOutcome | null, ownerLabel: string | null, at: string, actorKind: PostSaleActorKind, actorLabel: string | null, note: string | null }> | null, order: { id: string, placedAt: string, paymentState: PostSalePaymentState, total: { amount: string | number, currency: string }, lines: Array<{ id: string, productName: string, variantName: string, quantity: number, quantityReturned: number }>, parcels: Array<{ id: string, trackingNumber: string | null, shippedAt: string | null, deliveredAt: string | null }>, returns: Array<{ id: string, number: string, statusLabel: string }> | null } | null, score: { kind: string, value: number } | null, customer: { id: string, name: string | null, email: string | null } | null, owner: { id: string, label: string, isViewer: boolean } | null } | null, postSaleCaseOwners: Array<{ id: string, label: string, isViewer: boolean }> | null };

export type CaseSurveyAnswerQueryVariables = Exact<{
  id: string | number;
}>;


export type CaseSurveyAnswerQuery = { postSaleSurveyAnswer: { surveyTitle: string, answeredAt: string, channelLabel: string, replies: Array<{ question: string, text: string | null, isOwnWords: boolean }> } | null };

export type CaseWholeFragment = { nextSteps: Array<PostSaleCaseStep>, isShownToShopper: boolean | null, timesReopened: number | null, firstAnsweredAt: string | null, orderSaleorId: string | null, answerId: string | null, id: string, number: string, topicLabel: string, state: PostSaleCaseState, stateLabel: string, stateSince: string, severity: PostSaleCaseSeverity | null, origin: PostSaleCaseOrigin | null, dueAt: string | null, openedAt: string, solvedAt: string | null, outcomeLabel: string | null, orderNumber: string | null, messages: Array<{ id: string, text: string, isInternal: boolean, at: string, actorKind: PostSaleActorKind, actorLabel: string | null }>, transitions: Array<{ step: PostSaleCaseStep, outcome: PostSaleCaseOutcome | null, ownerLabel: string | null, at: string, actorKind: PostSaleActorKind, actorLabel: string | null, note: string | null }> | null, order: { id: string, placedAt: string, paymentState: PostSalePaymentState, total: { amount: string | number, currency: string }, lines: Array<{ id: string, productName: string, variantName: string, quantity: number, quantityReturned: number }>, parcels: Array<{ id: string, trackingNumber: string | null, shippedAt: string | null, deliveredAt: string | null }>, returns: Array<{ id: string, number: string, statusLabel: string }> | null } | null, score: { kind: string, value: number } | null, customer: { id: string, name: string | null, email: string | null } | null, owner: { id: string, label: string, isViewer: boolean } | null };

export type CasesQueryVariables = Exact<{
  filter?: PostSaleCaseFilterInput | null | undefined;
  sort?: PostSaleCaseSort | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type CasesQuery = { postSaleCases: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, topicLabel: string, state: PostSaleCaseState, stateLabel: string, stateSince: string, severity: PostSaleCaseSeverity | null, origin: PostSaleCaseOrigin | null, dueAt: string | null, openedAt: string, solvedAt: string | null, outcomeLabel: string | null, orderNumber: string | null, score: { kind: string, value: number } | null, order: { id: string } | null, customer: { id: string, name: string | null, email: string | null } | null, owner: { id: string, label: string, isViewer: boolean } | null } }> } | null };

export type CaseFrameQueryVariables = Exact<{ [key: string]: never; }>;


export type CaseFrameQuery = { postSaleCaseCounts: { open: number, answered: number, overdue: number, unassigned: number, own: number } | null, postSaleCaseOwners: Array<{ id: string, label: string, isViewer: boolean }> | null };

export type CaseListedFragment = { id: string, number: string, topicLabel: string, state: PostSaleCaseState, stateLabel: string, stateSince: string, severity: PostSaleCaseSeverity | null, origin: PostSaleCaseOrigin | null, dueAt: string | null, openedAt: string, solvedAt: string | null, outcomeLabel: string | null, orderNumber: string | null, score: { kind: string, value: number } | null, order: { id: string } | null, customer: { id: string, name: string | null, email: string | null } | null, owner: { id: string, label: string, isViewer: boolean } | null };

export type CaseOpenMutationVariables = Exact<{
  input: CaseOpenInput;
}>;


export type CaseOpenMutation = { caseOpen: { case: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type CaseAssignMutationVariables = Exact<{
  input: CaseAssignInput;
}>;


export type CaseAssignMutation = { caseAssign: { case: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type CaseAnswerMutationVariables = Exact<{
  input: CaseAnswerInput;
}>;


export type CaseAnswerMutation = { caseAnswer: { case: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type CaseNoteAddMutationVariables = Exact<{
  input: CaseNoteAddInput;
}>;


export type CaseNoteAddMutation = { caseNoteAdd: { case: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type CaseSolveMutationVariables = Exact<{
  input: CaseSolveInput;
}>;


export type CaseSolveMutation = { caseSolve: { case: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type CaseReopenMutationVariables = Exact<{
  input: CaseReopenInput;
}>;


export type CaseReopenMutation = { caseReopen: { case: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

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
export const CaseListedFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CaseListed on PostSaleCase {
  id
  number
  topicLabel
  state
  stateLabel
  stateSince
  severity
  origin
  score {
    kind
    value
  }
  dueAt
  openedAt
  solvedAt
  outcomeLabel
  orderNumber
  order {
    id
  }
  customer {
    id
    name
    email
  }
  owner {
    id
    label
    isViewer
  }
}
    `, {"fragmentName":"CaseListed"}) as unknown as TypedDocumentString<CaseListedFragment, unknown>;
export const CaseWholeFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CaseWhole on PostSaleCase {
  ...CaseListed
  nextSteps
  isShownToShopper
  timesReopened
  firstAnsweredAt
  orderSaleorId
  answerId
  messages {
    id
    text
    isInternal
    at
    actorKind
    actorLabel
  }
  transitions {
    step
    outcome
    ownerLabel
    at
    actorKind
    actorLabel
    note
  }
  order {
    id
    placedAt
    total {
      amount
      currency
    }
    paymentState
    lines {
      id
      productName
      variantName
      quantity
      quantityReturned
    }
    parcels {
      id
      trackingNumber
      shippedAt
      deliveredAt
    }
    returns {
      id
      number
      statusLabel
    }
  }
}
    fragment CaseListed on PostSaleCase {
  id
  number
  topicLabel
  state
  stateLabel
  stateSince
  severity
  origin
  score {
    kind
    value
  }
  dueAt
  openedAt
  solvedAt
  outcomeLabel
  orderNumber
  order {
    id
  }
  customer {
    id
    name
    email
  }
  owner {
    id
    label
    isViewer
  }
}`, {"fragmentName":"CaseWhole"}) as unknown as TypedDocumentString<CaseWholeFragment, unknown>;
export const CasePageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CasePage($id: ID!) {
  postSaleCase(id: $id) {
    ...CaseWhole
  }
  postSaleCaseOwners {
    id
    label
    isViewer
  }
}
    fragment CaseWhole on PostSaleCase {
  ...CaseListed
  nextSteps
  isShownToShopper
  timesReopened
  firstAnsweredAt
  orderSaleorId
  answerId
  messages {
    id
    text
    isInternal
    at
    actorKind
    actorLabel
  }
  transitions {
    step
    outcome
    ownerLabel
    at
    actorKind
    actorLabel
    note
  }
  order {
    id
    placedAt
    total {
      amount
      currency
    }
    paymentState
    lines {
      id
      productName
      variantName
      quantity
      quantityReturned
    }
    parcels {
      id
      trackingNumber
      shippedAt
      deliveredAt
    }
    returns {
      id
      number
      statusLabel
    }
  }
}
fragment CaseListed on PostSaleCase {
  id
  number
  topicLabel
  state
  stateLabel
  stateSince
  severity
  origin
  score {
    kind
    value
  }
  dueAt
  openedAt
  solvedAt
  outcomeLabel
  orderNumber
  order {
    id
  }
  customer {
    id
    name
    email
  }
  owner {
    id
    label
    isViewer
  }
}`) as unknown as TypedDocumentString<CasePageQuery, CasePageQueryVariables>;
export const CaseSurveyAnswerDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CaseSurveyAnswer($id: ID!) {
  postSaleSurveyAnswer(id: $id) {
    surveyTitle
    answeredAt
    channelLabel
    replies {
      question
      text
      isOwnWords
    }
  }
}
    `) as unknown as TypedDocumentString<CaseSurveyAnswerQuery, CaseSurveyAnswerQueryVariables>;
export const CasesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Cases($filter: PostSaleCaseFilterInput, $sort: PostSaleCaseSort, $first: Int!, $after: String) {
  postSaleCases(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...CaseListed
      }
    }
  }
}
    fragment CaseListed on PostSaleCase {
  id
  number
  topicLabel
  state
  stateLabel
  stateSince
  severity
  origin
  score {
    kind
    value
  }
  dueAt
  openedAt
  solvedAt
  outcomeLabel
  orderNumber
  order {
    id
  }
  customer {
    id
    name
    email
  }
  owner {
    id
    label
    isViewer
  }
}`) as unknown as TypedDocumentString<CasesQuery, CasesQueryVariables>;
export const CaseFrameDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CaseFrame {
  postSaleCaseCounts {
    open
    answered
    overdue
    unassigned
    own
  }
  postSaleCaseOwners {
    id
    label
    isViewer
  }
}
    `) as unknown as TypedDocumentString<CaseFrameQuery, CaseFrameQueryVariables>;
export const CaseOpenDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CaseOpen($input: CaseOpenInput!) {
  caseOpen(input: $input) {
    case {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseOpenMutation, CaseOpenMutationVariables>;
export const CaseAssignDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CaseAssign($input: CaseAssignInput!) {
  caseAssign(input: $input) {
    case {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseAssignMutation, CaseAssignMutationVariables>;
export const CaseAnswerDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CaseAnswer($input: CaseAnswerInput!) {
  caseAnswer(input: $input) {
    case {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseAnswerMutation, CaseAnswerMutationVariables>;
export const CaseNoteAddDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CaseNoteAdd($input: CaseNoteAddInput!) {
  caseNoteAdd(input: $input) {
    case {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseNoteAddMutation, CaseNoteAddMutationVariables>;
export const CaseSolveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CaseSolve($input: CaseSolveInput!) {
  caseSolve(input: $input) {
    case {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseSolveMutation, CaseSolveMutationVariables>;
export const CaseReopenDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CaseReopen($input: CaseReopenInput!) {
  caseReopen(input: $input) {
    case {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseReopenMutation, CaseReopenMutationVariables>;
