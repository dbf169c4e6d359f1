/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CustomerMemberQueryVariables = Exact<{
  saleorId?: string | number | null | undefined;
  customerId?: string | number | null | undefined;
}>;


export type CustomerMemberQuery = { postSaleViewer: { permissions: Array<string> }, pointsMember: { id: string, active: number, pending: number, levelName: string | null, leftAt: string | null, excludedAt: string | null, waitingCount: number, customer: { points: { expiries: Array<{ at: string, points: number }>, redemptions: Array<{ id: string }> | null } | null } | null } | null };

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

export const CustomerMemberDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CustomerMember($saleorId: ID, $customerId: ID) {
  postSaleViewer {
    permissions
  }
  pointsMember(saleorId: $saleorId, customerId: $customerId) {
    id
    active
    pending
    levelName
    leftAt
    excludedAt
    waitingCount
    customer {
      points {
        expiries(first: 1) {
          at
          points
        }
        redemptions {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerMemberQuery, CustomerMemberQueryVariables>;
