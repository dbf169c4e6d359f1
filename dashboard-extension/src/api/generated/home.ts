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

export type HomeWidgetQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeWidgetQuery = { postSaleOverview: { level: PostSaleLevel, lastDeliveryAt: string | null, ordersCount: number, deliveries: { waiting: number, failed: number }, reactions: { waiting: number, failed: number }, messages: { waiting: number, failed: number }, deliveriesByDay: Array<{ day: string, count: number }>, latestCatchUp: { id: string, kind: PostSaleCatchUpKind, state: PostSaleCatchUpState, feeds: Array<{ name: string, read: number, total: number | null }> } | null } | null };

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

export const HomeWidgetDocument = /*#__PURE__*/ new TypedDocumentString(`
    query HomeWidget {
  postSaleOverview {
    level
    lastDeliveryAt
    ordersCount
    deliveries {
      waiting
      failed
    }
    reactions {
      waiting
      failed
    }
    messages {
      waiting
      failed
    }
    deliveriesByDay {
      day
      count
    }
    latestCatchUp {
      id
      kind
      state
      feeds {
        name
        read
        total
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HomeWidgetQuery, HomeWidgetQueryVariables>;
