/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type PostSaleLanguage =
  | 'EN'
  | 'ES';

/** An enumeration. */
export type PostSaleMessageState =
  | 'WAITING'
  | 'SENDING'
  | 'SENT'
  | 'CANCELLED'
  | 'BOUNCED'
  | 'FAILED'
  | 'UNCERTAIN';

/** Whether a flow runs. */
export type PostSaleFlowState =
  | 'DRAFT'
  | 'LIVE'
  | 'PAUSED'
  | 'ENDED';

/** How far somebody has come in a flow. */
export type PostSaleJourneyState =
  | 'WAITING'
  | 'ENDED'
  | 'LEFT'
  | 'HELD_BACK'
  | 'NOT_FOR_THEM';

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

export type FlowCreateInput = {
  /** Small letters, digits, - and _; it never changes. */
  code: string;
  /** For the team. */
  title?: string | null | undefined;
  /** The first draft. */
  content?: string | null | undefined;
  /** Without content: the code of a ready-made flow. */
  startFrom?: string | null | undefined;
};

export type FlowDraftSaveInput = {
  /** Of the flow. */
  id: string | number;
  content: string;
  title?: string | null | undefined;
  /** Of the draft that this takes the place of, as it was read; left out where there was none. Refused as `overtaken` where there is one, or another, by now. */
  revision?: number | null | undefined;
};

export type FlowDraftDiscardInput = {
  /** Of the flow. */
  id: string | number;
  /** Of the draft as it was read: refused as `overtaken` where it was changed since. Left out: the draft as it is. */
  revision?: number | null | undefined;
};

export type FlowPublishInput = {
  /** Of the flow. */
  id: string | number;
  /** Of the draft as it was read: refused as `overtaken` where it was changed since. Left out: the draft as it is. */
  revision?: number | null | undefined;
};

export type FlowPauseInput = {
  /** Of the flow. */
  id: string | number;
};

export type FlowResumeInput = {
  /** Of the flow. */
  id: string | number;
};

export type FlowEndInput = {
  /** Of the flow. */
  id: string | number;
};

export type FlowTestSendInput = {
  /** The whole flow, as a draft has it. */
  content: string;
  /** The code of the step that sends it. */
  step: string;
  isOther?: boolean | null | undefined;
  language: string;
  orderId?: string | number | null | undefined;
  /** An address of the team's. */
  to: string;
};

export type JourneyEndInput = {
  id: string | number;
};

export type SegmentCreateInput = {
  /** Small letters, digits, - and _; it never changes. */
  code: string;
  title: string;
  /** A list; whoever fits all of them is in it. */
  conditions: string;
};

export type SegmentChangeInput = {
  id: string | number;
  title: string;
  conditions: string;
  /** Of what was read. */
  revision: number;
};

export type SegmentDropInput = {
  id: string | number;
};

export type StaffTaskEndInput = {
  id: string | number;
  /** False: it is not needed. */
  isDone: boolean;
  /** For the team. */
  note?: string | null | undefined;
};

export type FlowsQueryVariables = Exact<{
  states?: Array<PostSaleFlowState> | PostSaleFlowState | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type FlowsQuery = { postSaleSettings: { canChange: boolean, languages: Array<PostSaleLanguage> } | null, flows: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, code: string, title: string, state: PostSaleFlowState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, begins: string } | null, draft: { id: string, begins: string } | null, results: { people: Array<{ state: string, count: number }> } | null } }> } | null, flowSchema: { readyMade: Array<{ code: string, title: string, summary: string }> } | null };

export type FlowRowFragment = { id: string, code: string, title: string, state: PostSaleFlowState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, begins: string } | null, draft: { id: string, begins: string } | null, results: { people: Array<{ state: string, count: number }> } | null };

export type FlowCreateMutationVariables = Exact<{
  input: FlowCreateInput;
}>;


export type FlowCreateMutation = { flowCreate: { flow: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type FlowEditorQueryVariables = Exact<{
  id: string | number;
}>;


export type FlowEditorQuery = { postSaleSettings: { canChange: boolean, languages: Array<PostSaleLanguage>, timeZone: string } | null, flow: { id: string, code: string, title: string, state: PostSaleFlowState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null, draft: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null } | null, flowSchema: { schema: string, triggers: Array<{ code: string, label: string, schema: string }>, steps: Array<{ code: string, label: string }>, conditions: Array<{ code: string, label: string }>, blocks: Array<{ code: string, label: string }> } | null, segments: { edges: Array<{ node: { id: string, code: string, title: string } }> } | null, returnPolicySchema: { currencies: Array<string> } | null };

export type FlowDetailsFragment = { id: string, code: string, title: string, state: PostSaleFlowState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null, draft: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null };

export type FlowVersionFieldsFragment = { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> };

export type FlowStepFieldsFragment = { code: string, kind: string, label: string, told: string, leadsTo: Array<string> };

export type FlowCheckQueryVariables = Exact<{
  content: string;
}>;


export type FlowCheckQuery = { flowCheck: { canPublish: boolean, problems: Array<{ path: string, message: string }>, flaws: Array<{ code: string, path: string, message: string, isBlocking: boolean }> } | null };

export type FlowMailPreviewQueryVariables = Exact<{
  content: string;
  step: string;
  isOther: boolean;
  language: string;
  orderId?: string | number | null | undefined;
}>;


export type FlowMailPreviewQuery = { flowMailPreview: { subject: string, html: string, text: string } | null };

export type FlowOrdersQueryVariables = Exact<{
  search: string;
}>;


export type FlowOrdersQuery = { postSaleOrders: { edges: Array<{ node: { id: string, number: string } }> } | null };

export type FlowResultsQueryVariables = Exact<{
  id: string | number;
}>;


export type FlowResultsQuery = { flow: { id: string, results: { people: Array<{ state: string, stateLabel: string, reason: string, reasonLabel: string, count: number }>, mails: { planned: number, sent: number, waiting: number, notSent: number, reasons: Array<{ code: string, label: string, count: number }> }, uplift: { inWords: string, isKnown: boolean, days: number, currency: string, revenueCutAt: number | null, treated: { value: number, low: number, high: number, n: number } | null, heldBack: { value: number, low: number, high: number, n: number } | null, conversion: { value: number, low: number, high: number, isVisible: boolean } | null, revenue: { value: number, low: number, high: number, isVisible: boolean } | null, total: { value: number, low: number, high: number, isVisible: boolean } | null }, attributed: { inWords: string, whyDifferent: string, isCounted: boolean, days: number, people: number | null, orders: number | null, revenue: { amount: string | number, currency: string } | null }, trials: Array<{ code: string, step: string, planned: number, isToldApart: boolean, inWords: string, own: { value: number, low: number, high: number, n: number } | null, other: { value: number, low: number, high: number, n: number } | null }> } | null } | null };

export type FlowShareFragment = { value: number, low: number, high: number, n: number };

export type FlowDifferenceFragment = { value: number, low: number, high: number, isVisible: boolean };

export type FlowDraftSaveMutationVariables = Exact<{
  input: FlowDraftSaveInput;
}>;


export type FlowDraftSaveMutation = { flowDraftSave: { flow: { id: string, code: string, title: string, state: PostSaleFlowState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null, draft: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null } | null, overtakenBy: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type FlowDraftDiscardMutationVariables = Exact<{
  input: FlowDraftDiscardInput;
}>;


export type FlowDraftDiscardMutation = { flowDraftDiscard: { flow: { id: string, code: string, title: string, state: PostSaleFlowState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null, draft: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null } | null, overtakenBy: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type FlowPublishMutationVariables = Exact<{
  input: FlowPublishInput;
}>;


export type FlowPublishMutation = { flowPublish: { flow: { id: string, code: string, title: string, state: PostSaleFlowState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null, draft: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null } | null, overtakenBy: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type FlowPauseMutationVariables = Exact<{
  input: FlowPauseInput;
}>;


export type FlowPauseMutation = { flowPause: { flow: { id: string, code: string, title: string, state: PostSaleFlowState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null, draft: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type FlowResumeMutationVariables = Exact<{
  input: FlowResumeInput;
}>;


export type FlowResumeMutation = { flowResume: { flow: { id: string, code: string, title: string, state: PostSaleFlowState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null, draft: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type FlowEndMutationVariables = Exact<{
  input: FlowEndInput;
}>;


export type FlowEndMutation = { flowEnd: { flow: { id: string, code: string, title: string, state: PostSaleFlowState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null, draft: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, steps: Array<{ code: string, kind: string, label: string, told: string, leadsTo: Array<string> }> } | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type FlowTestSendMutationVariables = Exact<{
  input: FlowTestSendInput;
}>;


export type FlowTestSendMutation = { flowTestSend: { errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type FlowPeopleQueryVariables = Exact<{
  id: string | number;
  state?: PostSaleJourneyState | null | undefined;
  step?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type FlowPeopleQuery = { flow: { id: string, code: string, title: string, state: PostSaleFlowState, stateLabel: string, current: { id: string, steps: Array<{ code: string, label: string }> } | null } | null, journeys: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, versionNumber: number | null, state: PostSaleJourneyState, stateLabel: string, reasonLabel: string, step: string, stepNumber: number | null, stepTold: string | null, comesNext: string | null, awaits: string | null, beganAt: string, cameAt: string, dueAt: string, endedAt: string | null, customer: { id: string, name: string | null, email: string | null } | null, order: { id: string, number: string } | null, passages: Array<{ step: string, number: number | null, told: string, nextNumber: number | null, at: string, mail: { id: string, state: PostSaleMessageState, reason: string | null, dueAt: string | null, sentAt: string | null } | null }> } }> } | null };

export type JourneyRowFragment = { id: string, versionNumber: number | null, state: PostSaleJourneyState, stateLabel: string, reasonLabel: string, step: string, stepNumber: number | null, stepTold: string | null, comesNext: string | null, awaits: string | null, beganAt: string, cameAt: string, dueAt: string, endedAt: string | null, customer: { id: string, name: string | null, email: string | null } | null, order: { id: string, number: string } | null, passages: Array<{ step: string, number: number | null, told: string, nextNumber: number | null, at: string, mail: { id: string, state: PostSaleMessageState, reason: string | null, dueAt: string | null, sentAt: string | null } | null }> };

export type JourneyEndMutationVariables = Exact<{
  input: JourneyEndInput;
}>;


export type JourneyEndMutation = { journeyEnd: { journey: { id: string, versionNumber: number | null, state: PostSaleJourneyState, stateLabel: string, reasonLabel: string, step: string, stepNumber: number | null, stepTold: string | null, comesNext: string | null, awaits: string | null, beganAt: string, cameAt: string, dueAt: string, endedAt: string | null, customer: { id: string, name: string | null, email: string | null } | null, order: { id: string, number: string } | null, passages: Array<{ step: string, number: number | null, told: string, nextNumber: number | null, at: string, mail: { id: string, state: PostSaleMessageState, reason: string | null, dueAt: string | null, sentAt: string | null } | null }> } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type SegmentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type SegmentsQuery = { postSaleSettings: { canChange: boolean, languages: Array<PostSaleLanguage> } | null, segments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, code: string, title: string, conditions: string, told: Array<string>, revision: number, changedAt: string, changedBy: string | null } }> } | null, flowSchema: { schema: string, conditions: Array<{ code: string, label: string }> } | null };

export type SegmentRowFragment = { id: string, code: string, title: string, conditions: string, told: Array<string>, revision: number, changedAt: string, changedBy: string | null };

export type SegmentPreviewQueryVariables = Exact<{
  conditions: string;
}>;


export type SegmentPreviewQuery = { segmentPreview: { count: number | null, told: Array<string>, problems: Array<{ path: string, message: string }> } | null };

export type SegmentCreateMutationVariables = Exact<{
  input: SegmentCreateInput;
}>;


export type SegmentCreateMutation = { segmentCreate: { segment: { id: string, code: string, title: string, conditions: string, told: Array<string>, revision: number, changedAt: string, changedBy: string | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type SegmentChangeMutationVariables = Exact<{
  input: SegmentChangeInput;
}>;


export type SegmentChangeMutation = { segmentChange: { segment: { id: string, code: string, title: string, conditions: string, told: Array<string>, revision: number, changedAt: string, changedBy: string | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type SegmentDropMutationVariables = Exact<{
  input: SegmentDropInput;
}>;


export type SegmentDropMutation = { segmentDrop: { segment: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type StaffTasksQueryVariables = Exact<{
  state?: PostSaleStaffTaskState | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type StaffTasksQuery = { staffTasks: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, kind: PostSaleStaffTaskKind, kindLabel: string, text: string, state: PostSaleStaffTaskState, stateLabel: string, createdAt: string, dueAt: string, endedAt: string | null, endedBy: string | null, note: string, customer: { id: string, name: string | null, email: string | null } | null, order: { id: string, number: string } | null, card: { greeting: string, words: string, closing: string, path: string } | null } }> } | null };

export type StaffTaskRowFragment = { id: string, kind: PostSaleStaffTaskKind, kindLabel: string, text: string, state: PostSaleStaffTaskState, stateLabel: string, createdAt: string, dueAt: string, endedAt: string | null, endedBy: string | null, note: string, customer: { id: string, name: string | null, email: string | null } | null, order: { id: string, number: string } | null, card: { greeting: string, words: string, closing: string, path: string } | null };

export type StaffTaskEndMutationVariables = Exact<{
  input: StaffTaskEndInput;
}>;


export type StaffTaskEndMutation = { staffTaskEnd: { staffTask: { id: string, kind: PostSaleStaffTaskKind, kindLabel: string, text: string, state: PostSaleStaffTaskState, stateLabel: string, createdAt: string, dueAt: string, endedAt: string | null, endedBy: string | null, note: string, customer: { id: string, name: string | null, email: string | null } | null, order: { id: string, number: string } | null, card: { greeting: string, words: string, closing: string, path: string } | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type FlowVersionsQueryVariables = Exact<{
  id: string | number;
}>;


export type FlowVersionsQuery = { postSaleSettings: { canChange: boolean } | null, flow: { id: string, code: string, title: string, state: PostSaleFlowState, stateLabel: string, current: { id: string } | null, draft: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, publishedBy: string | null, changes: Array<{ code: string, heading: string, gone: Array<string>, added: Array<string> }> | null } | null, versions: Array<{ id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, publishedBy: string | null, changes: Array<{ code: string, heading: string, gone: Array<string>, added: Array<string> }> | null }> } | null };

export type FlowWithVersionsFragment = { id: string, code: string, title: string, state: PostSaleFlowState, stateLabel: string, current: { id: string } | null, draft: { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, publishedBy: string | null, changes: Array<{ code: string, heading: string, gone: Array<string>, added: Array<string> }> | null } | null, versions: Array<{ id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, publishedBy: string | null, changes: Array<{ code: string, heading: string, gone: Array<string>, added: Array<string> }> | null }> };

export type FlowVersionRowFragment = { id: string, number: number | null, content: string, revision: number, begins: string, changedAt: string, changedBy: string | null, publishedAt: string | null, publishedBy: string | null, changes: Array<{ code: string, heading: string, gone: Array<string>, added: Array<string> }> | null };

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
export const FlowRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FlowRow on PostSaleFlow {
  id
  code
  title
  state
  stateLabel
  stateSince
  current {
    id
    number
    begins
  }
  draft {
    id
    begins
  }
  results {
    people {
      state
      count
    }
  }
}
    `, {"fragmentName":"FlowRow"}) as unknown as TypedDocumentString<FlowRowFragment, unknown>;
export const FlowStepFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FlowStepFields on PostSaleFlowStep {
  code
  kind
  label
  told
  leadsTo
}
    `, {"fragmentName":"FlowStepFields"}) as unknown as TypedDocumentString<FlowStepFieldsFragment, unknown>;
export const FlowVersionFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FlowVersionFields on PostSaleFlowVersion {
  id
  number
  content
  revision
  begins
  steps {
    ...FlowStepFields
  }
  changedAt
  changedBy
  publishedAt
}
    fragment FlowStepFields on PostSaleFlowStep {
  code
  kind
  label
  told
  leadsTo
}`, {"fragmentName":"FlowVersionFields"}) as unknown as TypedDocumentString<FlowVersionFieldsFragment, unknown>;
export const FlowDetailsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FlowDetails on PostSaleFlow {
  id
  code
  title
  state
  stateLabel
  stateSince
  current {
    ...FlowVersionFields
  }
  draft {
    ...FlowVersionFields
  }
}
    fragment FlowVersionFields on PostSaleFlowVersion {
  id
  number
  content
  revision
  begins
  steps {
    ...FlowStepFields
  }
  changedAt
  changedBy
  publishedAt
}
fragment FlowStepFields on PostSaleFlowStep {
  code
  kind
  label
  told
  leadsTo
}`, {"fragmentName":"FlowDetails"}) as unknown as TypedDocumentString<FlowDetailsFragment, unknown>;
export const FlowShareFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FlowShare on PostSaleShare {
  value
  low
  high
  n
}
    `, {"fragmentName":"FlowShare"}) as unknown as TypedDocumentString<FlowShareFragment, unknown>;
export const FlowDifferenceFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FlowDifference on PostSaleFlowDifference {
  value
  low
  high
  isVisible
}
    `, {"fragmentName":"FlowDifference"}) as unknown as TypedDocumentString<FlowDifferenceFragment, unknown>;
export const JourneyRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment JourneyRow on PostSaleJourney {
  id
  versionNumber
  customer {
    id
    name
    email
  }
  order {
    id
    number
  }
  state
  stateLabel
  reasonLabel
  step
  stepNumber
  stepTold
  comesNext
  awaits
  beganAt
  cameAt
  dueAt
  endedAt
  passages {
    step
    number
    told
    nextNumber
    at
    mail {
      id
      state
      reason
      dueAt
      sentAt
    }
  }
}
    `, {"fragmentName":"JourneyRow"}) as unknown as TypedDocumentString<JourneyRowFragment, unknown>;
export const SegmentRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SegmentRow on PostSaleSegment {
  id
  code
  title
  conditions
  told
  revision
  changedAt
  changedBy
}
    `, {"fragmentName":"SegmentRow"}) as unknown as TypedDocumentString<SegmentRowFragment, unknown>;
export const StaffTaskRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment StaffTaskRow on PostSaleStaffTask {
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
    `, {"fragmentName":"StaffTaskRow"}) as unknown as TypedDocumentString<StaffTaskRowFragment, unknown>;
export const FlowVersionRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FlowVersionRow on PostSaleFlowVersion {
  id
  number
  content
  revision
  begins
  changedAt
  changedBy
  publishedAt
  publishedBy
  changes {
    code
    heading
    gone
    added
  }
}
    `, {"fragmentName":"FlowVersionRow"}) as unknown as TypedDocumentString<FlowVersionRowFragment, unknown>;
export const FlowWithVersionsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment FlowWithVersions on PostSaleFlow {
  id
  code
  title
  state
  stateLabel
  current {
    id
  }
  draft {
    ...FlowVersionRow
  }
  versions {
    ...FlowVersionRow
  }
}
    fragment FlowVersionRow on PostSaleFlowVersion {
  id
  number
  content
  revision
  begins
  changedAt
  changedBy
  publishedAt
  publishedBy
  changes {
    code
    heading
    gone
    added
  }
}`, {"fragmentName":"FlowWithVersions"}) as unknown as TypedDocumentString<FlowWithVersionsFragment, unknown>;
export const FlowsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Flows($states: [PostSaleFlowState!], $first: Int!, $after: String) {
  postSaleSettings {
    canChange
    languages
  }
  flows(states: $states, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...FlowRow
      }
    }
  }
  flowSchema {
    readyMade {
      code
      title
      summary
    }
  }
}
    fragment FlowRow on PostSaleFlow {
  id
  code
  title
  state
  stateLabel
  stateSince
  current {
    id
    number
    begins
  }
  draft {
    id
    begins
  }
  results {
    people {
      state
      count
    }
  }
}`) as unknown as TypedDocumentString<FlowsQuery, FlowsQueryVariables>;
export const FlowCreateDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation FlowCreate($input: FlowCreateInput!) {
  flowCreate(input: $input) {
    flow {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FlowCreateMutation, FlowCreateMutationVariables>;
export const FlowEditorDocument = /*#__PURE__*/ new TypedDocumentString(`
    query FlowEditor($id: ID!) {
  postSaleSettings {
    canChange
    languages
    timeZone
  }
  flow(id: $id) {
    ...FlowDetails
  }
  flowSchema {
    schema
    triggers {
      code
      label
      schema
    }
    steps {
      code
      label
    }
    conditions {
      code
      label
    }
    blocks {
      code
      label
    }
  }
  segments(first: 100) {
    edges {
      node {
        id
        code
        title
      }
    }
  }
  returnPolicySchema {
    currencies
  }
}
    fragment FlowDetails on PostSaleFlow {
  id
  code
  title
  state
  stateLabel
  stateSince
  current {
    ...FlowVersionFields
  }
  draft {
    ...FlowVersionFields
  }
}
fragment FlowVersionFields on PostSaleFlowVersion {
  id
  number
  content
  revision
  begins
  steps {
    ...FlowStepFields
  }
  changedAt
  changedBy
  publishedAt
}
fragment FlowStepFields on PostSaleFlowStep {
  code
  kind
  label
  told
  leadsTo
}`) as unknown as TypedDocumentString<FlowEditorQuery, FlowEditorQueryVariables>;
export const FlowCheckDocument = /*#__PURE__*/ new TypedDocumentString(`
    query FlowCheck($content: JSONString!) {
  flowCheck(content: $content) {
    canPublish
    problems {
      path
      message
    }
    flaws {
      code
      path
      message
      isBlocking
    }
  }
}
    `) as unknown as TypedDocumentString<FlowCheckQuery, FlowCheckQueryVariables>;
export const FlowMailPreviewDocument = /*#__PURE__*/ new TypedDocumentString(`
    query FlowMailPreview($content: JSONString!, $step: String!, $isOther: Boolean!, $language: String!, $orderId: ID) {
  flowMailPreview(
    content: $content
    step: $step
    isOther: $isOther
    language: $language
    orderId: $orderId
  ) {
    subject
    html
    text
  }
}
    `) as unknown as TypedDocumentString<FlowMailPreviewQuery, FlowMailPreviewQueryVariables>;
export const FlowOrdersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query FlowOrders($search: String!) {
  postSaleOrders(filter: {search: $search}, first: 5) {
    edges {
      node {
        id
        number
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FlowOrdersQuery, FlowOrdersQueryVariables>;
export const FlowResultsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query FlowResults($id: ID!) {
  flow(id: $id) {
    id
    results {
      people {
        state
        stateLabel
        reason
        reasonLabel
        count
      }
      mails {
        planned
        sent
        waiting
        notSent
        reasons {
          code
          label
          count
        }
      }
      uplift {
        inWords
        isKnown
        days
        currency
        treated {
          ...FlowShare
        }
        heldBack {
          ...FlowShare
        }
        conversion {
          ...FlowDifference
        }
        revenue {
          ...FlowDifference
        }
        revenueCutAt
        total {
          ...FlowDifference
        }
      }
      attributed {
        inWords
        whyDifferent
        isCounted
        days
        people
        orders
        revenue {
          amount
          currency
        }
      }
      trials {
        code
        step
        planned
        own {
          ...FlowShare
        }
        other {
          ...FlowShare
        }
        isToldApart
        inWords
      }
    }
  }
}
    fragment FlowShare on PostSaleShare {
  value
  low
  high
  n
}
fragment FlowDifference on PostSaleFlowDifference {
  value
  low
  high
  isVisible
}`) as unknown as TypedDocumentString<FlowResultsQuery, FlowResultsQueryVariables>;
export const FlowDraftSaveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation FlowDraftSave($input: FlowDraftSaveInput!) {
  flowDraftSave(input: $input) {
    flow {
      ...FlowDetails
    }
    overtakenBy {
      ...FlowVersionFields
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment FlowDetails on PostSaleFlow {
  id
  code
  title
  state
  stateLabel
  stateSince
  current {
    ...FlowVersionFields
  }
  draft {
    ...FlowVersionFields
  }
}
fragment FlowVersionFields on PostSaleFlowVersion {
  id
  number
  content
  revision
  begins
  steps {
    ...FlowStepFields
  }
  changedAt
  changedBy
  publishedAt
}
fragment FlowStepFields on PostSaleFlowStep {
  code
  kind
  label
  told
  leadsTo
}`) as unknown as TypedDocumentString<FlowDraftSaveMutation, FlowDraftSaveMutationVariables>;
export const FlowDraftDiscardDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation FlowDraftDiscard($input: FlowDraftDiscardInput!) {
  flowDraftDiscard(input: $input) {
    flow {
      ...FlowDetails
    }
    overtakenBy {
      ...FlowVersionFields
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment FlowDetails on PostSaleFlow {
  id
  code
  title
  state
  stateLabel
  stateSince
  current {
    ...FlowVersionFields
  }
  draft {
    ...FlowVersionFields
  }
}
fragment FlowVersionFields on PostSaleFlowVersion {
  id
  number
  content
  revision
  begins
  steps {
    ...FlowStepFields
  }
  changedAt
  changedBy
  publishedAt
}
fragment FlowStepFields on PostSaleFlowStep {
  code
  kind
  label
  told
  leadsTo
}`) as unknown as TypedDocumentString<FlowDraftDiscardMutation, FlowDraftDiscardMutationVariables>;
export const FlowPublishDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation FlowPublish($input: FlowPublishInput!) {
  flowPublish(input: $input) {
    flow {
      ...FlowDetails
    }
    overtakenBy {
      ...FlowVersionFields
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment FlowDetails on PostSaleFlow {
  id
  code
  title
  state
  stateLabel
  stateSince
  current {
    ...FlowVersionFields
  }
  draft {
    ...FlowVersionFields
  }
}
fragment FlowVersionFields on PostSaleFlowVersion {
  id
  number
  content
  revision
  begins
  steps {
    ...FlowStepFields
  }
  changedAt
  changedBy
  publishedAt
}
fragment FlowStepFields on PostSaleFlowStep {
  code
  kind
  label
  told
  leadsTo
}`) as unknown as TypedDocumentString<FlowPublishMutation, FlowPublishMutationVariables>;
export const FlowPauseDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation FlowPause($input: FlowPauseInput!) {
  flowPause(input: $input) {
    flow {
      ...FlowDetails
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment FlowDetails on PostSaleFlow {
  id
  code
  title
  state
  stateLabel
  stateSince
  current {
    ...FlowVersionFields
  }
  draft {
    ...FlowVersionFields
  }
}
fragment FlowVersionFields on PostSaleFlowVersion {
  id
  number
  content
  revision
  begins
  steps {
    ...FlowStepFields
  }
  changedAt
  changedBy
  publishedAt
}
fragment FlowStepFields on PostSaleFlowStep {
  code
  kind
  label
  told
  leadsTo
}`) as unknown as TypedDocumentString<FlowPauseMutation, FlowPauseMutationVariables>;
export const FlowResumeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation FlowResume($input: FlowResumeInput!) {
  flowResume(input: $input) {
    flow {
      ...FlowDetails
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment FlowDetails on PostSaleFlow {
  id
  code
  title
  state
  stateLabel
  stateSince
  current {
    ...FlowVersionFields
  }
  draft {
    ...FlowVersionFields
  }
}
fragment FlowVersionFields on PostSaleFlowVersion {
  id
  number
  content
  revision
  begins
  steps {
    ...FlowStepFields
  }
  changedAt
  changedBy
  publishedAt
}
fragment FlowStepFields on PostSaleFlowStep {
  code
  kind
  label
  told
  leadsTo
}`) as unknown as TypedDocumentString<FlowResumeMutation, FlowResumeMutationVariables>;
export const FlowEndDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation FlowEnd($input: FlowEndInput!) {
  flowEnd(input: $input) {
    flow {
      ...FlowDetails
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment FlowDetails on PostSaleFlow {
  id
  code
  title
  state
  stateLabel
  stateSince
  current {
    ...FlowVersionFields
  }
  draft {
    ...FlowVersionFields
  }
}
fragment FlowVersionFields on PostSaleFlowVersion {
  id
  number
  content
  revision
  begins
  steps {
    ...FlowStepFields
  }
  changedAt
  changedBy
  publishedAt
}
fragment FlowStepFields on PostSaleFlowStep {
  code
  kind
  label
  told
  leadsTo
}`) as unknown as TypedDocumentString<FlowEndMutation, FlowEndMutationVariables>;
export const FlowTestSendDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation FlowTestSend($input: FlowTestSendInput!) {
  flowTestSend(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FlowTestSendMutation, FlowTestSendMutationVariables>;
export const FlowPeopleDocument = /*#__PURE__*/ new TypedDocumentString(`
    query FlowPeople($id: ID!, $state: PostSaleJourneyState, $step: String, $first: Int!, $after: String) {
  flow(id: $id) {
    id
    code
    title
    state
    stateLabel
    current {
      id
      steps {
        code
        label
      }
    }
  }
  journeys(flowId: $id, state: $state, step: $step, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...JourneyRow
      }
    }
  }
}
    fragment JourneyRow on PostSaleJourney {
  id
  versionNumber
  customer {
    id
    name
    email
  }
  order {
    id
    number
  }
  state
  stateLabel
  reasonLabel
  step
  stepNumber
  stepTold
  comesNext
  awaits
  beganAt
  cameAt
  dueAt
  endedAt
  passages {
    step
    number
    told
    nextNumber
    at
    mail {
      id
      state
      reason
      dueAt
      sentAt
    }
  }
}`) as unknown as TypedDocumentString<FlowPeopleQuery, FlowPeopleQueryVariables>;
export const JourneyEndDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation JourneyEnd($input: JourneyEndInput!) {
  journeyEnd(input: $input) {
    journey {
      ...JourneyRow
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment JourneyRow on PostSaleJourney {
  id
  versionNumber
  customer {
    id
    name
    email
  }
  order {
    id
    number
  }
  state
  stateLabel
  reasonLabel
  step
  stepNumber
  stepTold
  comesNext
  awaits
  beganAt
  cameAt
  dueAt
  endedAt
  passages {
    step
    number
    told
    nextNumber
    at
    mail {
      id
      state
      reason
      dueAt
      sentAt
    }
  }
}`) as unknown as TypedDocumentString<JourneyEndMutation, JourneyEndMutationVariables>;
export const SegmentsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Segments($first: Int!, $after: String) {
  postSaleSettings {
    canChange
    languages
  }
  segments(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...SegmentRow
      }
    }
  }
  flowSchema {
    schema
    conditions {
      code
      label
    }
  }
}
    fragment SegmentRow on PostSaleSegment {
  id
  code
  title
  conditions
  told
  revision
  changedAt
  changedBy
}`) as unknown as TypedDocumentString<SegmentsQuery, SegmentsQueryVariables>;
export const SegmentPreviewDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SegmentPreview($conditions: JSONString!) {
  segmentPreview(conditions: $conditions) {
    count
    problems {
      path
      message
    }
    told
  }
}
    `) as unknown as TypedDocumentString<SegmentPreviewQuery, SegmentPreviewQueryVariables>;
export const SegmentCreateDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SegmentCreate($input: SegmentCreateInput!) {
  segmentCreate(input: $input) {
    segment {
      ...SegmentRow
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment SegmentRow on PostSaleSegment {
  id
  code
  title
  conditions
  told
  revision
  changedAt
  changedBy
}`) as unknown as TypedDocumentString<SegmentCreateMutation, SegmentCreateMutationVariables>;
export const SegmentChangeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SegmentChange($input: SegmentChangeInput!) {
  segmentChange(input: $input) {
    segment {
      ...SegmentRow
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment SegmentRow on PostSaleSegment {
  id
  code
  title
  conditions
  told
  revision
  changedAt
  changedBy
}`) as unknown as TypedDocumentString<SegmentChangeMutation, SegmentChangeMutationVariables>;
export const SegmentDropDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SegmentDrop($input: SegmentDropInput!) {
  segmentDrop(input: $input) {
    segment {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SegmentDropMutation, SegmentDropMutationVariables>;
export const StaffTasksDocument = /*#__PURE__*/ new TypedDocumentString(`
    query StaffTasks($state: PostSaleStaffTaskState, $first: Int!, $after: String) {
  staffTasks(state: $state, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...StaffTaskRow
      }
    }
  }
}
    fragment StaffTaskRow on PostSaleStaffTask {
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
}`) as unknown as TypedDocumentString<StaffTasksQuery, StaffTasksQueryVariables>;
export const StaffTaskEndDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation StaffTaskEnd($input: StaffTaskEndInput!) {
  staffTaskEnd(input: $input) {
    staffTask {
      ...StaffTaskRow
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment StaffTaskRow on PostSaleStaffTask {
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
}`) as unknown as TypedDocumentString<StaffTaskEndMutation, StaffTaskEndMutationVariables>;
export const FlowVersionsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query FlowVersions($id: ID!) {
  postSaleSettings {
    canChange
  }
  flow(id: $id) {
    ...FlowWithVersions
  }
}
    fragment FlowWithVersions on PostSaleFlow {
  id
  code
  title
  state
  stateLabel
  current {
    id
  }
  draft {
    ...FlowVersionRow
  }
  versions {
    ...FlowVersionRow
  }
}
fragment FlowVersionRow on PostSaleFlowVersion {
  id
  number
  content
  revision
  begins
  changedAt
  changedBy
  publishedAt
  publishedBy
  changes {
    code
    heading
    gone
    added
  }
}`) as unknown as TypedDocumentString<FlowVersionsQuery, FlowVersionsQueryVariables>;
