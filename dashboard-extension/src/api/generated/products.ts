/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ProductWidgetQueryVariables = Exact<{
  saleorId: string | number;
}>;


export type ProductWidgetQuery = { postSaleProduct: { id: string, name: string, ordersCount: number, unitsSold: number, returnFigures: { rate: { value: number, low: number, high: number, n: number } | null, topReasons: Array<{ units: number, reason: { id: string, name: string } }> } | null } | null };

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

export const ProductWidgetDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProductWidget($saleorId: ID!) {
  postSaleProduct(saleorId: $saleorId) {
    id
    name
    ordersCount
    unitsSold
    returnFigures {
      rate {
        value
        low
        high
        n
      }
      topReasons {
        units
        reason {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProductWidgetQuery, ProductWidgetQueryVariables>;
