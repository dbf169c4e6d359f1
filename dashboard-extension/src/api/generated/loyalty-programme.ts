/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type PostSaleLanguage =
  | 'EN'
  | 'ES';

/** How far a simulation is. */
export type PostSaleSimulationStatus =
  | 'WAITING'
  | 'RUNNING'
  | 'DONE'
  | 'FAILED';

/** What became of a version of the programme. */
export type PostSaleProgrammeStatus =
  | 'DRAFT'
  | 'PUBLISHED'
  | 'DISCARDED';

export type PointsProgrammeSaveInput = {
  content: string;
  name?: string | null | undefined;
  /** Of the draft that this takes the place of, as it was read; left out where there was none. Refused as `overtaken` where there is one, or another, by now. */
  revision?: number | null | undefined;
};

export type PointsProgrammePublishInput = {
  /** Of the draft. */
  id: string | number;
  /** Of the draft as it was read: refused as `overtaken` where it was changed since. Left out: the draft as it is. */
  revision?: number | null | undefined;
  /** Now, where it isn't given or is over. */
  inForceSince?: string | null | undefined;
};

export type PointsProgrammeDiscardInput = {
  /** Of the draft. */
  id: string | number;
  /** Of the draft as it was read: refused as `overtaken` where it was changed since. Left out: the draft as it is. */
  revision?: number | null | undefined;
};

export type PointsProgrammeSimulateInput = {
  /** A version. Without it, and without `content`, the draft. */
  programmeId?: string | number | null | undefined;
  /** This document, which need not be saved. */
  content?: string | null | undefined;
  /** Orders placed from then on, at most two years; else a year before `until`. */
  since?: string | null | undefined;
  /** Now, where it isn't given. */
  until?: string | null | undefined;
  /** Which share of kept points is used in the end; all where not given. */
  expectedUse?: number | null | undefined;
};

export type ProgrammePageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ProgrammePageQuery = { postSaleSettings: { canChange: boolean, timeZone: string } | null, pointsProgramme: { url: string, version: { id: string, number: number, name: string, status: PostSaleProgrammeStatus, statusLabel: string, changedAt: string, changedBy: string | null, createdBy: string | null, revision: number, publishedAt: string | null, publishedBy: string | null, inForceSince: string | null, text: { paragraphs: Array<{ code: string, heading: string, sentences: Array<string> }> } | null } | null, nextVersion: { id: string, number: number, name: string, status: PostSaleProgrammeStatus, statusLabel: string, changedAt: string, changedBy: string | null, createdBy: string | null, revision: number, publishedAt: string | null, publishedBy: string | null, inForceSince: string | null } | null } | null, pointsProgrammeDraft: { id: string, number: number, name: string, status: PostSaleProgrammeStatus, statusLabel: string, changedAt: string, changedBy: string | null, createdBy: string | null, revision: number, publishedAt: string | null, publishedBy: string | null, inForceSince: string | null, differences: Array<{ code: string, heading: string, gone: Array<string>, added: Array<string> }> } | null, pointsProgrammeSchema: { defaultContent: string, defaultText: { paragraphs: Array<{ code: string, heading: string, sentences: Array<string> }> } } | null, pointsProgrammeVersions: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: number, name: string, status: PostSaleProgrammeStatus, statusLabel: string, changedAt: string, changedBy: string | null, createdBy: string | null, revision: number, publishedAt: string | null, publishedBy: string | null, inForceSince: string | null } }> } | null };

export type ProgrammeVersionQueryVariables = Exact<{
  id: string | number;
}>;


export type ProgrammeVersionQuery = { postSaleSettings: { canChange: boolean, timeZone: string } | null, pointsProgrammeVersion: { id: string, number: number, name: string, status: PostSaleProgrammeStatus, statusLabel: string, changedAt: string, changedBy: string | null, createdBy: string | null, revision: number, publishedAt: string | null, publishedBy: string | null, inForceSince: string | null, text: { paragraphs: Array<{ code: string, heading: string, sentences: Array<string> }> } | null, differences: Array<{ code: string, heading: string, gone: Array<string>, added: Array<string> }> } | null };

export type ProgrammeEditorQueryVariables = Exact<{ [key: string]: never; }>;


export type ProgrammeEditorQuery = { postSaleSettings: { canChange: boolean, timeZone: string, languages: Array<PostSaleLanguage> } | null, pointsProgramme: { version: { id: string, number: number, content: string } | null } | null, pointsProgrammeDraft: { content: string, id: string, number: number, name: string, status: PostSaleProgrammeStatus, statusLabel: string, changedAt: string, changedBy: string | null, createdBy: string | null, revision: number, publishedAt: string | null, publishedBy: string | null, inForceSince: string | null } | null, pointsProgrammeSchema: { schema: string, defaultContent: string, currencies: Array<string> } | null };

export type ProgrammeCheckQueryVariables = Exact<{
  content: string;
}>;


export type ProgrammeCheckQuery = { pointsProgrammeCheck: { canPublish: boolean, problems: Array<{ path: string, message: string }>, contradictions: Array<{ code: string, path: string, message: string, isBlocking: boolean }>, text: { paragraphs: Array<{ code: string, heading: string, sentences: Array<string> }> } | null } | null };

export type ProgrammeSaveMutationVariables = Exact<{
  input: PointsProgrammeSaveInput;
}>;


export type ProgrammeSaveMutation = { pointsProgrammeSave: { programme: { content: string, id: string, number: number, name: string, status: PostSaleProgrammeStatus, statusLabel: string, changedAt: string, changedBy: string | null, createdBy: string | null, revision: number, publishedAt: string | null, publishedBy: string | null, inForceSince: string | null } | null, overtakenBy: { content: string, id: string, number: number, name: string, status: PostSaleProgrammeStatus, statusLabel: string, changedAt: string, changedBy: string | null, createdBy: string | null, revision: number, publishedAt: string | null, publishedBy: string | null, inForceSince: string | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ProgrammePublishMutationVariables = Exact<{
  input: PointsProgrammePublishInput;
}>;


export type ProgrammePublishMutation = { pointsProgrammePublish: { programme: { id: string, number: number, name: string, status: PostSaleProgrammeStatus, statusLabel: string, changedAt: string, changedBy: string | null, createdBy: string | null, revision: number, publishedAt: string | null, publishedBy: string | null, inForceSince: string | null } | null, overtakenBy: { content: string, id: string, number: number, name: string, status: PostSaleProgrammeStatus, statusLabel: string, changedAt: string, changedBy: string | null, createdBy: string | null, revision: number, publishedAt: string | null, publishedBy: string | null, inForceSince: string | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ProgrammeDiscardMutationVariables = Exact<{
  input: PointsProgrammeDiscardInput;
}>;


export type ProgrammeDiscardMutation = { pointsProgrammeDiscard: { programme: { id: string } | null, overtakenBy: { content: string, id: string, number: number, name: string, status: PostSaleProgrammeStatus, statusLabel: string, changedAt: string, changedBy: string | null, createdBy: string | null, revision: number, publishedAt: string | null, publishedBy: string | null, inForceSince: string | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ProgrammeVersionFieldsFragment = { id: string, number: number, name: string, status: PostSaleProgrammeStatus, statusLabel: string, changedAt: string, changedBy: string | null, createdBy: string | null, revision: number, publishedAt: string | null, publishedBy: string | null, inForceSince: string | null };

export type ProgrammeContentQueryVariables = Exact<{
  id: string | number;
}>;


export type ProgrammeContentQuery = { pointsProgrammeVersion: { id: string, number: number, name: string, content: string } | null };

export type WhatIfPageQueryVariables = Exact<{ [key: string]: never; }>;


export type WhatIfPageQuery = { postSaleSettings: { timeZone: string } | null, pointsProgrammeDraft: { id: string, number: number, name: string } | null, pointsProgrammeSimulations: { edges: Array<{ node: { id: string, status: PostSaleSimulationStatus, askedAt: string, askedBy: string | null, version: { id: string, number: number, name: string } | null } }> } | null };

export type WhatIfQueryVariables = Exact<{
  id: string | number;
}>;


export type WhatIfQuery = { pointsProgrammeSimulation: { id: string, status: PostSaleSimulationStatus, progress: number, since: string, until: string, ordersReplayed: number, ordersChanged: number, customersCount: number, version: { id: string, number: number, name: string } | null, liveVersion: { id: string, number: number, name: string } | null, totals: Array<{ currency: string, month: string | null, live: { issued: number, takenBack: number, kept: number, lapsed: number, cost: { amount: string | number, currency: string }, liability: { amount: string | number, currency: string } }, draft: { issued: number, takenBack: number, kept: number, lapsed: number, cost: { amount: string | number, currency: string }, liability: { amount: string | number, currency: string } } }>, months: Array<{ currency: string, month: string | null, live: { issued: number, takenBack: number, kept: number, lapsed: number, cost: { amount: string | number, currency: string }, liability: { amount: string | number, currency: string } }, draft: { issued: number, takenBack: number, kept: number, lapsed: number, cost: { amount: string | number, currency: string }, liability: { amount: string | number, currency: string } } }>, moves: Array<{ liveLevel: string | null, draftLevel: string | null, direction: number, customersCount: number, examples: Array<{ customerId: string, email: string }> | null }>, assumptions: Array<{ code: string, sentence: string }> } | null };

export type WhatIfStartMutationVariables = Exact<{
  input: PointsProgrammeSimulateInput;
}>;


export type WhatIfStartMutation = { pointsProgrammeSimulate: { simulation: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ComparisonFieldsFragment = { currency: string, month: string | null, live: { issued: number, takenBack: number, kept: number, lapsed: number, cost: { amount: string | number, currency: string }, liability: { amount: string | number, currency: string } }, draft: { issued: number, takenBack: number, kept: number, lapsed: number, cost: { amount: string | number, currency: string }, liability: { amount: string | number, currency: string } } };

export type ProgrammeFiguresFieldsFragment = { issued: number, takenBack: number, kept: number, lapsed: number, cost: { amount: string | number, currency: string }, liability: { amount: string | number, currency: string } };

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
export const ProgrammeVersionFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ProgrammeVersionFields on PostSaleProgrammeVersion {
  id
  number
  name
  status
  statusLabel
  changedAt
  changedBy
  createdBy
  revision
  publishedAt
  publishedBy
  inForceSince
}
    `, {"fragmentName":"ProgrammeVersionFields"}) as unknown as TypedDocumentString<ProgrammeVersionFieldsFragment, unknown>;
export const ProgrammeFiguresFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ProgrammeFiguresFields on PostSaleProgrammeFigures {
  issued
  takenBack
  kept
  lapsed
  cost {
    amount
    currency
  }
  liability {
    amount
    currency
  }
}
    `, {"fragmentName":"ProgrammeFiguresFields"}) as unknown as TypedDocumentString<ProgrammeFiguresFieldsFragment, unknown>;
export const ComparisonFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ComparisonFields on PostSaleProgrammeComparison {
  currency
  month
  live {
    ...ProgrammeFiguresFields
  }
  draft {
    ...ProgrammeFiguresFields
  }
}
    fragment ProgrammeFiguresFields on PostSaleProgrammeFigures {
  issued
  takenBack
  kept
  lapsed
  cost {
    amount
    currency
  }
  liability {
    amount
    currency
  }
}`, {"fragmentName":"ComparisonFields"}) as unknown as TypedDocumentString<ComparisonFieldsFragment, unknown>;
export const ProgrammePageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProgrammePage($first: Int!, $after: String) {
  postSaleSettings {
    canChange
    timeZone
  }
  pointsProgramme {
    url
    version {
      ...ProgrammeVersionFields
      text {
        paragraphs {
          code
          heading
          sentences
        }
      }
    }
    nextVersion {
      ...ProgrammeVersionFields
    }
  }
  pointsProgrammeDraft {
    ...ProgrammeVersionFields
    differences {
      code
      heading
      gone
      added
    }
  }
  pointsProgrammeSchema {
    defaultContent
    defaultText {
      paragraphs {
        code
        heading
        sentences
      }
    }
  }
  pointsProgrammeVersions(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...ProgrammeVersionFields
      }
    }
  }
}
    fragment ProgrammeVersionFields on PostSaleProgrammeVersion {
  id
  number
  name
  status
  statusLabel
  changedAt
  changedBy
  createdBy
  revision
  publishedAt
  publishedBy
  inForceSince
}`) as unknown as TypedDocumentString<ProgrammePageQuery, ProgrammePageQueryVariables>;
export const ProgrammeVersionDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProgrammeVersion($id: ID!) {
  postSaleSettings {
    canChange
    timeZone
  }
  pointsProgrammeVersion(id: $id) {
    ...ProgrammeVersionFields
    text {
      paragraphs {
        code
        heading
        sentences
      }
    }
    differences {
      code
      heading
      gone
      added
    }
  }
}
    fragment ProgrammeVersionFields on PostSaleProgrammeVersion {
  id
  number
  name
  status
  statusLabel
  changedAt
  changedBy
  createdBy
  revision
  publishedAt
  publishedBy
  inForceSince
}`) as unknown as TypedDocumentString<ProgrammeVersionQuery, ProgrammeVersionQueryVariables>;
export const ProgrammeEditorDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProgrammeEditor {
  postSaleSettings {
    canChange
    timeZone
    languages
  }
  pointsProgramme {
    version {
      id
      number
      content
    }
  }
  pointsProgrammeDraft {
    ...ProgrammeVersionFields
    content
  }
  pointsProgrammeSchema {
    schema
    defaultContent
    currencies
  }
}
    fragment ProgrammeVersionFields on PostSaleProgrammeVersion {
  id
  number
  name
  status
  statusLabel
  changedAt
  changedBy
  createdBy
  revision
  publishedAt
  publishedBy
  inForceSince
}`) as unknown as TypedDocumentString<ProgrammeEditorQuery, ProgrammeEditorQueryVariables>;
export const ProgrammeCheckDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProgrammeCheck($content: JSONString!) {
  pointsProgrammeCheck(content: $content) {
    canPublish
    problems {
      path
      message
    }
    contradictions {
      code
      path
      message
      isBlocking
    }
    text {
      paragraphs {
        code
        heading
        sentences
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProgrammeCheckQuery, ProgrammeCheckQueryVariables>;
export const ProgrammeSaveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ProgrammeSave($input: PointsProgrammeSaveInput!) {
  pointsProgrammeSave(input: $input) {
    programme {
      ...ProgrammeVersionFields
      content
    }
    overtakenBy {
      ...ProgrammeVersionFields
      content
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment ProgrammeVersionFields on PostSaleProgrammeVersion {
  id
  number
  name
  status
  statusLabel
  changedAt
  changedBy
  createdBy
  revision
  publishedAt
  publishedBy
  inForceSince
}`) as unknown as TypedDocumentString<ProgrammeSaveMutation, ProgrammeSaveMutationVariables>;
export const ProgrammePublishDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ProgrammePublish($input: PointsProgrammePublishInput!) {
  pointsProgrammePublish(input: $input) {
    programme {
      ...ProgrammeVersionFields
    }
    overtakenBy {
      ...ProgrammeVersionFields
      content
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment ProgrammeVersionFields on PostSaleProgrammeVersion {
  id
  number
  name
  status
  statusLabel
  changedAt
  changedBy
  createdBy
  revision
  publishedAt
  publishedBy
  inForceSince
}`) as unknown as TypedDocumentString<ProgrammePublishMutation, ProgrammePublishMutationVariables>;
export const ProgrammeDiscardDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ProgrammeDiscard($input: PointsProgrammeDiscardInput!) {
  pointsProgrammeDiscard(input: $input) {
    programme {
      id
    }
    overtakenBy {
      ...ProgrammeVersionFields
      content
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment ProgrammeVersionFields on PostSaleProgrammeVersion {
  id
  number
  name
  status
  statusLabel
  changedAt
  changedBy
  createdBy
  revision
  publishedAt
  publishedBy
  inForceSince
}`) as unknown as TypedDocumentString<ProgrammeDiscardMutation, ProgrammeDiscardMutationVariables>;
export const ProgrammeContentDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProgrammeContent($id: ID!) {
  pointsProgrammeVersion(id: $id) {
    id
    number
    name
    content
  }
}
    `) as unknown as TypedDocumentString<ProgrammeContentQuery, ProgrammeContentQueryVariables>;
export const WhatIfPageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query WhatIfPage {
  postSaleSettings {
    timeZone
  }
  pointsProgrammeDraft {
    id
    number
    name
  }
  pointsProgrammeSimulations(first: 10) {
    edges {
      node {
        id
        status
        askedAt
        askedBy
        version {
          id
          number
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhatIfPageQuery, WhatIfPageQueryVariables>;
export const WhatIfDocument = /*#__PURE__*/ new TypedDocumentString(`
    query WhatIf($id: ID!) {
  pointsProgrammeSimulation(id: $id) {
    id
    status
    progress
    since
    until
    version {
      id
      number
      name
    }
    liveVersion {
      id
      number
      name
    }
    ordersReplayed
    ordersChanged
    customersCount
    totals {
      ...ComparisonFields
    }
    months {
      ...ComparisonFields
    }
    moves {
      liveLevel
      draftLevel
      direction
      customersCount
      examples {
        customerId
        email
      }
    }
    assumptions {
      code
      sentence
    }
  }
}
    fragment ComparisonFields on PostSaleProgrammeComparison {
  currency
  month
  live {
    ...ProgrammeFiguresFields
  }
  draft {
    ...ProgrammeFiguresFields
  }
}
fragment ProgrammeFiguresFields on PostSaleProgrammeFigures {
  issued
  takenBack
  kept
  lapsed
  cost {
    amount
    currency
  }
  liability {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<WhatIfQuery, WhatIfQueryVariables>;
export const WhatIfStartDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation WhatIfStart($input: PointsProgrammeSimulateInput!) {
  pointsProgrammeSimulate(input: $input) {
    simulation {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<WhatIfStartMutation, WhatIfStartMutationVariables>;
