/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An enumeration. */
export type PostSaleBooksPeriod =
  | 'DAY'
  | 'MONTH';

export type PointsAccountingQueryVariables = Exact<{
  period: PostSaleBooksPeriod;
  since?: string | null | undefined;
  until?: string | null | undefined;
  currency?: string | null | undefined;
}>;


export type PointsAccountingQuery = { pointsAccounting: { period: PostSaleBooksPeriod, since: string, until: string, currency: string | null, currencies: Array<string>, pointValue: string | number | null, exportPath: string, rows: Array<{ startsOn: string, opening: number, earned: number, activated: number, redeemed: number, reversed: number, expired: number, adjusted: number, closing: number }>, outstanding: { pending: number, active: number, belowZero: number, owed: number }, liability: { breakageRate: number, isEstimated: boolean, months: number, monthsNeeded: number, issued: number | null, redeemed: number | null, expected: number | null, amount: { amount: string | number, currency: string } | null, gross: { amount: string | number, currency: string } | null }, redemption: { rate: number | null, redeemed: number, matured: number }, proof: { rootOn: string | null, rootNumber: number | null, root: string | null, checkedAt: string | null, checkedEntries: number | null, fault: string | null, command: string } } | null };

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

export const PointsAccountingDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PointsAccounting($period: PostSaleBooksPeriod!, $since: Date, $until: Date, $currency: String) {
  pointsAccounting(
    period: $period
    since: $since
    until: $until
    currency: $currency
  ) {
    period
    since
    until
    currency
    currencies
    pointValue
    exportPath
    rows {
      startsOn
      opening
      earned
      activated
      redeemed
      reversed
      expired
      adjusted
      closing
    }
    outstanding {
      pending
      active
      belowZero
      owed
    }
    liability {
      amount {
        amount
        currency
      }
      gross {
        amount
        currency
      }
      breakageRate
      isEstimated
      months
      monthsNeeded
      issued
      redeemed
      expected
    }
    redemption {
      rate
      redeemed
      matured
    }
    proof {
      rootOn
      rootNumber
      root
      checkedAt
      checkedEntries
      fault
      command
    }
  }
}
    `) as unknown as TypedDocumentString<PointsAccountingQuery, PointsAccountingQueryVariables>;
