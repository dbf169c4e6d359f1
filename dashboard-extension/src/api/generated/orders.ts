/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type PostSaleLanguage =
  | 'EN'
  | 'ES';

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

/** Who says that a parcel was delivered, the most trusted first. */
export type PostSaleDeliverySource =
  | 'CARRIER'
  | 'STAFF'
  | 'SHOPPER'
  | 'ESTIMATE';

export type PostSaleOrderFilterInput = {
  /** The beginning of a number, or part of a name or an e-mail address. */
  search?: string | null | undefined;
  customerId?: string | number | null | undefined;
};

export type ParcelMarkDeliveredInput = {
  parcelId: string | number;
  /** Without an offset: in the shop's time zone. */
  deliveredAt: string;
};

export type OrderListQueryVariables = Exact<{
  filter?: PostSaleOrderFilterInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type OrderListQuery = { postSaleOrders: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, status: string, placedAt: string, isReplacement: boolean, total: { amount: string | number, currency: string }, customer: { id: string, name: string | null, email: string | null } | null, parcels: Array<{ id: string, status: string, shippedAt: string | null, deliveredAt: string | null, isEmptied: boolean }> } }> } | null };

export type OrderPageQueryVariables = Exact<{
  id?: string | number | null | undefined;
  saleorId?: string | number | null | undefined;
  timelineFirst: number;
}>;


export type OrderPageQuery = { postSaleSettings: { timeZone: string } | null, postSaleOrder: { id: string, saleorId: string, number: string, status: string, channel: string, language: PostSaleLanguage, placedAt: string, paymentState: PostSalePaymentState, isReplacement: boolean, total: { amount: string | number, currency: string }, refunded: { amount: string | number, currency: string }, customer: { id: string, name: string | null, email: string | null, isGuest: boolean } | null, lines: Array<{ id: string, productName: string, variantName: string, sku: string | null, quantity: number, quantityFulfilled: number, quantityReturned: number, quantityRefunded: number, unitPrice: { amount: string | number, currency: string } }>, parcels: Array<{ id: string, status: string, trackingNumber: string | null, shippedAt: string | null, deliveredAt: string | null, deliveredSource: PostSaleDeliverySource | null, isEmptied: boolean, lines: Array<{ quantity: number, orderLine: { id: string, productName: string, variantName: string } }> }>, holds: Array<{ id: string, reason: string, since: string }>, timeline: { totalCount: number, edges: Array<{ node: { id: string, name: string, sentence: string, occurredAt: string, actorKind: PostSaleActorKind, actorLabel: string | null } }> } | null } | null };

export type ParcelMarkDeliveredMutationVariables = Exact<{
  input: ParcelMarkDeliveredInput;
}>;


export type ParcelMarkDeliveredMutation = { parcelMarkDelivered: { parcel: { id: string, status: string, trackingNumber: string | null, shippedAt: string | null, deliveredAt: string | null, deliveredSource: PostSaleDeliverySource | null, isEmptied: boolean, lines: Array<{ quantity: number, orderLine: { id: string, productName: string, variantName: string } }> } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type OrderParcelFragment = { id: string, status: string, trackingNumber: string | null, shippedAt: string | null, deliveredAt: string | null, deliveredSource: PostSaleDeliverySource | null, isEmptied: boolean, lines: Array<{ quantity: number, orderLine: { id: string, productName: string, variantName: string } }> };

export type OrderEventFragment = { id: string, name: string, sentence: string, occurredAt: string, actorKind: PostSaleActorKind, actorLabel: string | null };

export type OrderWidgetQueryVariables = Exact<{
  saleorId: string | number;
}>;


export type OrderWidgetQuery = { postSaleOrder: { id: string, number: string, status: string, isReplacement: boolean, parcels: Array<{ id: string, status: string, shippedAt: string | null, deliveredAt: string | null, deliveredSource: PostSaleDeliverySource | null, isEmptied: boolean }>, holds: Array<{ id: string, reason: string }>, timeline: { totalCount: number, edges: Array<{ node: { id: string, name: string, sentence: string, occurredAt: string, actorKind: PostSaleActorKind, actorLabel: string | null } }> } | null } | null };

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
export const OrderParcelFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OrderParcel on PostSaleParcel {
  id
  status
  trackingNumber
  shippedAt
  deliveredAt
  deliveredSource
  isEmptied
  lines {
    quantity
    orderLine {
      id
      productName
      variantName
    }
  }
}
    `, {"fragmentName":"OrderParcel"}) as unknown as TypedDocumentString<OrderParcelFragment, unknown>;
export const OrderEventFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment OrderEvent on PostSaleEvent {
  id
  name
  sentence
  occurredAt
  actorKind
  actorLabel
}
    `, {"fragmentName":"OrderEvent"}) as unknown as TypedDocumentString<OrderEventFragment, unknown>;
export const OrderListDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OrderList($filter: PostSaleOrderFilterInput, $first: Int!, $after: String) {
  postSaleOrders(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        number
        status
        placedAt
        isReplacement
        total {
          amount
          currency
        }
        customer {
          id
          name
          email
        }
        parcels {
          id
          status
          shippedAt
          deliveredAt
          isEmptied
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderListQuery, OrderListQueryVariables>;
export const OrderPageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OrderPage($id: ID, $saleorId: ID, $timelineFirst: Int!) {
  postSaleSettings {
    timeZone
  }
  postSaleOrder(id: $id, saleorId: $saleorId) {
    id
    saleorId
    number
    status
    channel
    language
    placedAt
    paymentState
    isReplacement
    total {
      amount
      currency
    }
    refunded {
      amount
      currency
    }
    customer {
      id
      name
      email
      isGuest
    }
    lines {
      id
      productName
      variantName
      sku
      quantity
      quantityFulfilled
      quantityReturned
      quantityRefunded
      unitPrice {
        amount
        currency
      }
    }
    parcels {
      ...OrderParcel
    }
    holds {
      id
      reason
      since
    }
    timeline(first: $timelineFirst) {
      totalCount
      edges {
        node {
          ...OrderEvent
        }
      }
    }
  }
}
    fragment OrderParcel on PostSaleParcel {
  id
  status
  trackingNumber
  shippedAt
  deliveredAt
  deliveredSource
  isEmptied
  lines {
    quantity
    orderLine {
      id
      productName
      variantName
    }
  }
}
fragment OrderEvent on PostSaleEvent {
  id
  name
  sentence
  occurredAt
  actorKind
  actorLabel
}`) as unknown as TypedDocumentString<OrderPageQuery, OrderPageQueryVariables>;
export const ParcelMarkDeliveredDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ParcelMarkDelivered($input: ParcelMarkDeliveredInput!) {
  parcelMarkDelivered(input: $input) {
    parcel {
      ...OrderParcel
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment OrderParcel on PostSaleParcel {
  id
  status
  trackingNumber
  shippedAt
  deliveredAt
  deliveredSource
  isEmptied
  lines {
    quantity
    orderLine {
      id
      productName
      variantName
    }
  }
}`) as unknown as TypedDocumentString<ParcelMarkDeliveredMutation, ParcelMarkDeliveredMutationVariables>;
export const OrderWidgetDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OrderWidget($saleorId: ID!) {
  postSaleOrder(saleorId: $saleorId) {
    id
    number
    status
    isReplacement
    parcels {
      id
      status
      shippedAt
      deliveredAt
      deliveredSource
      isEmptied
    }
    holds {
      id
      reason
    }
    timeline(first: 8) {
      totalCount
      edges {
        node {
          id
          name
          sentence
          occurredAt
          actorKind
          actorLabel
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderWidgetQuery, OrderWidgetQueryVariables>;
