/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An enumeration. */
export type PostSaleLevel =
  | 'OK'
  | 'INFO'
  | 'WARNING'
  | 'ERROR';

/** An enumeration. */
export type PostSaleCatchUpKind =
  | 'BACKFILL'
  | 'RECONCILE';

/** FAILED: it is stuck and runs no further. ABANDONED: another one took its place. */
export type PostSaleCatchUpState =
  | 'RUNNING'
  | 'FINISHED'
  | 'FAILED'
  | 'ABANDONED';

export type CatchUpRunsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type CatchUpRunsQuery = { postSaleCatchUpRuns: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, kind: PostSaleCatchUpKind, state: PostSaleCatchUpState, startedAt: string, finishedAt: string | null, error: string | null, feeds: Array<{ name: string, label: string, read: number, total: number | null, changed: number, isFinished: boolean }> } }> } | null };

export type InstallationHealthQueryVariables = Exact<{ [key: string]: never; }>;


export type InstallationHealthQuery = { postSaleFindings: Array<{ code: string, level: PostSaleLevel, title: string, advice: string | null }> | null };

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

export const CatchUpRunsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CatchUpRuns($first: Int!, $after: String) {
  postSaleCatchUpRuns(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        kind
        state
        startedAt
        finishedAt
        error
        feeds {
          name
          label
          read
          total
          changed
          isFinished
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CatchUpRunsQuery, CatchUpRunsQueryVariables>;
export const InstallationHealthDocument = /*#__PURE__*/ new TypedDocumentString(`
    query InstallationHealth {
  postSaleFindings {
    code
    level
    title
    advice
  }
}
    `) as unknown as TypedDocumentString<InstallationHealthQuery, InstallationHealthQueryVariables>;
