/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type PostSaleLanguage =
  | 'EN'
  | 'ES';

/** An enumeration. */
export type PostSaleActorKind =
  | 'STAFF'
  | 'SHOPPER'
  | 'APP'
  | 'SYSTEM';

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

/** What moves a return on. */
export type PostSaleReturnStep =
  | 'APPROVE'
  | 'DECLINE'
  | 'CANCEL'
  | 'SEND'
  | 'RECEIVE'
  | 'INSPECT'
  | 'RESOLVE'
  | 'EXPIRE'
  | 'REOPEN';

/** What the shopper gets: money back, store credit, or another variant. */
export type PostSaleReturnOutcome =
  | 'REFUND'
  | 'CREDIT'
  | 'EXCHANGE';

/** By which way it was asked for. */
export type PostSaleReturnChannel =
  | 'PORTAL'
  | 'STAFF'
  | 'API';

/** When the shopper gets what was agreed. */
export type PostSaleProcessingEvent =
  | 'LABEL'
  | 'FIRST_SCAN'
  | 'DELIVERED'
  | 'INSPECTED'
  | 'MANUAL';

/** As new; opened, as new; used or damaged; missing, or another item. */
export type PostSaleGrade =
  | 'A'
  | 'B'
  | 'C'
  | 'D';

/** What becomes of a unit that came back. */
export type PostSaleDisposition =
  | 'RESTOCK'
  | 'REFURBISH'
  | 'SUPPLIER'
  | 'DONATE'
  | 'RECYCLE'
  | 'SCRAP'
  | 'QUARANTINE';

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
 * How the money of one payment goes back.
 *
 *     TRANSACTION: granted in Saleor, then asked of the app that took the payment. MANUAL: granted in Saleor, sent back by
 *     staff outside of it, and confirmed here. LEGACY: an old payment, refunded by staff in the Dashboard. CARD: the part
 *     that was paid with a gift card comes back as store credit.
 *
 */
export type PostSaleRefundPath =
  | 'TRANSACTION'
  | 'MANUAL'
  | 'LEGACY'
  | 'CARD';

/** GRANTING and REQUESTING stand while a call is about to be made; they are read back before it is made again. */
export type PostSaleRefundPartStatus =
  | 'ASKED'
  | 'GRANTING'
  | 'GRANTED'
  | 'REQUESTING'
  | 'PENDING'
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

/** An enumeration. */
export type PostSaleGoodsMoveKind =
  | 'MARK_RETURNED'
  | 'PUT_BACK'
  | 'REPLACE';

/** CALLED: the call was about to be made; whether Saleor heard it is read back before anything else is done. */
export type PostSaleGoodsMoveStatus =
  | 'ASKED'
  | 'CALLED'
  | 'DONE'
  | 'STUCK'
  | 'DROPPED';

export type ReturnFindingInput = {
  lineId: string | number;
  quantity: number;
  grade: PostSaleGrade;
  disposition: PostSaleDisposition;
  /** For the team alone. */
  note?: string | null | undefined;
  serial?: string | null | undefined;
  /** Saleor's id of the warehouse that units for stock go to; without it, the one they left from. */
  warehouseId?: string | number | null | undefined;
  /** Of photos that the asker uploaded to the return's `photoPath`. */
  photoIds?: Array<string | number> | null | undefined;
};

export type ReturnEstimateInput = {
  /** Our id, or Saleor's. */
  orderId: string | number;
  lines: Array<ReturnLineInput>;
  outcome: PostSaleReturnOutcome;
  /** Its code. */
  method?: string | null | undefined;
};

export type ReturnLineInput = {
  /** Our id, or Saleor's. */
  orderLineId: string | number;
  quantity: number;
  /** Its code. */
  reason: string;
  /** The answer to the reason's question. */
  details?: string | null | undefined;
  /** Where `needsSeal` of its decision asks for it: whether the shopper opened its seal. */
  isUnsealed?: boolean | null | undefined;
  /** Saleor's id of what is wanted instead, in an exchange. */
  wantedVariantId?: string | number | null | undefined;
  /** Of photos that the asker uploaded to `returnPhotoPath`. */
  photoIds?: Array<string | number> | null | undefined;
};

/** What is given beside a view narrows it further, or replaces what the view says of the same. */
export type PostSaleReturnFilterInput = {
  status?: Array<PostSaleReturnStatus> | null | undefined;
  outcome?: Array<PostSaleReturnOutcome> | null | undefined;
  channel?: Array<PostSaleReturnChannel> | null | undefined;
  method?: Array<string> | null | undefined;
  /** Codes, of either level. */
  reason?: Array<string> | null | undefined;
  isOpen?: boolean | null | undefined;
  needsReview?: boolean | null | undefined;
  isOverdue?: boolean | null | undefined;
  /** Something could not go on by itself. */
  needsStaff?: boolean | null | undefined;
  /** Staff went past the policy. */
  isOverridden?: boolean | null | undefined;
  minAgeDays?: number | null | undefined;
  requestedFrom?: string | null | undefined;
  requestedUntil?: string | null | undefined;
  orderId?: string | number | null | undefined;
  customerId?: string | number | null | undefined;
  productSaleorId?: string | number | null | undefined;
  /** Who acts next. */
  waitingFor?: Array<PostSaleReturnActor> | null | undefined;
  /** To which the order went, as `ES`. */
  country?: Array<string> | null | undefined;
  /** The beginning of a return's or an order's number, or part of a name or an e-mail address. */
  search?: string | null | undefined;
  /** Of a saved view. */
  viewId?: string | number | null | undefined;
};

/** An enumeration. */
export type PostSaleReturnSort =
  | 'NEWEST'
  | 'OLDEST'
  | 'WAITING_LONGEST'
  | 'DUE_FIRST';

export type GoodsMoveConfirmInput = {
  id: string | number;
};

export type GoodsMoveDropInput = {
  id: string | number;
};

export type GoodsMoveRetryInput = {
  id: string | number;
};

export type CreditRetryInput = {
  id: string | number;
};

export type RefundConfirmInput = {
  partId: string | number;
};

export type RefundRetryInput = {
  partId: string | number;
};

export type ReturnBulkApproveInput = {
  ids: Array<string | number>;
};

export type ReturnBulkDeclineInput = {
  ids: Array<string | number>;
  /** Told to each shopper. */
  reason: string;
};

export type ReturnCreateInput = {
  /** Our id, or Saleor's. */
  orderId: string | number;
  lines: Array<ReturnLineInput>;
  outcome: PostSaleReturnOutcome;
  /** How it is sent back; its code. */
  method?: string | null | undefined;
  /** For both sides to read. */
  note?: string | null | undefined;
  /** In which the shopper is written to. */
  language?: PostSaleLanguage | null | undefined;
  /** Why staff goes past what the policy says; shoppers can't. */
  overrideReason?: string | null | undefined;
  /** Of your choice: asking again with the same key gives the same return. */
  key?: string | null | undefined;
};

export type ReturnSendInput = {
  id: string | number;
  trackingNumber?: string | null | undefined;
  carrier?: string | null | undefined;
  sentAt?: string | null | undefined;
};

export type ReturnCancelInput = {
  id: string | number;
  reason?: string | null | undefined;
};

/** Another outcome than the exchange, or other variants. */
export type ReturnChangeExchangeInput = {
  id: string | number;
  outcome?: PostSaleReturnOutcome | null | undefined;
  variants?: Array<ReturnExchangeVariantInput> | null | undefined;
};

export type ReturnExchangeVariantInput = {
  /** Of the return's line. */
  lineId: string | number;
  /** Saleor's id of what is wanted instead. */
  variantId: string | number;
};

export type ReturnNoteAddInput = {
  id: string | number;
  text: string;
  /** For the team alone; only the team can write such. */
  isInternal?: boolean | null | undefined;
};

/** Without `lines` all is approved; with them, what is left out is declined. */
export type ReturnApproveInput = {
  id: string | number;
  lines?: Array<ReturnApproveLineInput> | null | undefined;
  /** For both sides to read. */
  note?: string | null | undefined;
};

export type ReturnApproveLineInput = {
  lineId: string | number;
  /** How many are approved; 0 declines the line. */
  quantity: number;
  /** Told to the shopper, where not all are approved. */
  declineReason?: string | null | undefined;
};

export type ReturnDeclineInput = {
  id: string | number;
  /** Told to the shopper. */
  reason: string;
};

export type ReturnReceiveInput = {
  id: string | number;
  lines: Array<ReturnReceiveLineInput>;
  /** Of your choice: the same batch again changes nothing. */
  batch: string;
};

export type ReturnReceiveLineInput = {
  lineId: string | number;
  quantity: number;
};

export type ReturnInspectInput = {
  id: string | number;
  findings: Array<ReturnFindingInput>;
  /** Of your choice: the same batch again changes nothing. */
  batch: string;
};

export type ReturnReopenInput = {
  id: string | number;
  /** For the team alone. */
  reason: string;
};

export type ReturnCloseMissingInput = {
  id: string | number;
};

export type ReturnResolveInput = {
  id: string | number;
};

export type ReturnSettleInput = {
  id: string | number;
};

export type ReturnSettlementFinishInput = {
  /** Of the settlement. */
  id: string | number;
  /** What was done; for the team alone. */
  note: string;
};

export type ReturnViewSaveInput = {
  /** The same name again changes that view. */
  name: string;
  filter: ReturnViewFilterInput;
  isShared?: boolean | null | undefined;
};

/** What a saved view looks for. */
export type ReturnViewFilterInput = {
  status?: Array<PostSaleReturnStatus> | null | undefined;
  outcome?: Array<PostSaleReturnOutcome> | null | undefined;
  channel?: Array<PostSaleReturnChannel> | null | undefined;
  method?: Array<string> | null | undefined;
  /** Codes, of either level. */
  reason?: Array<string> | null | undefined;
  isOpen?: boolean | null | undefined;
  needsReview?: boolean | null | undefined;
  isOverdue?: boolean | null | undefined;
  /** Something could not go on by itself. */
  needsStaff?: boolean | null | undefined;
  /** Staff went past the policy. */
  isOverridden?: boolean | null | undefined;
  minAgeDays?: number | null | undefined;
  requestedFrom?: string | null | undefined;
  requestedUntil?: string | null | undefined;
  orderId?: string | number | null | undefined;
  customerId?: string | number | null | undefined;
  productSaleorId?: string | number | null | undefined;
  /** Who acts next. */
  waitingFor?: Array<PostSaleReturnActor> | null | undefined;
  /** To which the order went, as `ES`. */
  country?: Array<string> | null | undefined;
  /** The beginning of a return's or an order's number, or part of a name or an e-mail address. */
  search?: string | null | undefined;
};

export type ReturnViewDeleteInput = {
  id: string | number;
};

export type ReturnWindowExtendInput = {
  orderLineId: string | number;
  /** The first moment at which it is over. */
  until: string;
  /** For the team alone. */
  reason: string;
};

export type ReturnableOrderQueryVariables = Exact<{
  id?: string | number | null | undefined;
  saleorId?: string | number | null | undefined;
  number?: string | null | undefined;
}>;


export type ReturnableOrderQuery = { postSaleOrder: { id: string, number: string, language: PostSaleLanguage, customer: { id: string, name: string | null, email: string | null } | null, returnableItems: Array<{ isReturnable: boolean, quantity: number, sentence: string, orderLine: { id: string, productName: string, variantName: string, sku: string | null, quantity: number, quantityFulfilled: number, unitPrice: { amount: string | number, currency: string } }, decision: { verdict: PostSaleReturnVerdict, returnable: number, outcomes: Array<PostSaleReturnOutcome>, methods: Array<{ code: string, label: string }>, window: { lastDay: string } | null } }> | null } | null, returnReasons: Array<{ reason: { code: string, name: string, question: string | null, minPhotos: number }, children: Array<{ code: string, name: string, question: string | null, minPhotos: number }> }> | null, returnPolicySchema: { methods: Array<{ code: string, label: string }> } | null, postSaleSettings: { timeZone: string } | null };

export type ReturnEstimateQueryVariables = Exact<{
  input: ReturnEstimateInput;
}>;


export type ReturnEstimateQuery = { returnEstimate: { goods: { amount: string | number, currency: string }, fees: { amount: string | number, currency: string }, shipping: { amount: string | number, currency: string }, bonus: { amount: string | number, currency: string }, total: { amount: string | number, currency: string }, deductions: Array<{ code: string, sentence: string, amount: { amount: string | number, currency: string } }>, lines: Array<{ quantity: number, orderLine: { id: string }, total: { amount: string | number, currency: string }, decision: { isReturnable: boolean, verdict: PostSaleReturnVerdict, sentence: string, outcomes: Array<PostSaleReturnOutcome>, methods: Array<{ code: string, label: string }> } }> } | null };

export type ReturnCreateMutationVariables = Exact<{
  input: ReturnCreateInput;
}>;


export type ReturnCreateMutation = { returnCreate: { return: { id: string, number: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnWindowExtendMutationVariables = Exact<{
  input: ReturnWindowExtendInput;
}>;


export type ReturnWindowExtendMutation = { returnWindowExtend: { item: { sentence: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnQueueQueryVariables = Exact<{
  filter?: PostSaleReturnFilterInput | null | undefined;
  sort?: PostSaleReturnSort | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ReturnQueueQuery = { postSaleReturns: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { orderNumber: string, requestedAt: string, ageDays: number, daysInStatus: number, needsReview: boolean | null, isOverdue: boolean | null, id: string, number: string, status: PostSaleReturnStatus, statusSince: string, outcome: PostSaleReturnOutcome, isKeepIt: boolean, refundDueAt: string | null, order: { id: string } | null, customer: { id: string, name: string | null, email: string | null } | null, method: { code: string, label: string } | null, sentence: { text: string, actor: PostSaleReturnActor, byWhen: string }, estimate: { amount: string | number, currency: string }, files: Array<{ kind: PostSaleReturnFileKind }>, lines: Array<{ quantity: number, quantityApproved: number | null, quantityExpected: number, quantityUninspected: number, quantityInspected: number, quantitySettled: number, quantityMissing: number }>, settlements: Array<{ status: PostSaleSettlementStatus, units: Array<{ quantity: number }>, amount: { amount: string | number, currency: string }, refunds: Array<{ status: PostSaleRefundStatus, amount: { amount: string | number, currency: string } }>, credits: Array<{ status: PostSaleCreditStatus, amount: { amount: string | number, currency: string } }> }>, exchange: { status: PostSaleExchangeStatus } | null } }> } | null };

export type ReturnQueueFrameQueryVariables = Exact<{ [key: string]: never; }>;


export type ReturnQueueFrameQuery = { postSaleReturnCounts: { needsReview: number, overdue: number, needsStaff: number, countries: Array<string>, byStatus: Array<{ status: PostSaleReturnStatus, count: number, oldestSince: string }> } | null, returnReasons: Array<{ reason: { code: string, name: string }, children: Array<{ code: string, name: string }> }> | null, returnPolicySchema: { methods: Array<{ code: string, label: string }> } | null, returnViews: Array<{ id: string, name: string, filter: string, isShared: boolean, isOwn: boolean, count: number }> | null };

export type ReturnBulkApproveMutationVariables = Exact<{
  input: ReturnBulkApproveInput;
}>;


export type ReturnBulkApproveMutation = { returnBulkApprove: { results: Array<{ id: string, error: { code: string, message: string } | null }>, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnBulkDeclineMutationVariables = Exact<{
  input: ReturnBulkDeclineInput;
}>;


export type ReturnBulkDeclineMutation = { returnBulkDecline: { results: Array<{ id: string, error: { code: string, message: string } | null }>, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnViewSaveMutationVariables = Exact<{
  input: ReturnViewSaveInput;
}>;


export type ReturnViewSaveMutation = { returnViewSave: { view: { id: string, name: string, filter: string, isShared: boolean, isOwn: boolean, count: number } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnViewDeleteMutationVariables = Exact<{
  input: ReturnViewDeleteInput;
}>;


export type ReturnViewDeleteMutation = { returnViewDelete: { deletedId: string | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnViewFieldsFragment = { id: string, name: string, filter: string, isShared: boolean, isOwn: boolean, count: number };

export type ReturnPageQueryVariables = Exact<{
  id?: string | number | null | undefined;
  number?: string | null | undefined;
}>;


export type ReturnPageQuery = { postSaleViewer: { permissions: Array<string> }, postSaleSettings: { timeZone: string } | null, postSaleReturn: { channel: PostSaleReturnChannel, language: PostSaleLanguage, processingEvent: PostSaleProcessingEvent, orderNumber: string, orderSaleorId: string, ageDays: number, isOverdue: boolean | null, needsReview: boolean | null, overrideReason: string | null, destination: string | null, policyNumber: number | null, nextSteps: Array<PostSaleReturnStep>, declineReason: string | null, trackingNumber: string | null, carrier: string | null, requestedAt: string, approvedAt: string | null, sentAt: string | null, firstReceivedAt: string | null, resolvedAt: string | null, sendBy: string | null, remindedAt: string | null, slipPath: string | null, labelPath: string | null, photoPath: string | null, id: string, number: string, status: PostSaleReturnStatus, statusSince: string, outcome: PostSaleReturnOutcome, isKeepIt: boolean, refundDueAt: string | null, order: { id: string, total: { amount: string | number, currency: string } } | null, customer: { id: string, name: string | null, email: string | null, isGuest: boolean } | null, fees: { amount: string | number, currency: string }, shipping: { amount: string | number, currency: string }, method: { code: string, label: string } | null, arrangement: { said: string | null } | null, files: Array<{ id: string, kind: PostSaleReturnFileKind, contentType: string, at: string, lineId: string | null, url: string }>, lines: Array<{ quantity: number, quantityApproved: number | null, quantityExpected: number, quantityUninspected: number, quantityInspected: number, quantitySettled: number, quantityMissing: number, id: string, quantityReceived: number, details: string | null, declineReason: string | null, wantedVariantName: string | null, orderLine: { id: string, productName: string, variantName: string, sku: string | null, unitPrice: { amount: string | number, currency: string } }, reason: { code: string, name: string, question: string | null, isShopsFault: boolean }, estimate: { amount: string | number, currency: string }, inspections: Array<{ quantity: number, grade: PostSaleGrade, gradeLabel: string, at: string, disposition: PostSaleDisposition | null, note: string | null, serial: string | null, photos: Array<{ id: string, url: string }> | null }>, files: Array<{ id: string, kind: PostSaleReturnFileKind, contentType: string, url: string }>, decision: { verdict: PostSaleReturnVerdict, code: string, sentence: string, staffSentences: Array<string> | null, hasWithdrawalRight: boolean, article: string | null, window: { lastDay: string, isEstimated: boolean } | null, trace: Array<{ code: string, rule: string | null, target: string | null, isApplied: boolean, lostTo: string | null }> | null } | null }>, settlementAhead: { outcome: PostSaleReturnOutcome, units: number, goods: { amount: string | number, currency: string }, fees: { amount: string | number, currency: string }, loss: { amount: string | number, currency: string }, shipping: { amount: string | number, currency: string }, bonus: { amount: string | number, currency: string }, amount: { amount: string | number, currency: string } } | null, settlements: Array<{ status: PostSaleSettlementStatus, id: string, number: number, outcome: PostSaleReturnOutcome, statusLabel: string, trouble: string | null, note: string | null, madeAt: string, doneAt: string | null, units: Array<{ quantity: number, orderLineId: string }>, amount: { amount: string | number, currency: string }, refunds: Array<{ status: PostSaleRefundStatus, id: string, statusLabel: string, requestedAt: string, settledAt: string | null, dueAt: string | null, amount: { amount: string | number, currency: string }, parts: Array<{ id: string, path: PostSaleRefundPath, status: PostSaleRefundPartStatus, statusLabel: string, statusSince: string, troubleLabel: string | null, confirmedBy: string | null, amount: { amount: string | number, currency: string } }> }>, credits: Array<{ status: PostSaleCreditStatus, id: string, statusLabel: string, statusSince: string, expiresOn: string | null, lastChars: string | null, troubleLabel: string | null, amount: { amount: string | number, currency: string } }>, goods: { amount: string | number, currency: string }, fees: { amount: string | number, currency: string }, loss: { amount: string | number, currency: string }, shipping: { amount: string | number, currency: string }, bonus: { amount: string | number, currency: string } }>, exchange: { id: string, status: PostSaleExchangeStatus, statusLabel: string, replacementSaleorId: string | null, replacementNumber: string | null, difference: { amount: string | number, currency: string }, lines: Array<{ lineId: string, variantSaleorId: string, variantName: string | null, quantity: number, unitPrice: { amount: string | number, currency: string }, unitDifference: { amount: string | number, currency: string } }> } | null, goodsMoves: Array<{ id: string, kind: PostSaleGoodsMoveKind, kindLabel: string, status: PostSaleGoodsMoveStatus, statusLabel: string, statusSince: string, trouble: string | null, troubleLabel: string | null, wanted: string, result: string }> | null, notes: Array<{ id: string, text: string, isInternal: boolean, at: string, actorKind: PostSaleActorKind, actorLabel: string | null }>, transitions: Array<{ step: PostSaleReturnStep | null, fromStatus: PostSaleReturnStatus | null, toStatus: PostSaleReturnStatus, at: string, actorKind: PostSaleActorKind, actorLabel: string | null, reason: string | null }>, receipts: Array<{ batch: string, at: string, units: Array<{ orderLineId: string, quantity: number }> }> | null, sentence: { text: string, actor: PostSaleReturnActor, byWhen: string }, estimate: { amount: string | number, currency: string } } | null };

export type SettlementAheadQueryVariables = Exact<{
  id: string | number;
  findings?: Array<ReturnFindingInput> | ReturnFindingInput | null | undefined;
}>;


export type SettlementAheadQuery = { postSaleReturn: { id: string, settlementAhead: { outcome: PostSaleReturnOutcome, units: number, goods: { amount: string | number, currency: string }, fees: { amount: string | number, currency: string }, loss: { amount: string | number, currency: string }, shipping: { amount: string | number, currency: string }, bonus: { amount: string | number, currency: string }, amount: { amount: string | number, currency: string } } | null } | null };

export type WarehousesQueryVariables = Exact<{ [key: string]: never; }>;


export type WarehousesQuery = { postSaleWarehouses: Array<{ saleorId: string, name: string }> | null };

export type ExchangeChoicesQueryVariables = Exact<{
  orderId: string | number;
}>;


export type ExchangeChoicesQuery = { returnExchangeChoices: Array<{ orderLineId: string, variantSaleorId: string, variantName: string, isAvailable: boolean | null, unitPrice: { amount: string | number, currency: string }, unitDifference: { amount: string | number, currency: string } }> | null };

export type ReturnLineFieldsFragment = { id: string, quantity: number, quantityApproved: number | null, quantityReceived: number, quantityInspected: number, quantitySettled: number, quantityMissing: number, quantityExpected: number, quantityUninspected: number, details: string | null, declineReason: string | null, wantedVariantName: string | null, orderLine: { id: string, productName: string, variantName: string, sku: string | null, unitPrice: { amount: string | number, currency: string } }, reason: { code: string, name: string, question: string | null, isShopsFault: boolean }, estimate: { amount: string | number, currency: string }, inspections: Array<{ quantity: number, grade: PostSaleGrade, gradeLabel: string, at: string, disposition: PostSaleDisposition | null, note: string | null, serial: string | null, photos: Array<{ id: string, url: string }> | null }>, files: Array<{ id: string, kind: PostSaleReturnFileKind, contentType: string, url: string }>, decision: { verdict: PostSaleReturnVerdict, code: string, sentence: string, staffSentences: Array<string> | null, hasWithdrawalRight: boolean, article: string | null, window: { lastDay: string, isEstimated: boolean } | null, trace: Array<{ code: string, rule: string | null, target: string | null, isApplied: boolean, lostTo: string | null }> | null } | null };

export type SettlementAheadFieldsFragment = { outcome: PostSaleReturnOutcome, units: number, goods: { amount: string | number, currency: string }, fees: { amount: string | number, currency: string }, loss: { amount: string | number, currency: string }, shipping: { amount: string | number, currency: string }, bonus: { amount: string | number, currency: string }, amount: { amount: string | number, currency: string } };

export type SettlementFieldsFragment = { id: string, number: number, outcome: PostSaleReturnOutcome, status: PostSaleSettlementStatus, statusLabel: string, trouble: string | null, note: string | null, madeAt: string, doneAt: string | null, units: Array<{ orderLineId: string, quantity: number }>, goods: { amount: string | number, currency: string }, fees: { amount: string | number, currency: string }, loss: { amount: string | number, currency: string }, shipping: { amount: string | number, currency: string }, bonus: { amount: string | number, currency: string }, amount: { amount: string | number, currency: string }, refunds: Array<{ id: string, status: PostSaleRefundStatus, statusLabel: string, requestedAt: string, settledAt: string | null, dueAt: string | null, amount: { amount: string | number, currency: string }, parts: Array<{ id: string, path: PostSaleRefundPath, status: PostSaleRefundPartStatus, statusLabel: string, statusSince: string, troubleLabel: string | null, confirmedBy: string | null, amount: { amount: string | number, currency: string } }> }>, credits: Array<{ id: string, status: PostSaleCreditStatus, statusLabel: string, statusSince: string, expiresOn: string | null, lastChars: string | null, troubleLabel: string | null, amount: { amount: string | number, currency: string } }> };

export type ReturnStandingFragment = { id: string, number: string, status: PostSaleReturnStatus, statusSince: string, outcome: PostSaleReturnOutcome, isKeepIt: boolean, refundDueAt: string | null, sentence: { text: string, actor: PostSaleReturnActor, byWhen: string }, estimate: { amount: string | number, currency: string }, files: Array<{ kind: PostSaleReturnFileKind }>, method: { code: string } | null, lines: Array<{ quantity: number, quantityApproved: number | null, quantityExpected: number, quantityUninspected: number, quantityInspected: number, quantitySettled: number, quantityMissing: number }>, settlements: Array<{ status: PostSaleSettlementStatus, units: Array<{ quantity: number }>, amount: { amount: string | number, currency: string }, refunds: Array<{ status: PostSaleRefundStatus, amount: { amount: string | number, currency: string } }>, credits: Array<{ status: PostSaleCreditStatus, amount: { amount: string | number, currency: string } }> }>, exchange: { status: PostSaleExchangeStatus } | null };

export type ReturnApproveMutationVariables = Exact<{
  input: ReturnApproveInput;
}>;


export type ReturnApproveMutation = { returnApprove: { return: { id: string, status: PostSaleReturnStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnDeclineMutationVariables = Exact<{
  input: ReturnDeclineInput;
}>;


export type ReturnDeclineMutation = { returnDecline: { return: { id: string, status: PostSaleReturnStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnSendMutationVariables = Exact<{
  input: ReturnSendInput;
}>;


export type ReturnSendMutation = { returnSend: { return: { id: string, status: PostSaleReturnStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnReceiveMutationVariables = Exact<{
  input: ReturnReceiveInput;
}>;


export type ReturnReceiveMutation = { returnReceive: { return: { id: string, status: PostSaleReturnStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnInspectMutationVariables = Exact<{
  input: ReturnInspectInput;
}>;


export type ReturnInspectMutation = { returnInspect: { return: { id: string, status: PostSaleReturnStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnSettleMutationVariables = Exact<{
  input: ReturnSettleInput;
}>;


export type ReturnSettleMutation = { returnSettle: { return: { id: string, status: PostSaleReturnStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnSettlementFinishMutationVariables = Exact<{
  input: ReturnSettlementFinishInput;
}>;


export type ReturnSettlementFinishMutation = { returnSettlementFinish: { return: { id: string, status: PostSaleReturnStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnCancelMutationVariables = Exact<{
  input: ReturnCancelInput;
}>;


export type ReturnCancelMutation = { returnCancel: { return: { id: string, status: PostSaleReturnStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnReopenMutationVariables = Exact<{
  input: ReturnReopenInput;
}>;


export type ReturnReopenMutation = { returnReopen: { return: { id: string, status: PostSaleReturnStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnCloseMissingMutationVariables = Exact<{
  input: ReturnCloseMissingInput;
}>;


export type ReturnCloseMissingMutation = { returnCloseMissing: { return: { id: string, status: PostSaleReturnStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnResolveMutationVariables = Exact<{
  input: ReturnResolveInput;
}>;


export type ReturnResolveMutation = { returnResolve: { return: { id: string, status: PostSaleReturnStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnChangeExchangeMutationVariables = Exact<{
  input: ReturnChangeExchangeInput;
}>;


export type ReturnChangeExchangeMutation = { returnChangeExchange: { return: { id: string, status: PostSaleReturnStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnNoteAddMutationVariables = Exact<{
  input: ReturnNoteAddInput;
}>;


export type ReturnNoteAddMutation = { returnNoteAdd: { note: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type RefundConfirmMutationVariables = Exact<{
  input: RefundConfirmInput;
}>;


export type RefundConfirmMutation = { refundConfirm: { part: { id: string, status: PostSaleRefundPartStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type RefundRetryMutationVariables = Exact<{
  input: RefundRetryInput;
}>;


export type RefundRetryMutation = { refundRetry: { part: { id: string, status: PostSaleRefundPartStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type CreditRetryMutationVariables = Exact<{
  input: CreditRetryInput;
}>;


export type CreditRetryMutation = { creditRetry: { credit: { id: string, status: PostSaleCreditStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type GoodsMoveConfirmMutationVariables = Exact<{
  input: GoodsMoveConfirmInput;
}>;


export type GoodsMoveConfirmMutation = { goodsMoveConfirm: { move: { id: string, status: PostSaleGoodsMoveStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type GoodsMoveRetryMutationVariables = Exact<{
  input: GoodsMoveRetryInput;
}>;


export type GoodsMoveRetryMutation = { goodsMoveRetry: { move: { id: string, status: PostSaleGoodsMoveStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type GoodsMoveDropMutationVariables = Exact<{
  input: GoodsMoveDropInput;
}>;


export type GoodsMoveDropMutation = { goodsMoveDrop: { move: { id: string, status: PostSaleGoodsMoveStatus } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

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
export const ReturnViewFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ReturnViewFields on PostSaleReturnView {
  id
  name
  filter
  isShared
  isOwn
  count
}
    `, {"fragmentName":"ReturnViewFields"}) as unknown as TypedDocumentString<ReturnViewFieldsFragment, unknown>;
export const ReturnLineFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ReturnLineFields on PostSaleReturnLine {
  id
  orderLine {
    id
    productName
    variantName
    sku
    unitPrice {
      amount
      currency
    }
  }
  quantity
  quantityApproved
  quantityReceived
  quantityInspected
  quantitySettled
  quantityMissing
  quantityExpected
  quantityUninspected
  reason {
    code
    name
    question
    isShopsFault
  }
  details
  declineReason
  wantedVariantName
  estimate {
    amount
    currency
  }
  inspections {
    quantity
    grade
    gradeLabel
    at
    disposition
    note
    serial
    photos {
      id
      url
    }
  }
  files {
    id
    kind
    contentType
    url
  }
  decision {
    verdict
    code
    sentence
    staffSentences
    window {
      lastDay
      isEstimated
    }
    hasWithdrawalRight
    article
    trace {
      code
      rule
      target
      isApplied
      lostTo
    }
  }
}
    `, {"fragmentName":"ReturnLineFields"}) as unknown as TypedDocumentString<ReturnLineFieldsFragment, unknown>;
export const SettlementAheadFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SettlementAheadFields on PostSaleSettlementAhead {
  outcome
  units
  goods {
    amount
    currency
  }
  fees {
    amount
    currency
  }
  loss {
    amount
    currency
  }
  shipping {
    amount
    currency
  }
  bonus {
    amount
    currency
  }
  amount {
    amount
    currency
  }
}
    `, {"fragmentName":"SettlementAheadFields"}) as unknown as TypedDocumentString<SettlementAheadFieldsFragment, unknown>;
export const SettlementFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SettlementFields on PostSaleSettlement {
  id
  number
  outcome
  status
  statusLabel
  trouble
  note
  madeAt
  doneAt
  units {
    orderLineId
    quantity
  }
  goods {
    amount
    currency
  }
  fees {
    amount
    currency
  }
  loss {
    amount
    currency
  }
  shipping {
    amount
    currency
  }
  bonus {
    amount
    currency
  }
  amount {
    amount
    currency
  }
  refunds {
    id
    status
    statusLabel
    amount {
      amount
      currency
    }
    requestedAt
    settledAt
    dueAt
    parts {
      id
      path
      amount {
        amount
        currency
      }
      status
      statusLabel
      statusSince
      troubleLabel
      confirmedBy
    }
  }
  credits {
    id
    amount {
      amount
      currency
    }
    status
    statusLabel
    statusSince
    expiresOn
    lastChars
    troubleLabel
  }
}
    `, {"fragmentName":"SettlementFields"}) as unknown as TypedDocumentString<SettlementFieldsFragment, unknown>;
export const ReturnStandingFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ReturnStanding on PostSaleReturn {
  id
  number
  status
  statusSince
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
    `, {"fragmentName":"ReturnStanding"}) as unknown as TypedDocumentString<ReturnStandingFragment, unknown>;
export const ReturnableOrderDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnableOrder($id: ID, $saleorId: ID, $number: String) {
  postSaleOrder(id: $id, saleorId: $saleorId, number: $number) {
    id
    number
    language
    customer {
      id
      name
      email
    }
    returnableItems {
      isReturnable
      quantity
      sentence
      orderLine {
        id
        productName
        variantName
        sku
        quantity
        quantityFulfilled
        unitPrice {
          amount
          currency
        }
      }
      decision {
        verdict
        returnable
        outcomes
        methods {
          code
          label
        }
        window {
          lastDay
        }
      }
    }
  }
  returnReasons {
    reason {
      code
      name
      question
      minPhotos
    }
    children {
      code
      name
      question
      minPhotos
    }
  }
  returnPolicySchema {
    methods {
      code
      label
    }
  }
  postSaleSettings {
    timeZone
  }
}
    `) as unknown as TypedDocumentString<ReturnableOrderQuery, ReturnableOrderQueryVariables>;
export const ReturnEstimateDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnEstimate($input: ReturnEstimateInput!) {
  returnEstimate(input: $input) {
    goods {
      amount
      currency
    }
    fees {
      amount
      currency
    }
    shipping {
      amount
      currency
    }
    bonus {
      amount
      currency
    }
    total {
      amount
      currency
    }
    deductions {
      code
      sentence
      amount {
        amount
        currency
      }
    }
    lines {
      quantity
      orderLine {
        id
      }
      total {
        amount
        currency
      }
      decision {
        isReturnable
        verdict
        sentence
        outcomes
        methods {
          code
          label
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnEstimateQuery, ReturnEstimateQueryVariables>;
export const ReturnCreateDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnCreate($input: ReturnCreateInput!) {
  returnCreate(input: $input) {
    return {
      id
      number
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnCreateMutation, ReturnCreateMutationVariables>;
export const ReturnWindowExtendDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnWindowExtend($input: ReturnWindowExtendInput!) {
  returnWindowExtend(input: $input) {
    item {
      sentence
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnWindowExtendMutation, ReturnWindowExtendMutationVariables>;
export const ReturnQueueDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnQueue($filter: PostSaleReturnFilterInput, $sort: PostSaleReturnSort, $first: Int!, $after: String) {
  postSaleReturns(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...ReturnStanding
        orderNumber
        order {
          id
        }
        customer {
          id
          name
          email
        }
        requestedAt
        ageDays
        daysInStatus
        needsReview
        isOverdue
        method {
          code
          label
        }
      }
    }
  }
}
    fragment ReturnStanding on PostSaleReturn {
  id
  number
  status
  statusSince
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
}`) as unknown as TypedDocumentString<ReturnQueueQuery, ReturnQueueQueryVariables>;
export const ReturnQueueFrameDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnQueueFrame {
  postSaleReturnCounts {
    byStatus {
      status
      count
      oldestSince
    }
    needsReview
    overdue
    needsStaff
    countries
  }
  returnReasons(isWhole: true) {
    reason {
      code
      name
    }
    children {
      code
      name
    }
  }
  returnPolicySchema {
    methods {
      code
      label
    }
  }
  returnViews {
    ...ReturnViewFields
  }
}
    fragment ReturnViewFields on PostSaleReturnView {
  id
  name
  filter
  isShared
  isOwn
  count
}`) as unknown as TypedDocumentString<ReturnQueueFrameQuery, ReturnQueueFrameQueryVariables>;
export const ReturnBulkApproveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnBulkApprove($input: ReturnBulkApproveInput!) {
  returnBulkApprove(input: $input) {
    results {
      id
      error {
        code
        message
      }
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnBulkApproveMutation, ReturnBulkApproveMutationVariables>;
export const ReturnBulkDeclineDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnBulkDecline($input: ReturnBulkDeclineInput!) {
  returnBulkDecline(input: $input) {
    results {
      id
      error {
        code
        message
      }
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnBulkDeclineMutation, ReturnBulkDeclineMutationVariables>;
export const ReturnViewSaveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnViewSave($input: ReturnViewSaveInput!) {
  returnViewSave(input: $input) {
    view {
      ...ReturnViewFields
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment ReturnViewFields on PostSaleReturnView {
  id
  name
  filter
  isShared
  isOwn
  count
}`) as unknown as TypedDocumentString<ReturnViewSaveMutation, ReturnViewSaveMutationVariables>;
export const ReturnViewDeleteDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnViewDelete($input: ReturnViewDeleteInput!) {
  returnViewDelete(input: $input) {
    deletedId
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnViewDeleteMutation, ReturnViewDeleteMutationVariables>;
export const ReturnPageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnPage($id: ID, $number: String) {
  postSaleViewer {
    permissions
  }
  postSaleSettings {
    timeZone
  }
  postSaleReturn(id: $id, number: $number) {
    ...ReturnStanding
    channel
    language
    processingEvent
    orderNumber
    orderSaleorId
    order {
      id
      total {
        amount
        currency
      }
    }
    customer {
      id
      name
      email
      isGuest
    }
    ageDays
    isOverdue
    needsReview
    overrideReason
    destination
    policyNumber
    nextSteps
    declineReason
    trackingNumber
    carrier
    requestedAt
    approvedAt
    sentAt
    firstReceivedAt
    resolvedAt
    sendBy
    remindedAt
    fees {
      amount
      currency
    }
    shipping {
      amount
      currency
    }
    method {
      code
      label
    }
    arrangement {
      said
    }
    slipPath
    labelPath
    photoPath
    files {
      id
      kind
      contentType
      at
      lineId
      url
    }
    lines {
      ...ReturnLineFields
    }
    settlementAhead {
      ...SettlementAheadFields
    }
    settlements {
      ...SettlementFields
    }
    exchange {
      id
      status
      statusLabel
      difference {
        amount
        currency
      }
      replacementSaleorId
      replacementNumber
      lines {
        lineId
        variantSaleorId
        variantName
        quantity
        unitPrice {
          amount
          currency
        }
        unitDifference {
          amount
          currency
        }
      }
    }
    goodsMoves {
      id
      kind
      kindLabel
      status
      statusLabel
      statusSince
      trouble
      troubleLabel
      wanted
      result
    }
    notes {
      id
      text
      isInternal
      at
      actorKind
      actorLabel
    }
    transitions {
      step
      fromStatus
      toStatus
      at
      actorKind
      actorLabel
      reason
    }
    receipts {
      batch
      at
      units {
        orderLineId
        quantity
      }
    }
  }
}
    fragment ReturnLineFields on PostSaleReturnLine {
  id
  orderLine {
    id
    productName
    variantName
    sku
    unitPrice {
      amount
      currency
    }
  }
  quantity
  quantityApproved
  quantityReceived
  quantityInspected
  quantitySettled
  quantityMissing
  quantityExpected
  quantityUninspected
  reason {
    code
    name
    question
    isShopsFault
  }
  details
  declineReason
  wantedVariantName
  estimate {
    amount
    currency
  }
  inspections {
    quantity
    grade
    gradeLabel
    at
    disposition
    note
    serial
    photos {
      id
      url
    }
  }
  files {
    id
    kind
    contentType
    url
  }
  decision {
    verdict
    code
    sentence
    staffSentences
    window {
      lastDay
      isEstimated
    }
    hasWithdrawalRight
    article
    trace {
      code
      rule
      target
      isApplied
      lostTo
    }
  }
}
fragment SettlementAheadFields on PostSaleSettlementAhead {
  outcome
  units
  goods {
    amount
    currency
  }
  fees {
    amount
    currency
  }
  loss {
    amount
    currency
  }
  shipping {
    amount
    currency
  }
  bonus {
    amount
    currency
  }
  amount {
    amount
    currency
  }
}
fragment SettlementFields on PostSaleSettlement {
  id
  number
  outcome
  status
  statusLabel
  trouble
  note
  madeAt
  doneAt
  units {
    orderLineId
    quantity
  }
  goods {
    amount
    currency
  }
  fees {
    amount
    currency
  }
  loss {
    amount
    currency
  }
  shipping {
    amount
    currency
  }
  bonus {
    amount
    currency
  }
  amount {
    amount
    currency
  }
  refunds {
    id
    status
    statusLabel
    amount {
      amount
      currency
    }
    requestedAt
    settledAt
    dueAt
    parts {
      id
      path
      amount {
        amount
        currency
      }
      status
      statusLabel
      statusSince
      troubleLabel
      confirmedBy
    }
  }
  credits {
    id
    amount {
      amount
      currency
    }
    status
    statusLabel
    statusSince
    expiresOn
    lastChars
    troubleLabel
  }
}
fragment ReturnStanding on PostSaleReturn {
  id
  number
  status
  statusSince
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
}`) as unknown as TypedDocumentString<ReturnPageQuery, ReturnPageQueryVariables>;
export const SettlementAheadDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SettlementAhead($id: ID!, $findings: [ReturnFindingInput!]) {
  postSaleReturn(id: $id) {
    id
    settlementAhead(findings: $findings) {
      ...SettlementAheadFields
    }
  }
}
    fragment SettlementAheadFields on PostSaleSettlementAhead {
  outcome
  units
  goods {
    amount
    currency
  }
  fees {
    amount
    currency
  }
  loss {
    amount
    currency
  }
  shipping {
    amount
    currency
  }
  bonus {
    amount
    currency
  }
  amount {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<SettlementAheadQuery, SettlementAheadQueryVariables>;
export const WarehousesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Warehouses {
  postSaleWarehouses {
    saleorId
    name
  }
}
    `) as unknown as TypedDocumentString<WarehousesQuery, WarehousesQueryVariables>;
export const ExchangeChoicesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ExchangeChoices($orderId: ID!) {
  returnExchangeChoices(orderId: $orderId) {
    orderLineId
    variantSaleorId
    variantName
    unitPrice {
      amount
      currency
    }
    unitDifference {
      amount
      currency
    }
    isAvailable
  }
}
    `) as unknown as TypedDocumentString<ExchangeChoicesQuery, ExchangeChoicesQueryVariables>;
export const ReturnApproveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnApprove($input: ReturnApproveInput!) {
  returnApprove(input: $input) {
    return {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnApproveMutation, ReturnApproveMutationVariables>;
export const ReturnDeclineDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnDecline($input: ReturnDeclineInput!) {
  returnDecline(input: $input) {
    return {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnDeclineMutation, ReturnDeclineMutationVariables>;
export const ReturnSendDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnSend($input: ReturnSendInput!) {
  returnSend(input: $input) {
    return {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnSendMutation, ReturnSendMutationVariables>;
export const ReturnReceiveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnReceive($input: ReturnReceiveInput!) {
  returnReceive(input: $input) {
    return {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnReceiveMutation, ReturnReceiveMutationVariables>;
export const ReturnInspectDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnInspect($input: ReturnInspectInput!) {
  returnInspect(input: $input) {
    return {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnInspectMutation, ReturnInspectMutationVariables>;
export const ReturnSettleDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnSettle($input: ReturnSettleInput!) {
  returnSettle(input: $input) {
    return {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnSettleMutation, ReturnSettleMutationVariables>;
export const ReturnSettlementFinishDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnSettlementFinish($input: ReturnSettlementFinishInput!) {
  returnSettlementFinish(input: $input) {
    return {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnSettlementFinishMutation, ReturnSettlementFinishMutationVariables>;
export const ReturnCancelDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnCancel($input: ReturnCancelInput!) {
  returnCancel(input: $input) {
    return {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnCancelMutation, ReturnCancelMutationVariables>;
export const ReturnReopenDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnReopen($input: ReturnReopenInput!) {
  returnReopen(input: $input) {
    return {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnReopenMutation, ReturnReopenMutationVariables>;
export const ReturnCloseMissingDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnCloseMissing($input: ReturnCloseMissingInput!) {
  returnCloseMissing(input: $input) {
    return {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnCloseMissingMutation, ReturnCloseMissingMutationVariables>;
export const ReturnResolveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnResolve($input: ReturnResolveInput!) {
  returnResolve(input: $input) {
    return {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnResolveMutation, ReturnResolveMutationVariables>;
export const ReturnChangeExchangeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnChangeExchange($input: ReturnChangeExchangeInput!) {
  returnChangeExchange(input: $input) {
    return {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnChangeExchangeMutation, ReturnChangeExchangeMutationVariables>;
export const ReturnNoteAddDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnNoteAdd($input: ReturnNoteAddInput!) {
  returnNoteAdd(input: $input) {
    note {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnNoteAddMutation, ReturnNoteAddMutationVariables>;
export const RefundConfirmDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RefundConfirm($input: RefundConfirmInput!) {
  refundConfirm(input: $input) {
    part {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RefundConfirmMutation, RefundConfirmMutationVariables>;
export const RefundRetryDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RefundRetry($input: RefundRetryInput!) {
  refundRetry(input: $input) {
    part {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RefundRetryMutation, RefundRetryMutationVariables>;
export const CreditRetryDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreditRetry($input: CreditRetryInput!) {
  creditRetry(input: $input) {
    credit {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreditRetryMutation, CreditRetryMutationVariables>;
export const GoodsMoveConfirmDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation GoodsMoveConfirm($input: GoodsMoveConfirmInput!) {
  goodsMoveConfirm(input: $input) {
    move {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<GoodsMoveConfirmMutation, GoodsMoveConfirmMutationVariables>;
export const GoodsMoveRetryDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation GoodsMoveRetry($input: GoodsMoveRetryInput!) {
  goodsMoveRetry(input: $input) {
    move {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<GoodsMoveRetryMutation, GoodsMoveRetryMutationVariables>;
export const GoodsMoveDropDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation GoodsMoveDrop($input: GoodsMoveDropInput!) {
  goodsMoveDrop(input: $input) {
    move {
      id
      status
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<GoodsMoveDropMutation, GoodsMoveDropMutationVariables>;
