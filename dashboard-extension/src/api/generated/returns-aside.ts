/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How far a return has come. */
export type PostSaleReturnStatus =
  | 'REQUESTED'
  | 'APPROVED'
  | 'SENT'
  | 'RECEIVED'
  | 'INSPECTED'
  | 'RESOLVED'
  | 'DECLINED'
  | 'CANCELLED'
  | 'EXPIRED';

/** Who acts next. */
export type PostSaleReturnActor =
  | 'SHOPPER'
  | 'SHOP'
  | 'CARRIER'
  | 'NOBODY';

/** What the shopper gets: money back, store credit, or another variant. */
export type PostSaleReturnOutcome =
  | 'REFUND'
  | 'CREDIT'
  | 'EXCHANGE';

/** What a file of a return is. */
export type PostSaleReturnFileKind =
  | 'PHOTO'
  | 'LABEL'
  | 'INSPECTION'
  | 'CODE';

/** What the policy says of an item. */
export type PostSaleReturnVerdict =
  | 'RETURNABLE'
  | 'NEEDS_REVIEW'
  | 'NOT_SENT_YET'
  | 'WINDOW_CLOSED'
  | 'NOTHING_LEFT'
  | 'FINAL_SALE'
  | 'EXCLUDED'
  | 'BLOCKED'
  | 'REJECTED'
  | 'HIDDEN';

/** How far a settlement has come. */
export type PostSaleSettlementStatus =
  | 'OPEN'
  | 'FOR_STAFF'
  | 'DONE';

/** An enumeration. */
export type PostSaleRefundStatus =
  | 'OPEN'
  | 'FOR_STAFF'
  | 'SETTLED'
  | 'FAILED';

/**
 * CALLED: the call was about to be made; whether Saleor made the card is read back before it is asked again.
 *
 *     DROPPED: whoever asked for it does without; it is never tried again.
 *
 */
export type PostSaleCreditStatus =
  | 'ASKED'
  | 'CALLED'
  | 'ISSUED'
  | 'STUCK'
  | 'DROPPED';

/** How far an exchange has come. */
export type PostSaleExchangeStatus =
  | 'REQUESTED'
  | 'APPROVED'
  | 'RECEIVED'
  | 'RELEASED'
  | 'FULFILLED'
  | 'OUT_OF_STOCK'
  | 'CANCELLED';

/** What is blocked or allowed. */
export type PostSaleReturnGuardSubject =
  | 'CUSTOMER'
  | 'SKU'
  | 'COLLECTION'
  | 'ORDER'
  | 'VOUCHER';

export type ReturnGuardAddInput = {
  subject: PostSaleReturnGuardSubject;
  /** Of a customer: our id. Else the SKU, slug, order number or voucher code. */
  value: string;
  isBlock?: boolean | null | undefined;
  reason: string;
  expiresAt?: string | null | undefined;
};

export type ReturnGuardRemoveInput = {
  id: string | number;
};

export type OrderReturnsQueryVariables = Exact<{
  saleorId?: string | number | null | undefined;
  id?: string | number | null | undefined;
}>;


export type OrderReturnsQuery = { postSaleOrder: { id: string, returns: Array<{ id: string, number: string, status: PostSaleReturnStatus, statusSince: string, requestedAt: string, orderNumber: string, outcome: PostSaleReturnOutcome, isKeepIt: boolean, refundDueAt: string | null, sentence: { text: string, actor: PostSaleReturnActor, byWhen: string }, estimate: { amount: string | number, currency: string }, files: Array<{ kind: PostSaleReturnFileKind }>, method: { code: string } | null, lines: Array<{ quantity: number, quantityApproved: number | null, quantityExpected: number, quantityUninspected: number, quantityInspected: number, quantitySettled: number, quantityMissing: number }>, settlements: Array<{ status: PostSaleSettlementStatus, units: Array<{ quantity: number }>, amount: { amount: string | number, currency: string }, refunds: Array<{ status: PostSaleRefundStatus, amount: { amount: string | number, currency: string } }>, credits: Array<{ status: PostSaleCreditStatus, amount: { amount: string | number, currency: string } }> }>, exchange: { status: PostSaleExchangeStatus } | null }> | null, returnableItems: Array<{ isReturnable: boolean, quantity: number, sentence: string, orderLine: { id: string, productName: string, variantName: string }, decision: { verdict: PostSaleReturnVerdict, window: { lastDay: string } | null } }> | null } | null };

export type CustomerReturnsQueryVariables = Exact<{
  saleorId?: string | number | null | undefined;
  id?: string | number | null | undefined;
  first: number;
}>;


export type CustomerReturnsQuery = { postSaleCustomer: { id: string, returns: { totalCount: number, edges: Array<{ node: { id: string, number: string, status: PostSaleReturnStatus, statusSince: string, requestedAt: string, orderNumber: string, outcome: PostSaleReturnOutcome, isKeepIt: boolean, refundDueAt: string | null, sentence: { text: string, actor: PostSaleReturnActor, byWhen: string }, estimate: { amount: string | number, currency: string }, files: Array<{ kind: PostSaleReturnFileKind }>, method: { code: string } | null, lines: Array<{ quantity: number, quantityApproved: number | null, quantityExpected: number, quantityUninspected: number, quantityInspected: number, quantitySettled: number, quantityMissing: number }>, settlements: Array<{ status: PostSaleSettlementStatus, units: Array<{ quantity: number }>, amount: { amount: string | number, currency: string }, refunds: Array<{ status: PostSaleRefundStatus, amount: { amount: string | number, currency: string } }>, credits: Array<{ status: PostSaleCreditStatus, amount: { amount: string | number, currency: string } }> }>, exchange: { status: PostSaleExchangeStatus } | null } }> } | null } | null };

export type ReturnAsideFragment = { id: string, number: string, status: PostSaleReturnStatus, statusSince: string, requestedAt: string, orderNumber: string, outcome: PostSaleReturnOutcome, isKeepIt: boolean, refundDueAt: string | null, sentence: { text: string, actor: PostSaleReturnActor, byWhen: string }, estimate: { amount: string | number, currency: string }, files: Array<{ kind: PostSaleReturnFileKind }>, method: { code: string } | null, lines: Array<{ quantity: number, quantityApproved: number | null, quantityExpected: number, quantityUninspected: number, quantityInspected: number, quantitySettled: number, quantityMissing: number }>, settlements: Array<{ status: PostSaleSettlementStatus, units: Array<{ quantity: number }>, amount: { amount: string | number, currency: string }, refunds: Array<{ status: PostSaleRefundStatus, amount: { amount: string | number, currency: string } }>, credits: Array<{ status: PostSaleCreditStatus, amount: { amount: string | number, currency: string } }> }>, exchange: { status: PostSaleExchangeStatus } | null };

export type CustomerGuardsQueryVariables = Exact<{ [key: string]: never; }>;


export type CustomerGuardsQuery = { returnGuards: Array<{ id: string, isBlock: boolean, reason: string, expiresAt: string | null, createdAt: string, createdBy: string | null, subject: PostSaleReturnGuardSubject, customer: { id: string } | null }> | null };

export type ReturnGuardAddMutationVariables = Exact<{
  input: ReturnGuardAddInput;
}>;


export type ReturnGuardAddMutation = { returnGuardAdd: { guard: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnGuardRemoveMutationVariables = Exact<{
  input: ReturnGuardRemoveInput;
}>;


export type ReturnGuardRemoveMutation = { returnGuardRemove: { guard: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

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
export const ReturnAsideFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ReturnAside on PostSaleReturn {
  id
  number
  status
  statusSince
  requestedAt
  orderNumber
  outcome
  isKeepIt
  refundDueAt
  sentence {
    text
    actor
    byWhen
  }
  estimate {
    amount
    currency
  }
  files {
    kind
  }
  method {
    code
  }
  lines {
    quantity
    quantityApproved
    quantityExpected
    quantityUninspected
    quantityInspected
    quantitySettled
    quantityMissing
  }
  settlements {
    status
    units {
      quantity
    }
    amount {
      amount
      currency
    }
    refunds {
      status
      amount {
        amount
        currency
      }
    }
    credits {
      status
      amount {
        amount
        currency
      }
    }
  }
  exchange {
    status
  }
}
    `, {"fragmentName":"ReturnAside"}) as unknown as TypedDocumentString<ReturnAsideFragment, unknown>;
export const OrderReturnsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query OrderReturns($saleorId: ID, $id: ID) {
  postSaleOrder(saleorId: $saleorId, id: $id) {
    id
    returns {
      ...ReturnAside
    }
    returnableItems {
      isReturnable
      quantity
      sentence
      orderLine {
        id
        productName
        variantName
      }
      decision {
        verdict
        window {
          lastDay
        }
      }
    }
  }
}
    fragment ReturnAside on PostSaleReturn {
  id
  number
  status
  statusSince
  requestedAt
  orderNumber
  outcome
  isKeepIt
  refundDueAt
  sentence {
    text
    actor
    byWhen
  }
  estimate {
    amount
    currency
  }
  files {
    kind
  }
  method {
    code
  }
  lines {
    quantity
    quantityApproved
    quantityExpected
    quantityUninspected
    quantityInspected
    quantitySettled
    quantityMissing
  }
  settlements {
    status
    units {
      quantity
    }
    amount {
      amount
      currency
    }
    refunds {
      status
      amount {
        amount
        currency
      }
    }
    credits {
      status
      amount {
        amount
        currency
      }
    }
  }
  exchange {
    status
  }
}`) as unknown as TypedDocumentString<OrderReturnsQuery, OrderReturnsQueryVariables>;
export const CustomerReturnsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CustomerReturns($saleorId: ID, $id: ID, $first: Int!) {
  postSaleCustomer(saleorId: $saleorId, id: $id) {
    id
    returns(first: $first) {
      totalCount
      edges {
        node {
          ...ReturnAside
        }
      }
    }
  }
}
    fragment ReturnAside on PostSaleReturn {
  id
  number
  status
  statusSince
  requestedAt
  orderNumber
  outcome
  isKeepIt
  refundDueAt
  sentence {
    text
    actor
    byWhen
  }
  estimate {
    amount
    currency
  }
  files {
    kind
  }
  method {
    code
  }
  lines {
    quantity
    quantityApproved
    quantityExpected
    quantityUninspected
    quantityInspected
    quantitySettled
    quantityMissing
  }
  settlements {
    status
    units {
      quantity
    }
    amount {
      amount
      currency
    }
    refunds {
      status
      amount {
        amount
        currency
      }
    }
    credits {
      status
      amount {
        amount
        currency
      }
    }
  }
  exchange {
    status
  }
}`) as unknown as TypedDocumentString<CustomerReturnsQuery, CustomerReturnsQueryVariables>;
export const CustomerGuardsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CustomerGuards {
  returnGuards {
    id
    isBlock
    reason
    expiresAt
    createdAt
    createdBy
    subject
    customer {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerGuardsQuery, CustomerGuardsQueryVariables>;
export const ReturnGuardAddDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnGuardAdd($input: ReturnGuardAddInput!) {
  returnGuardAdd(input: $input) {
    guard {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnGuardAddMutation, ReturnGuardAddMutationVariables>;
export const ReturnGuardRemoveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnGuardRemove($input: ReturnGuardRemoveInput!) {
  returnGuardRemove(input: $input) {
    guard {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnGuardRemoveMutation, ReturnGuardRemoveMutationVariables>;
