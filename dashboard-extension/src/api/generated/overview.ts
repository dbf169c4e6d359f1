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

export type BackfillStartInput = {
  restart?: boolean | null | undefined;
};

export type ComingBackQueryVariables = Exact<{
  months: number;
}>;


export type ComingBackQuery = { postSaleComingBack: { cohorts: Array<{ month: string, customers: number, again: Array<{ days: number, isWhole: boolean, wholeOn: string, share: { value: number, low: number, high: number, n: number } | null }> }>, retention: Array<{ month: string, customers: number, new: number, retained: { value: number, low: number, high: number, n: number } | null }> } | null };

export type OverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewQuery = { postSaleOverview: { shopName: string, lastDeliveryAt: string | null, level: PostSaleLevel, hooksOff: number, ordersCount: number, deliveries: { waiting: number, done: number, failed: number }, reactions: { waiting: number, done: number, failed: number }, messages: { waiting: number, done: number, failed: number }, deliveriesByDay: Array<{ day: string, count: number }>, latestCatchUp: { id: string, kind: PostSaleCatchUpKind, state: PostSaleCatchUpState, startedAt: string, finishedAt: string | null, error: string | null, feeds: Array<{ name: string, label: string, read: number, total: number | null, changed: number, isFinished: boolean }> } | null } | null };

export type BackfillStartMutationVariables = Exact<{
  input: BackfillStartInput;
}>;


export type BackfillStartMutation = { backfillStart: { run: { id: string, kind: PostSaleCatchUpKind, state: PostSaleCatchUpState, startedAt: string, finishedAt: string | null, error: string | null, feeds: Array<{ name: string, label: string, read: number, total: number | null, changed: number, isFinished: boolean }> } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type WorkCountsFragment = { waiting: number, done: number, failed: number };

export type CatchUpRunFragment = { id: string, kind: PostSaleCatchUpKind, state: PostSaleCatchUpState, startedAt: string, finishedAt: string | null, error: string | null, feeds: Array<{ name: string, label: string, read: number, total: number | null, changed: number, isFinished: boolean }> };

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
export const WorkCountsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment WorkCounts on PostSaleWorkCounts {
  waiting
  done
  failed
}
    `, {"fragmentName":"WorkCounts"}) as unknown as TypedDocumentString<WorkCountsFragment, unknown>;
export const CatchUpRunFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CatchUpRun on PostSaleCatchUpRun {
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
    `, {"fragmentName":"CatchUpRun"}) as unknown as TypedDocumentString<CatchUpRunFragment, unknown>;
export const ComingBackDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ComingBack($months: Int!) {
  postSaleComingBack(months: $months) {
    cohorts {
      month
      customers
      again {
        days
        isWhole
        wholeOn
        share {
          value
          low
          high
          n
        }
      }
    }
    retention {
      month
      customers
      new
      retained {
        value
        low
        high
        n
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ComingBackQuery, ComingBackQueryVariables>;
export const OverviewDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Overview {
  postSaleOverview {
    shopName
    lastDeliveryAt
    level
    hooksOff
    ordersCount
    deliveries {
      ...WorkCounts
    }
    reactions {
      ...WorkCounts
    }
    messages {
      ...WorkCounts
    }
    deliveriesByDay {
      day
      count
    }
    latestCatchUp {
      ...CatchUpRun
    }
  }
}
    fragment WorkCounts on PostSaleWorkCounts {
  waiting
  done
  failed
}
fragment CatchUpRun on PostSaleCatchUpRun {
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
}`) as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;
export const BackfillStartDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation BackfillStart($input: BackfillStartInput!) {
  backfillStart(input: $input) {
    run {
      ...CatchUpRun
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment CatchUpRun on PostSaleCatchUpRun {
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
}`) as unknown as TypedDocumentString<BackfillStartMutation, BackfillStartMutationVariables>;
