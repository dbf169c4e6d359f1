/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type PostSaleLanguage =
  | 'EN'
  | 'ES';

/** What a survey is there to find out. */
export type PostSaleSurveyPurpose =
  | 'NPS'
  | 'CSAT'
  | 'CES'
  | 'ATTRIBUTION'
  | 'OTHER';

/** Whether a survey asks. */
export type PostSaleSurveyState =
  | 'DRAFT'
  | 'LIVE'
  | 'PAUSED'
  | 'ENDED';

/** What became of asking somebody. */
export type PostSaleSurveyInvitationState =
  | 'SCHEDULED'
  | 'WAITING'
  | 'SENT'
  | 'ANSWERED'
  | 'THROTTLED'
  | 'SKIPPED'
  | 'CANCELLED'
  | 'EXPIRED';

/** A field of the form, as a browser would send it. */
export type SurveyGivenInput = {
  /** `q-nps` */
  name: string;
  values: Array<string>;
};

export type SurveyTestSendInput = {
  /** Of the survey. */
  id: string | number;
  language: PostSaleLanguage;
};

export type SurveyCreateInput = {
  /** Small letters, digits, - and _; it never changes. */
  code: string;
  /** For the team. */
  title?: string | null | undefined;
  purpose?: PostSaleSurveyPurpose | null | undefined;
  /** The first draft. */
  content?: string | null | undefined;
  /** Without content: the code of a ready-made survey. */
  startFrom?: string | null | undefined;
};

export type SurveyDraftSaveInput = {
  /** Of the survey. */
  id: string | number;
  content: string;
  title?: string | null | undefined;
  /** Of the draft that this takes the place of, as it was read; left out where there was none. Refused as `overtaken` where there is one, or another, by now. */
  revision?: number | null | undefined;
};

export type SurveyDraftDiscardInput = {
  /** Of the survey. */
  id: string | number;
  /** Of the draft as it was read: refused as `overtaken` where it was changed since. Left out: the draft as it is. */
  revision?: number | null | undefined;
};

export type SurveyPublishInput = {
  /** Of the survey. */
  id: string | number;
  /** Of the draft as it was read: refused as `overtaken` where it was changed since. Left out: the draft as it is. */
  revision?: number | null | undefined;
};

export type SurveyPauseInput = {
  /** Of the survey. */
  id: string | number;
};

export type SurveyResumeInput = {
  /** Of the survey. */
  id: string | number;
};

export type SurveyEndInput = {
  /** Of the survey. */
  id: string | number;
};

export type SurveysQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type SurveysQuery = { postSaleSettings: { canChange: boolean } | null, surveys: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, code: string, title: string, purposeLabel: string, state: PostSaleSurveyState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, answersCount: number } | null, draft: { id: string, changedAt: string } | null } }> } | null, surveySchema: { readyMade: Array<{ code: string, title: string, summary: string, purpose: PostSaleSurveyPurpose }> } | null };

export type SurveyRowFragment = { id: string, code: string, title: string, purposeLabel: string, state: PostSaleSurveyState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, answersCount: number } | null, draft: { id: string, changedAt: string } | null };

export type SurveyCreateMutationVariables = Exact<{
  input: SurveyCreateInput;
}>;


export type SurveyCreateMutation = { surveyCreate: { survey: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type SurveyEditorQueryVariables = Exact<{
  id: string | number;
}>;


export type SurveyEditorQuery = { postSaleSettings: { canChange: boolean, languages: Array<PostSaleLanguage> } | null, survey: { id: string, code: string, title: string, purposeLabel: string, state: PostSaleSurveyState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null, draft: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null } | null, surveySchema: { schema: string, hidden: Array<string>, kinds: Array<{ code: string, label: string, schema: string, ops: Array<{ code: string, label: string }> }> } | null, surveyTriggers: Array<{ code: string, label: string, schema: string, needsGoods: boolean }> | null };

export type SurveyDetailsFragment = { id: string, code: string, title: string, purposeLabel: string, state: PostSaleSurveyState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null, draft: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null };

export type SurveyVersionFieldsFragment = { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number };

export type SurveyCheckQueryVariables = Exact<{
  content: string;
}>;


export type SurveyCheckQuery = { surveyCheck: { canPublish: boolean, problems: Array<{ path: string, message: string }>, flaws: Array<{ code: string, path: string, message: string, isBlocking: boolean }> } | null };

export type SurveyPreviewQueryVariables = Exact<{
  content: string;
  language: string;
  given: Array<SurveyGivenInput> | SurveyGivenInput;
}>;


export type SurveyPreviewQuery = { surveyPreview: { language: string, direction: string, head: string, isOver: boolean, thanks: string, steps: Array<{ code: string, html: string, problem: string }> } | null };

export type SurveyInvitationsQueryVariables = Exact<{
  surveyId: string | number;
  states?: Array<PostSaleSurveyInvitationState> | PostSaleSurveyInvitationState | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SurveyInvitationsQuery = { surveyInvitations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, triggerLabel: string, state: PostSaleSurveyInvitationState, stateLabel: string, stateSince: string, reasonLabel: string | null, dueAt: string, sentAt: string | null, version: { id: string, number: number | null }, customer: { id: string, email: string | null } | null, order: { id: string, number: string } | null } }> } | null };

export type SurveyInvitationRowFragment = { id: string, triggerLabel: string, state: PostSaleSurveyInvitationState, stateLabel: string, stateSince: string, reasonLabel: string | null, dueAt: string, sentAt: string | null, version: { id: string, number: number | null }, customer: { id: string, email: string | null } | null, order: { id: string, number: string } | null };

export type SurveyDraftSaveMutationVariables = Exact<{
  input: SurveyDraftSaveInput;
}>;


export type SurveyDraftSaveMutation = { surveyDraftSave: { survey: { id: string, code: string, title: string, purposeLabel: string, state: PostSaleSurveyState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null, draft: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null } | null, overtakenBy: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type SurveyDraftDiscardMutationVariables = Exact<{
  input: SurveyDraftDiscardInput;
}>;


export type SurveyDraftDiscardMutation = { surveyDraftDiscard: { survey: { id: string, code: string, title: string, purposeLabel: string, state: PostSaleSurveyState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null, draft: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null } | null, overtakenBy: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type SurveyPublishMutationVariables = Exact<{
  input: SurveyPublishInput;
}>;


export type SurveyPublishMutation = { surveyPublish: { survey: { id: string, code: string, title: string, purposeLabel: string, state: PostSaleSurveyState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null, draft: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null } | null, overtakenBy: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type SurveyPauseMutationVariables = Exact<{
  input: SurveyPauseInput;
}>;


export type SurveyPauseMutation = { surveyPause: { survey: { id: string, code: string, title: string, purposeLabel: string, state: PostSaleSurveyState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null, draft: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type SurveyResumeMutationVariables = Exact<{
  input: SurveyResumeInput;
}>;


export type SurveyResumeMutation = { surveyResume: { survey: { id: string, code: string, title: string, purposeLabel: string, state: PostSaleSurveyState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null, draft: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type SurveyEndMutationVariables = Exact<{
  input: SurveyEndInput;
}>;


export type SurveyEndMutation = { surveyEnd: { survey: { id: string, code: string, title: string, purposeLabel: string, state: PostSaleSurveyState, stateLabel: string, stateSince: string, current: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null, draft: { id: string, number: number | null, content: string, revision: number, changedAt: string, changedBy: string | null, publishedAt: string | null, answersCount: number } | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type SurveyTestSendMutationVariables = Exact<{
  input: SurveyTestSendInput;
}>;


export type SurveyTestSendMutation = { surveyTestSend: { isSent: boolean, errors: Array<{ field: string | null, code: string, message: string }> } | null };

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
export const SurveyRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SurveyRow on PostSaleSurvey {
  id
  code
  title
  purposeLabel
  state
  stateLabel
  stateSince
  current {
    id
    number
    answersCount
  }
  draft {
    id
    changedAt
  }
}
    `, {"fragmentName":"SurveyRow"}) as unknown as TypedDocumentString<SurveyRowFragment, unknown>;
export const SurveyVersionFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SurveyVersionFields on PostSaleSurveyVersion {
  id
  number
  content
  revision
  changedAt
  changedBy
  publishedAt
  answersCount
}
    `, {"fragmentName":"SurveyVersionFields"}) as unknown as TypedDocumentString<SurveyVersionFieldsFragment, unknown>;
export const SurveyDetailsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SurveyDetails on PostSaleSurvey {
  id
  code
  title
  purposeLabel
  state
  stateLabel
  stateSince
  current {
    ...SurveyVersionFields
  }
  draft {
    ...SurveyVersionFields
  }
}
    fragment SurveyVersionFields on PostSaleSurveyVersion {
  id
  number
  content
  revision
  changedAt
  changedBy
  publishedAt
  answersCount
}`, {"fragmentName":"SurveyDetails"}) as unknown as TypedDocumentString<SurveyDetailsFragment, unknown>;
export const SurveyInvitationRowFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SurveyInvitationRow on PostSaleSurveyInvitation {
  id
  version {
    id
    number
  }
  customer {
    id
    email
  }
  order {
    id
    number
  }
  triggerLabel
  state
  stateLabel
  stateSince
  reasonLabel
  dueAt
  sentAt
}
    `, {"fragmentName":"SurveyInvitationRow"}) as unknown as TypedDocumentString<SurveyInvitationRowFragment, unknown>;
export const SurveysDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Surveys($first: Int!, $after: String) {
  postSaleSettings {
    canChange
  }
  surveys(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...SurveyRow
      }
    }
  }
  surveySchema {
    readyMade {
      code
      title
      summary
      purpose
    }
  }
}
    fragment SurveyRow on PostSaleSurvey {
  id
  code
  title
  purposeLabel
  state
  stateLabel
  stateSince
  current {
    id
    number
    answersCount
  }
  draft {
    id
    changedAt
  }
}`) as unknown as TypedDocumentString<SurveysQuery, SurveysQueryVariables>;
export const SurveyCreateDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SurveyCreate($input: SurveyCreateInput!) {
  surveyCreate(input: $input) {
    survey {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SurveyCreateMutation, SurveyCreateMutationVariables>;
export const SurveyEditorDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SurveyEditor($id: ID!) {
  postSaleSettings {
    canChange
    languages
  }
  survey(id: $id) {
    ...SurveyDetails
  }
  surveySchema {
    schema
    hidden
    kinds {
      code
      label
      schema
      ops {
        code
        label
      }
    }
  }
  surveyTriggers {
    code
    label
    schema
    needsGoods
  }
}
    fragment SurveyDetails on PostSaleSurvey {
  id
  code
  title
  purposeLabel
  state
  stateLabel
  stateSince
  current {
    ...SurveyVersionFields
  }
  draft {
    ...SurveyVersionFields
  }
}
fragment SurveyVersionFields on PostSaleSurveyVersion {
  id
  number
  content
  revision
  changedAt
  changedBy
  publishedAt
  answersCount
}`) as unknown as TypedDocumentString<SurveyEditorQuery, SurveyEditorQueryVariables>;
export const SurveyCheckDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SurveyCheck($content: JSONString!) {
  surveyCheck(content: $content) {
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
    `) as unknown as TypedDocumentString<SurveyCheckQuery, SurveyCheckQueryVariables>;
export const SurveyPreviewDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SurveyPreview($content: JSONString!, $language: String!, $given: [SurveyGivenInput!]!) {
  surveyPreview(content: $content, language: $language, given: $given) {
    language
    direction
    head
    steps {
      code
      html
      problem
    }
    isOver
    thanks
  }
}
    `) as unknown as TypedDocumentString<SurveyPreviewQuery, SurveyPreviewQueryVariables>;
export const SurveyInvitationsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SurveyInvitations($surveyId: ID!, $states: [PostSaleSurveyInvitationState!], $first: Int!, $after: String) {
  surveyInvitations(
    surveyId: $surveyId
    states: $states
    first: $first
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...SurveyInvitationRow
      }
    }
  }
}
    fragment SurveyInvitationRow on PostSaleSurveyInvitation {
  id
  version {
    id
    number
  }
  customer {
    id
    email
  }
  order {
    id
    number
  }
  triggerLabel
  state
  stateLabel
  stateSince
  reasonLabel
  dueAt
  sentAt
}`) as unknown as TypedDocumentString<SurveyInvitationsQuery, SurveyInvitationsQueryVariables>;
export const SurveyDraftSaveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SurveyDraftSave($input: SurveyDraftSaveInput!) {
  surveyDraftSave(input: $input) {
    survey {
      ...SurveyDetails
    }
    overtakenBy {
      ...SurveyVersionFields
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment SurveyDetails on PostSaleSurvey {
  id
  code
  title
  purposeLabel
  state
  stateLabel
  stateSince
  current {
    ...SurveyVersionFields
  }
  draft {
    ...SurveyVersionFields
  }
}
fragment SurveyVersionFields on PostSaleSurveyVersion {
  id
  number
  content
  revision
  changedAt
  changedBy
  publishedAt
  answersCount
}`) as unknown as TypedDocumentString<SurveyDraftSaveMutation, SurveyDraftSaveMutationVariables>;
export const SurveyDraftDiscardDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SurveyDraftDiscard($input: SurveyDraftDiscardInput!) {
  surveyDraftDiscard(input: $input) {
    survey {
      ...SurveyDetails
    }
    overtakenBy {
      ...SurveyVersionFields
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment SurveyDetails on PostSaleSurvey {
  id
  code
  title
  purposeLabel
  state
  stateLabel
  stateSince
  current {
    ...SurveyVersionFields
  }
  draft {
    ...SurveyVersionFields
  }
}
fragment SurveyVersionFields on PostSaleSurveyVersion {
  id
  number
  content
  revision
  changedAt
  changedBy
  publishedAt
  answersCount
}`) as unknown as TypedDocumentString<SurveyDraftDiscardMutation, SurveyDraftDiscardMutationVariables>;
export const SurveyPublishDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SurveyPublish($input: SurveyPublishInput!) {
  surveyPublish(input: $input) {
    survey {
      ...SurveyDetails
    }
    overtakenBy {
      ...SurveyVersionFields
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment SurveyDetails on PostSaleSurvey {
  id
  code
  title
  purposeLabel
  state
  stateLabel
  stateSince
  current {
    ...SurveyVersionFields
  }
  draft {
    ...SurveyVersionFields
  }
}
fragment SurveyVersionFields on PostSaleSurveyVersion {
  id
  number
  content
  revision
  changedAt
  changedBy
  publishedAt
  answersCount
}`) as unknown as TypedDocumentString<SurveyPublishMutation, SurveyPublishMutationVariables>;
export const SurveyPauseDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SurveyPause($input: SurveyPauseInput!) {
  surveyPause(input: $input) {
    survey {
      ...SurveyDetails
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment SurveyDetails on PostSaleSurvey {
  id
  code
  title
  purposeLabel
  state
  stateLabel
  stateSince
  current {
    ...SurveyVersionFields
  }
  draft {
    ...SurveyVersionFields
  }
}
fragment SurveyVersionFields on PostSaleSurveyVersion {
  id
  number
  content
  revision
  changedAt
  changedBy
  publishedAt
  answersCount
}`) as unknown as TypedDocumentString<SurveyPauseMutation, SurveyPauseMutationVariables>;
export const SurveyResumeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SurveyResume($input: SurveyResumeInput!) {
  surveyResume(input: $input) {
    survey {
      ...SurveyDetails
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment SurveyDetails on PostSaleSurvey {
  id
  code
  title
  purposeLabel
  state
  stateLabel
  stateSince
  current {
    ...SurveyVersionFields
  }
  draft {
    ...SurveyVersionFields
  }
}
fragment SurveyVersionFields on PostSaleSurveyVersion {
  id
  number
  content
  revision
  changedAt
  changedBy
  publishedAt
  answersCount
}`) as unknown as TypedDocumentString<SurveyResumeMutation, SurveyResumeMutationVariables>;
export const SurveyEndDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SurveyEnd($input: SurveyEndInput!) {
  surveyEnd(input: $input) {
    survey {
      ...SurveyDetails
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment SurveyDetails on PostSaleSurvey {
  id
  code
  title
  purposeLabel
  state
  stateLabel
  stateSince
  current {
    ...SurveyVersionFields
  }
  draft {
    ...SurveyVersionFields
  }
}
fragment SurveyVersionFields on PostSaleSurveyVersion {
  id
  number
  content
  revision
  changedAt
  changedBy
  publishedAt
  answersCount
}`) as unknown as TypedDocumentString<SurveyEndMutation, SurveyEndMutationVariables>;
export const SurveyTestSendDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SurveyTestSend($input: SurveyTestSendInput!) {
  surveyTestSend(input: $input) {
    isSent
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SurveyTestSendMutation, SurveyTestSendMutationVariables>;
