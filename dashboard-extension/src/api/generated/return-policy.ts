/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type PostSaleLanguage =
  | 'EN'
  | 'ES';

/** What the shopper gets: money back, store credit, or another variant. */
export type PostSaleReturnOutcome =
  | 'REFUND'
  | 'CREDIT'
  | 'EXCHANGE';

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

/** What is blocked or allowed. */
export type PostSaleReturnGuardSubject =
  | 'CUSTOMER'
  | 'SKU'
  | 'COLLECTION'
  | 'ORDER'
  | 'VOUCHER';

/** What a version of the policy is. */
export type PostSalePolicyStatus =
  | 'DRAFT'
  | 'SCHEDULED'
  | 'PUBLISHED'
  | 'DISCARDED';

/** What the numbers of a condition are of. */
export type PostSalePolicyUnit =
  | 'DAYS'
  | 'MONEY'
  | 'PERCENT';

/** What a shopper might ask for, as far as it is to be tried. */
export type PostSalePolicyWishInput = {
  /** Its code. */
  reason?: string | null | undefined;
  outcome?: PostSaleReturnOutcome | null | undefined;
  /** Its code. */
  method?: string | null | undefined;
  /** Of each line; all of it where it isn't said. */
  quantity?: number | null | undefined;
};

/** How far a simulation is. */
export type PostSaleSimulationStatus =
  | 'WAITING'
  | 'RUNNING'
  | 'DONE'
  | 'FAILED';

/** By what the figures are told apart. */
export type PostSaleSimulationDimension =
  | 'COUNTRY'
  | 'PRODUCT_TYPE'
  | 'CATEGORY'
  | 'CUSTOMER_SEGMENT'
  | 'REASON';

/** Refused by the policy, declined by a person, given up by the shopper, or carried out. */
export type PostSaleSimulatedEnding =
  | 'REFUSED'
  | 'DECLINED'
  | 'GIVEN_UP'
  | 'CARRIED_OUT';

export type PostSaleTextInput = {
  language: string;
  text: string;
};

/** The whole tree in its order. Reasons that are left out are switched off: returns may hang on them. */
export type ReturnReasonsUpdateInput = {
  reasons: Array<ReturnReasonInput>;
};

export type ReturnReasonInput = {
  code: string;
  /** The code of the reason above it. */
  parent?: string | null | undefined;
  names: Array<PostSaleTextInput>;
  questions?: Array<PostSaleTextInput> | null | undefined;
  minPhotos?: number | null | undefined;
  isShopsFault?: boolean | null | undefined;
  isOn?: boolean | null | undefined;
};

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

export type ReturnPolicySaveInput = {
  content: string;
  name?: string | null | undefined;
  /** Of the draft that this takes the place of, as it was read; left out where there was none. Refused as `overtaken` where there is one, or another, by now. */
  revision?: number | null | undefined;
};

export type ReturnPolicyPublishInput = {
  /** Of the draft. */
  id: string | number;
  /** Of the draft as it was read: refused as `overtaken` where it was changed since. Left out: the draft as it is. */
  revision?: number | null | undefined;
  /** Now, where it isn't given. */
  takesEffectAt?: string | null | undefined;
  /** Orders placed from then on; no later than it takes effect. No window gets shorter by it. */
  appliesFrom?: string | null | undefined;
};

export type ReturnPolicyDiscardInput = {
  /** Of the draft. */
  id: string | number;
  /** Of the draft as it was read: refused as `overtaken` where it was changed since. Left out: the draft as it is. */
  revision?: number | null | undefined;
};

export type ReturnPolicyImportInput = {
  /** The text of a version's `file`. */
  file: string;
  /** Of the draft that this takes the place of, as it was read; left out where there was none. Refused as `overtaken` where there is one, or another, by now. */
  revision?: number | null | undefined;
};

export type ReturnPolicySimulateInput = {
  /** A version. Without it, and without `content`, the draft. */
  policyId?: string | number | null | undefined;
  /** This document, which need not be saved. */
  content?: string | null | undefined;
  /** Orders placed from then on; a year before `until` where it isn't given. */
  since?: string | null | undefined;
  /** Now, where it isn't given. */
  until?: string | null | undefined;
  /** Of those who would be too late: which share would have asked in time, at least. 0 where not given. */
  lateLow?: number | null | undefined;
  /** And at most. 1 where not given. */
  lateHigh?: number | null | undefined;
};

export type ReturnMethodChangeInput = {
  code: string;
  isOn: boolean;
  /** All of them, as the way's `settingsSchema` says. */
  settings: string;
};

export type ReturnGuardListQueryVariables = Exact<{ [key: string]: never; }>;


export type ReturnGuardListQuery = { postSaleViewer: { permissions: Array<string> }, postSaleSettings: { timeZone: string } | null, returnGuards: Array<{ id: string, subject: PostSaleReturnGuardSubject, value: string, isBlock: boolean, reason: string, expiresAt: string | null, createdAt: string, createdBy: string | null, customer: { id: string, name: string | null, email: string | null } | null }> | null };

export type GuardCustomersQueryVariables = Exact<{
  search: string;
}>;


export type GuardCustomersQuery = { postSaleOrders: { edges: Array<{ node: { id: string, number: string, customer: { id: string, name: string | null, email: string | null } | null } }> } | null };

export type ReturnGuardAddMutationVariables = Exact<{
  input: ReturnGuardAddInput;
}>;


export type ReturnGuardAddMutation = { returnGuardAdd: { guard: { id: string, subject: PostSaleReturnGuardSubject, value: string, isBlock: boolean, reason: string, expiresAt: string | null, createdAt: string, createdBy: string | null, customer: { id: string, name: string | null, email: string | null } | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnGuardRemoveMutationVariables = Exact<{
  input: ReturnGuardRemoveInput;
}>;


export type ReturnGuardRemoveMutation = { returnGuardRemove: { guard: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type GuardFieldsFragment = { id: string, subject: PostSaleReturnGuardSubject, value: string, isBlock: boolean, reason: string, expiresAt: string | null, createdAt: string, createdBy: string | null, customer: { id: string, name: string | null, email: string | null } | null };

export type ReturnPolicyPageQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ReturnPolicyPageQuery = { postSaleSettings: { canChange: boolean, timeZone: string, languages: Array<PostSaleLanguage> } | null, returnPolicy: { url: string, isDefault: boolean, content: string, version: { id: string, number: number, name: string, status: PostSalePolicyStatus, statusLabel: string, createdAt: string, changedAt: string, createdBy: string | null, changedBy: string | null, revision: number, publishedBy: string | null, publishedAt: string | null, takesEffectAt: string | null, appliesFrom: string | null, isRecomputed: boolean } | null } | null, returnPolicyText: { versionNumber: number | null, paragraphs: Array<{ code: string, heading: string, sentences: Array<string> }> } | null, returnPolicyDraft: { id: string, number: number, name: string, status: PostSalePolicyStatus, statusLabel: string, createdAt: string, changedAt: string, createdBy: string | null, changedBy: string | null, revision: number, publishedBy: string | null, publishedAt: string | null, takesEffectAt: string | null, appliesFrom: string | null, isRecomputed: boolean } | null, returnPolicyVersions: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: number, name: string, status: PostSalePolicyStatus, statusLabel: string, createdAt: string, changedAt: string, createdBy: string | null, changedBy: string | null, revision: number, publishedBy: string | null, publishedAt: string | null, takesEffectAt: string | null, appliesFrom: string | null, isRecomputed: boolean } }> } | null };

export type ReturnPolicyVersionQueryVariables = Exact<{
  id: string | number;
}>;


export type ReturnPolicyVersionQuery = { postSaleSettings: { canChange: boolean, timeZone: string, languages: Array<PostSaleLanguage> } | null, returnPolicyVersion: { id: string, number: number, name: string, status: PostSalePolicyStatus, statusLabel: string, createdAt: string, changedAt: string, createdBy: string | null, changedBy: string | null, revision: number, publishedBy: string | null, publishedAt: string | null, takesEffectAt: string | null, appliesFrom: string | null, isRecomputed: boolean, text: { paragraphs: Array<{ code: string, heading: string, sentences: Array<string> }> } | null } | null };

export type ReturnPolicyFileQueryVariables = Exact<{
  id: string | number;
}>;


export type ReturnPolicyFileQuery = { returnPolicyVersion: { id: string, number: number, file: string } | null };

export type ReturnPolicyInForceFileQueryVariables = Exact<{ [key: string]: never; }>;


export type ReturnPolicyInForceFileQuery = { returnPolicy: { file: string, version: { id: string, number: number } | null } | null };

export type ReturnPolicyEditorQueryVariables = Exact<{ [key: string]: never; }>;


export type ReturnPolicyEditorQuery = { postSaleViewer: { permissions: Array<string> }, postSaleSettings: { canChange: boolean, timeZone: string, languages: Array<PostSaleLanguage> } | null, returnPolicy: { url: string, isDefault: boolean, content: string, version: { id: string, number: number } | null } | null, returnPolicyDraft: { content: string, id: string, number: number, name: string, status: PostSalePolicyStatus, statusLabel: string, createdAt: string, changedAt: string, createdBy: string | null, changedBy: string | null, revision: number, publishedBy: string | null, publishedAt: string | null, takesEffectAt: string | null, appliesFrom: string | null, isRecomputed: boolean } | null, returnPolicySchema: { currencies: Array<string>, conditions: Array<{ code: string, label: string, subject: string, schema: string, isPublic: boolean, unit: PostSalePolicyUnit | null, choices: Array<{ code: string, label: string }> | null }>, actions: Array<{ code: string, label: string, subject: string, schema: string, isPublic: boolean, unit: PostSalePolicyUnit | null, choices: Array<{ code: string, label: string }> | null }>, methods: Array<{ code: string, label: string }>, outcomes: Array<{ code: string, label: string }>, processingEvents: Array<{ code: string, label: string }>, grades: Array<{ code: string, label: string }>, anchors: Array<{ code: string, label: string }>, fees: Array<{ code: string, label: string }>, exclusions: Array<{ code: string, label: string }> } | null };

export type ReturnPolicyContentQueryVariables = Exact<{
  id: string | number;
}>;


export type ReturnPolicyContentQuery = { returnPolicyVersion: { id: string, number: number, name: string, content: string } | null };

export type ReturnPolicyCheckQueryVariables = Exact<{
  content: string;
}>;


export type ReturnPolicyCheckQuery = { returnPolicyCheck: { canPublish: boolean, countries: Array<string>, problems: Array<{ path: string, message: string }>, violations: Array<{ code: string, country: string, article: string, rule: string | null, path: string | null, message: string }>, text: { paragraphs: Array<{ code: string, heading: string, sentences: Array<string> }> } | null } | null };

export type ReturnPolicySaveMutationVariables = Exact<{
  input: ReturnPolicySaveInput;
}>;


export type ReturnPolicySaveMutation = { returnPolicySave: { policy: { content: string, id: string, number: number, name: string, status: PostSalePolicyStatus, statusLabel: string, createdAt: string, changedAt: string, createdBy: string | null, changedBy: string | null, revision: number, publishedBy: string | null, publishedAt: string | null, takesEffectAt: string | null, appliesFrom: string | null, isRecomputed: boolean } | null, overtakenBy: { content: string, id: string, number: number, name: string, status: PostSalePolicyStatus, statusLabel: string, createdAt: string, changedAt: string, createdBy: string | null, changedBy: string | null, revision: number, publishedBy: string | null, publishedAt: string | null, takesEffectAt: string | null, appliesFrom: string | null, isRecomputed: boolean } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnPolicyPublishMutationVariables = Exact<{
  input: ReturnPolicyPublishInput;
}>;


export type ReturnPolicyPublishMutation = { returnPolicyPublish: { policy: { id: string, number: number, name: string, status: PostSalePolicyStatus, statusLabel: string, createdAt: string, changedAt: string, createdBy: string | null, changedBy: string | null, revision: number, publishedBy: string | null, publishedAt: string | null, takesEffectAt: string | null, appliesFrom: string | null, isRecomputed: boolean } | null, violations: Array<{ country: string, article: string, message: string }>, overtakenBy: { content: string, id: string, number: number, name: string, status: PostSalePolicyStatus, statusLabel: string, createdAt: string, changedAt: string, createdBy: string | null, changedBy: string | null, revision: number, publishedBy: string | null, publishedAt: string | null, takesEffectAt: string | null, appliesFrom: string | null, isRecomputed: boolean } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnPolicyDiscardMutationVariables = Exact<{
  input: ReturnPolicyDiscardInput;
}>;


export type ReturnPolicyDiscardMutation = { returnPolicyDiscard: { policy: { id: string } | null, overtakenBy: { content: string, id: string, number: number, name: string, status: PostSalePolicyStatus, statusLabel: string, createdAt: string, changedAt: string, createdBy: string | null, changedBy: string | null, revision: number, publishedBy: string | null, publishedAt: string | null, takesEffectAt: string | null, appliesFrom: string | null, isRecomputed: boolean } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReturnPolicyImportMutationVariables = Exact<{
  input: ReturnPolicyImportInput;
}>;


export type ReturnPolicyImportMutation = { returnPolicyImport: { policy: { id: string, number: number } | null, overtakenBy: { id: string, number: number, name: string, status: PostSalePolicyStatus, statusLabel: string, createdAt: string, changedAt: string, createdBy: string | null, changedBy: string | null, revision: number, publishedBy: string | null, publishedAt: string | null, takesEffectAt: string | null, appliesFrom: string | null, isRecomputed: boolean } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type PolicyVersionFieldsFragment = { id: string, number: number, name: string, status: PostSalePolicyStatus, statusLabel: string, createdAt: string, changedAt: string, createdBy: string | null, changedBy: string | null, revision: number, publishedBy: string | null, publishedAt: string | null, takesEffectAt: string | null, appliesFrom: string | null, isRecomputed: boolean };

export type PolicyKindFieldsFragment = { code: string, label: string, subject: string, schema: string, isPublic: boolean, unit: PostSalePolicyUnit | null, choices: Array<{ code: string, label: string }> | null };

export type ReturnReasonTreeQueryVariables = Exact<{ [key: string]: never; }>;


export type ReturnReasonTreeQuery = { postSaleSettings: { canChange: boolean, languages: Array<PostSaleLanguage> } | null, returnReasons: Array<{ reason: { id: string, code: string, minPhotos: number, isShopsFault: boolean, isOn: boolean, isFromSaleor: boolean, saleorPageId: string | null, names: Array<{ language: string, text: string }>, questions: Array<{ language: string, text: string }> }, children: Array<{ id: string, code: string, minPhotos: number, isShopsFault: boolean, isOn: boolean, isFromSaleor: boolean, saleorPageId: string | null, names: Array<{ language: string, text: string }>, questions: Array<{ language: string, text: string }> }> }> | null };

export type ReturnReasonsSaveMutationVariables = Exact<{
  input: ReturnReasonsUpdateInput;
}>;


export type ReturnReasonsSaveMutation = { returnReasonsUpdate: { reasons: Array<{ reason: { id: string, code: string, minPhotos: number, isShopsFault: boolean, isOn: boolean, isFromSaleor: boolean, saleorPageId: string | null, names: Array<{ language: string, text: string }>, questions: Array<{ language: string, text: string }> }, children: Array<{ id: string, code: string, minPhotos: number, isShopsFault: boolean, isOn: boolean, isFromSaleor: boolean, saleorPageId: string | null, names: Array<{ language: string, text: string }>, questions: Array<{ language: string, text: string }> }> }>, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReasonGroupFieldsFragment = { reason: { id: string, code: string, minPhotos: number, isShopsFault: boolean, isOn: boolean, isFromSaleor: boolean, saleorPageId: string | null, names: Array<{ language: string, text: string }>, questions: Array<{ language: string, text: string }> }, children: Array<{ id: string, code: string, minPhotos: number, isShopsFault: boolean, isOn: boolean, isFromSaleor: boolean, saleorPageId: string | null, names: Array<{ language: string, text: string }>, questions: Array<{ language: string, text: string }> }> };

export type ReasonFieldsFragment = { id: string, code: string, minPhotos: number, isShopsFault: boolean, isOn: boolean, isFromSaleor: boolean, saleorPageId: string | null, names: Array<{ language: string, text: string }>, questions: Array<{ language: string, text: string }> };

export type SimulatorStartQueryVariables = Exact<{ [key: string]: never; }>;


export type SimulatorStartQuery = { postSaleSettings: { timeZone: string } | null, returnPolicyDraft: { id: string, number: number, name: string } | null, returnPolicy: { version: { id: string, number: number, name: string } | null } | null, returnPolicyVersions: { edges: Array<{ node: { id: string, number: number, name: string, status: PostSalePolicyStatus } }> } | null, returnPolicySimulations: { edges: Array<{ node: { id: string, status: PostSaleSimulationStatus, askedAt: string, askedBy: string | null, since: string, until: string, ordersReplayed: number, ordersChanged: number, version: { id: string, number: number, name: string } | null, liveVersion: { id: string, number: number, name: string } | null } }> } | null };

export type SimulationQueryVariables = Exact<{
  id: string | number;
  by: PostSaleSimulationDimension;
}>;


export type SimulationQuery = { returnPolicySimulation: { id: string, status: PostSaleSimulationStatus, progress: number, askedAt: string, finishedAt: string | null, since: string, until: string, ordersReplayed: number, ordersChanged: number, ordersToldOtherwise: number, version: { id: string, number: number, name: string } | null, liveVersion: { id: string, number: number, name: string } | null, totals: Array<{ currency: string, live: { returnsAsked: number, returnsRefused: number, returnsCarriedOut: number, exchanges: number, keepIts: number, reviews: number, autoApproved: number, rightsDenied: number, unitsBack: number, unitsKeptSold: number, keptSales: { amount: string | number, currency: string }, refunded: { amount: string | number, currency: string }, credited: { amount: string | number, currency: string }, exchanged: { amount: string | number, currency: string }, fees: { amount: string | number, currency: string }, shipping: { amount: string | number, currency: string } }, simulated: { returnsAsked: number, returnsRefused: number, returnsCarriedOut: number, exchanges: number, keepIts: number, reviews: number, autoApproved: number, rightsDenied: number, unitsBack: number, unitsKeptSold: number, keptSales: { amount: string | number, currency: string }, refunded: { amount: string | number, currency: string }, credited: { amount: string | number, currency: string }, exchanged: { amount: string | number, currency: string }, fees: { amount: string | number, currency: string }, shipping: { amount: string | number, currency: string } }, difference: { returnsAsked: number, returnsRefused: number, returnsCarriedOut: number, exchanges: number, keepIts: number, reviews: number, autoApproved: number, rightsDenied: number, unitsBack: number, unitsKeptSold: number, keptSales: { amount: string | number, currency: string }, refunded: { amount: string | number, currency: string }, credited: { amount: string | number, currency: string }, exchanged: { amount: string | number, currency: string }, fees: { amount: string | number, currency: string }, shipping: { amount: string | number, currency: string } }, refundedBand: { low: { amount: string | number, currency: string }, value: { amount: string | number, currency: string }, high: { amount: string | number, currency: string }, margin: { amount: string | number, currency: string } } }>, segments: Array<{ key: string, name: string, currency: string, difference: { returnsAsked: number, returnsRefused: number, refunded: { amount: string | number, currency: string }, keptSales: { amount: string | number, currency: string } }, simulated: { returnsAsked: number, returnsRefused: number, refunded: { amount: string | number, currency: string }, keptSales: { amount: string | number, currency: string } }, refusedShare: { value: number, low: number, high: number, n: number } | null }>, assumptions: Array<{ code: string, sentence: string }>, violations: Array<{ code: string, country: string, article: string, path: string | null, message: string }> } | null };

export type SimulatedOrdersQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type SimulatedOrdersQuery = { returnPolicySimulatedOrders: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, order: { id: string, number: string, placedAt: string }, live: { amount: string | number, currency: string }, simulated: { amount: string | number, currency: string }, difference: { amount: string | number, currency: string }, returns: Array<{ number: string, live: { ending: PostSaleSimulatedEnding, outcome: PostSaleReturnOutcome, methodLabel: string | null, needsReview: boolean, isKeepIt: boolean, total: { amount: string | number, currency: string } }, simulated: { ending: PostSaleSimulatedEnding, outcome: PostSaleReturnOutcome, methodLabel: string | null, needsReview: boolean, isKeepIt: boolean, total: { amount: string | number, currency: string } }, lines: Array<{ quantity: number, orderLine: { id: string, productName: string, variantName: string } | null, live: { code: string, sentence: string, lastDay: string | null, total: { amount: string | number, currency: string } }, simulated: { code: string, sentence: string, lastDay: string | null, total: { amount: string | number, currency: string } } }> }> } }> } | null };

export type ReturnPolicySimulateMutationVariables = Exact<{
  input: ReturnPolicySimulateInput;
}>;


export type ReturnPolicySimulateMutation = { returnPolicySimulate: { simulation: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type SimulationFiguresFragment = { returnsAsked: number, returnsRefused: number, returnsCarriedOut: number, exchanges: number, keepIts: number, reviews: number, autoApproved: number, rightsDenied: number, unitsBack: number, unitsKeptSold: number, keptSales: { amount: string | number, currency: string }, refunded: { amount: string | number, currency: string }, credited: { amount: string | number, currency: string }, exchanged: { amount: string | number, currency: string }, fees: { amount: string | number, currency: string }, shipping: { amount: string | number, currency: string } };

export type SegmentFiguresFragment = { returnsAsked: number, returnsRefused: number, refunded: { amount: string | number, currency: string }, keptSales: { amount: string | number, currency: string } };

export type SimulatedResultFragment = { ending: PostSaleSimulatedEnding, outcome: PostSaleReturnOutcome, methodLabel: string | null, needsReview: boolean, isKeepIt: boolean, total: { amount: string | number, currency: string } };

export type PolicyTrialOrdersQueryVariables = Exact<{
  search: string;
}>;


export type PolicyTrialOrdersQuery = { postSaleOrders: { edges: Array<{ node: { id: string, number: string, placedAt: string, customer: { id: string, name: string | null } | null, lines: Array<{ id: string, productName: string, variantName: string, quantity: number }> } }> } | null };

export type PolicyTrialChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type PolicyTrialChoicesQuery = { returnReasons: Array<{ reason: { id: string, code: string, name: string, isOn: boolean }, children: Array<{ id: string, code: string, name: string, isOn: boolean }> }> | null };

export type PolicyTrialQueryVariables = Exact<{
  orderId: string | number;
  content: string;
  wish?: PostSalePolicyWishInput | null | undefined;
}>;


export type PolicyTrialQuery = { live: { problems: Array<{ path: string, message: string }>, items: Array<{ orderLine: { id: string }, decision: { verdict: PostSaleReturnVerdict, code: string, isReturnable: boolean, returnable: number, outcomes: Array<PostSaleReturnOutcome>, isKeepIt: boolean, isShippingRefunded: boolean, requiresPhotos: number, article: string | null, staffSentences: Array<string> | null, spanish: string, english: string, window: { lastDay: string, days: number, anchor: string, isEstimated: boolean, isExtendedOverHolidays: boolean } | null, methods: Array<{ code: string, label: string }>, fees: Array<{ kind: string, isPerUnit: boolean, amount: { amount: string | number, currency: string } }>, bonuses: Array<{ kind: string, amount: { amount: string | number, currency: string } }>, trace: Array<{ code: string, rule: string | null, target: string | null, isApplied: boolean, lostTo: string | null }> | null } }> } | null, draft: { problems: Array<{ path: string, message: string }>, items: Array<{ orderLine: { id: string }, decision: { verdict: PostSaleReturnVerdict, code: string, isReturnable: boolean, returnable: number, outcomes: Array<PostSaleReturnOutcome>, isKeepIt: boolean, isShippingRefunded: boolean, requiresPhotos: number, article: string | null, staffSentences: Array<string> | null, spanish: string, english: string, window: { lastDay: string, days: number, anchor: string, isEstimated: boolean, isExtendedOverHolidays: boolean } | null, methods: Array<{ code: string, label: string }>, fees: Array<{ kind: string, isPerUnit: boolean, amount: { amount: string | number, currency: string } }>, bonuses: Array<{ kind: string, amount: { amount: string | number, currency: string } }>, trace: Array<{ code: string, rule: string | null, target: string | null, isApplied: boolean, lostTo: string | null }> | null } }> } | null };

export type PolicyTrialFieldsFragment = { problems: Array<{ path: string, message: string }>, items: Array<{ orderLine: { id: string }, decision: { verdict: PostSaleReturnVerdict, code: string, isReturnable: boolean, returnable: number, outcomes: Array<PostSaleReturnOutcome>, isKeepIt: boolean, isShippingRefunded: boolean, requiresPhotos: number, article: string | null, staffSentences: Array<string> | null, spanish: string, english: string, window: { lastDay: string, days: number, anchor: string, isEstimated: boolean, isExtendedOverHolidays: boolean } | null, methods: Array<{ code: string, label: string }>, fees: Array<{ kind: string, isPerUnit: boolean, amount: { amount: string | number, currency: string } }>, bonuses: Array<{ kind: string, amount: { amount: string | number, currency: string } }>, trace: Array<{ code: string, rule: string | null, target: string | null, isApplied: boolean, lostTo: string | null }> | null } }> };

export type ReturnWaysQueryVariables = Exact<{ [key: string]: never; }>;


export type ReturnWaysQuery = { postSaleSettings: { canChange: boolean } | null, returnMethods: Array<{ code: string, label: string, summary: string, shopperReads: Array<string>, teamsPart: string, isOn: boolean, isInPolicy: boolean, isChosen: boolean, isOffered: boolean, lacks: string | null, settings: string, settingsSchema: string, changedAt: string | null, changedBy: string | null }> | null };

export type ReturnMethodChangeMutationVariables = Exact<{
  input: ReturnMethodChangeInput;
}>;


export type ReturnMethodChangeMutation = { returnMethodChange: { method: { code: string, label: string, summary: string, shopperReads: Array<string>, teamsPart: string, isOn: boolean, isInPolicy: boolean, isChosen: boolean, isOffered: boolean, lacks: string | null, settings: string, settingsSchema: string, changedAt: string | null, changedBy: string | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type WayFieldsFragment = { code: string, label: string, summary: string, shopperReads: Array<string>, teamsPart: string, isOn: boolean, isInPolicy: boolean, isChosen: boolean, isOffered: boolean, lacks: string | null, settings: string, settingsSchema: string, changedAt: string | null, changedBy: string | null };

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
export const GuardFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment GuardFields on PostSaleReturnGuard {
  id
  subject
  value
  customer {
    id
    name
    email
  }
  isBlock
  reason
  expiresAt
  createdAt
  createdBy
}
    `, {"fragmentName":"GuardFields"}) as unknown as TypedDocumentString<GuardFieldsFragment, unknown>;
export const PolicyVersionFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment PolicyVersionFields on PostSalePolicyVersion {
  id
  number
  name
  status
  statusLabel
  createdAt
  changedAt
  createdBy
  changedBy
  revision
  publishedBy
  publishedAt
  takesEffectAt
  appliesFrom
  isRecomputed
}
    `, {"fragmentName":"PolicyVersionFields"}) as unknown as TypedDocumentString<PolicyVersionFieldsFragment, unknown>;
export const PolicyKindFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment PolicyKindFields on PostSalePolicyKind {
  code
  label
  subject
  schema
  isPublic
  unit
  choices {
    code
    label
  }
}
    `, {"fragmentName":"PolicyKindFields"}) as unknown as TypedDocumentString<PolicyKindFieldsFragment, unknown>;
export const ReasonFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ReasonFields on PostSaleReturnReason {
  id
  code
  names {
    language
    text
  }
  questions {
    language
    text
  }
  minPhotos
  isShopsFault
  isOn
  isFromSaleor
  saleorPageId
}
    `, {"fragmentName":"ReasonFields"}) as unknown as TypedDocumentString<ReasonFieldsFragment, unknown>;
export const ReasonGroupFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ReasonGroupFields on PostSaleReturnReasonGroup {
  reason {
    ...ReasonFields
  }
  children {
    ...ReasonFields
  }
}
    fragment ReasonFields on PostSaleReturnReason {
  id
  code
  names {
    language
    text
  }
  questions {
    language
    text
  }
  minPhotos
  isShopsFault
  isOn
  isFromSaleor
  saleorPageId
}`, {"fragmentName":"ReasonGroupFields"}) as unknown as TypedDocumentString<ReasonGroupFieldsFragment, unknown>;
export const SimulationFiguresFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SimulationFigures on PostSaleSimulationFigures {
  returnsAsked
  returnsRefused
  returnsCarriedOut
  exchanges
  keepIts
  reviews
  autoApproved
  rightsDenied
  unitsBack
  unitsKeptSold
  keptSales {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  credited {
    amount
    currency
  }
  exchanged {
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
}
    `, {"fragmentName":"SimulationFigures"}) as unknown as TypedDocumentString<SimulationFiguresFragment, unknown>;
export const SegmentFiguresFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SegmentFigures on PostSaleSimulationFigures {
  returnsAsked
  returnsRefused
  refunded {
    amount
    currency
  }
  keptSales {
    amount
    currency
  }
}
    `, {"fragmentName":"SegmentFigures"}) as unknown as TypedDocumentString<SegmentFiguresFragment, unknown>;
export const SimulatedResultFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SimulatedResult on PostSaleSimulatedResult {
  ending
  outcome
  methodLabel
  needsReview
  isKeepIt
  total {
    amount
    currency
  }
}
    `, {"fragmentName":"SimulatedResult"}) as unknown as TypedDocumentString<SimulatedResultFragment, unknown>;
export const PolicyTrialFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment PolicyTrialFields on PostSalePolicyTrial {
  problems {
    path
    message
  }
  items {
    orderLine {
      id
    }
    decision {
      verdict
      code
      isReturnable
      returnable
      spanish: sentence(language: ES)
      english: sentence(language: EN)
      window {
        lastDay
        days
        anchor
        isEstimated
        isExtendedOverHolidays
      }
      outcomes
      methods {
        code
        label
      }
      fees {
        kind
        isPerUnit
        amount {
          amount
          currency
        }
      }
      bonuses {
        kind
        amount {
          amount
          currency
        }
      }
      isKeepIt
      isShippingRefunded
      requiresPhotos
      article
      staffSentences
      trace {
        code
        rule
        target
        isApplied
        lostTo
      }
    }
  }
}
    `, {"fragmentName":"PolicyTrialFields"}) as unknown as TypedDocumentString<PolicyTrialFieldsFragment, unknown>;
export const WayFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment WayFields on PostSaleReturnMethod {
  code
  label
  summary
  shopperReads
  teamsPart
  isOn
  isInPolicy
  isChosen
  isOffered
  lacks
  settings
  settingsSchema
  changedAt
  changedBy
}
    `, {"fragmentName":"WayFields"}) as unknown as TypedDocumentString<WayFieldsFragment, unknown>;
export const ReturnGuardListDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnGuardList {
  postSaleViewer {
    permissions
  }
  postSaleSettings {
    timeZone
  }
  returnGuards {
    ...GuardFields
  }
}
    fragment GuardFields on PostSaleReturnGuard {
  id
  subject
  value
  customer {
    id
    name
    email
  }
  isBlock
  reason
  expiresAt
  createdAt
  createdBy
}`) as unknown as TypedDocumentString<ReturnGuardListQuery, ReturnGuardListQueryVariables>;
export const GuardCustomersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query GuardCustomers($search: String!) {
  postSaleOrders(filter: {search: $search}, first: 8) {
    edges {
      node {
        id
        number
        customer {
          id
          name
          email
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GuardCustomersQuery, GuardCustomersQueryVariables>;
export const ReturnGuardAddDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnGuardAdd($input: ReturnGuardAddInput!) {
  returnGuardAdd(input: $input) {
    guard {
      ...GuardFields
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment GuardFields on PostSaleReturnGuard {
  id
  subject
  value
  customer {
    id
    name
    email
  }
  isBlock
  reason
  expiresAt
  createdAt
  createdBy
}`) as unknown as TypedDocumentString<ReturnGuardAddMutation, ReturnGuardAddMutationVariables>;
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
export const ReturnPolicyPageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnPolicyPage($first: Int!, $after: String) {
  postSaleSettings {
    canChange
    timeZone
    languages
  }
  returnPolicy {
    url
    isDefault
    content
    version {
      ...PolicyVersionFields
    }
  }
  returnPolicyText {
    versionNumber
    paragraphs {
      code
      heading
      sentences
    }
  }
  returnPolicyDraft {
    ...PolicyVersionFields
  }
  returnPolicyVersions(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...PolicyVersionFields
      }
    }
  }
}
    fragment PolicyVersionFields on PostSalePolicyVersion {
  id
  number
  name
  status
  statusLabel
  createdAt
  changedAt
  createdBy
  changedBy
  revision
  publishedBy
  publishedAt
  takesEffectAt
  appliesFrom
  isRecomputed
}`) as unknown as TypedDocumentString<ReturnPolicyPageQuery, ReturnPolicyPageQueryVariables>;
export const ReturnPolicyVersionDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnPolicyVersion($id: ID!) {
  postSaleSettings {
    canChange
    timeZone
    languages
  }
  returnPolicyVersion(id: $id) {
    ...PolicyVersionFields
    text {
      paragraphs {
        code
        heading
        sentences
      }
    }
  }
}
    fragment PolicyVersionFields on PostSalePolicyVersion {
  id
  number
  name
  status
  statusLabel
  createdAt
  changedAt
  createdBy
  changedBy
  revision
  publishedBy
  publishedAt
  takesEffectAt
  appliesFrom
  isRecomputed
}`) as unknown as TypedDocumentString<ReturnPolicyVersionQuery, ReturnPolicyVersionQueryVariables>;
export const ReturnPolicyFileDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnPolicyFile($id: ID!) {
  returnPolicyVersion(id: $id) {
    id
    number
    file
  }
}
    `) as unknown as TypedDocumentString<ReturnPolicyFileQuery, ReturnPolicyFileQueryVariables>;
export const ReturnPolicyInForceFileDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnPolicyInForceFile {
  returnPolicy {
    file
    version {
      id
      number
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnPolicyInForceFileQuery, ReturnPolicyInForceFileQueryVariables>;
export const ReturnPolicyEditorDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnPolicyEditor {
  postSaleViewer {
    permissions
  }
  postSaleSettings {
    canChange
    timeZone
    languages
  }
  returnPolicy {
    url
    isDefault
    content
    version {
      id
      number
    }
  }
  returnPolicyDraft {
    ...PolicyVersionFields
    content
  }
  returnPolicySchema {
    conditions {
      ...PolicyKindFields
    }
    actions {
      ...PolicyKindFields
    }
    methods {
      code
      label
    }
    outcomes {
      code
      label
    }
    processingEvents {
      code
      label
    }
    grades {
      code
      label
    }
    anchors {
      code
      label
    }
    fees {
      code
      label
    }
    exclusions {
      code
      label
    }
    currencies
  }
}
    fragment PolicyVersionFields on PostSalePolicyVersion {
  id
  number
  name
  status
  statusLabel
  createdAt
  changedAt
  createdBy
  changedBy
  revision
  publishedBy
  publishedAt
  takesEffectAt
  appliesFrom
  isRecomputed
}
fragment PolicyKindFields on PostSalePolicyKind {
  code
  label
  subject
  schema
  isPublic
  unit
  choices {
    code
    label
  }
}`) as unknown as TypedDocumentString<ReturnPolicyEditorQuery, ReturnPolicyEditorQueryVariables>;
export const ReturnPolicyContentDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnPolicyContent($id: ID!) {
  returnPolicyVersion(id: $id) {
    id
    number
    name
    content
  }
}
    `) as unknown as TypedDocumentString<ReturnPolicyContentQuery, ReturnPolicyContentQueryVariables>;
export const ReturnPolicyCheckDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnPolicyCheck($content: JSONString!) {
  returnPolicyCheck(content: $content) {
    canPublish
    countries
    problems {
      path
      message
    }
    violations {
      code
      country
      article
      rule
      path
      message
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
    `) as unknown as TypedDocumentString<ReturnPolicyCheckQuery, ReturnPolicyCheckQueryVariables>;
export const ReturnPolicySaveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnPolicySave($input: ReturnPolicySaveInput!) {
  returnPolicySave(input: $input) {
    policy {
      ...PolicyVersionFields
      content
    }
    overtakenBy {
      ...PolicyVersionFields
      content
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment PolicyVersionFields on PostSalePolicyVersion {
  id
  number
  name
  status
  statusLabel
  createdAt
  changedAt
  createdBy
  changedBy
  revision
  publishedBy
  publishedAt
  takesEffectAt
  appliesFrom
  isRecomputed
}`) as unknown as TypedDocumentString<ReturnPolicySaveMutation, ReturnPolicySaveMutationVariables>;
export const ReturnPolicyPublishDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnPolicyPublish($input: ReturnPolicyPublishInput!) {
  returnPolicyPublish(input: $input) {
    policy {
      ...PolicyVersionFields
    }
    violations {
      country
      article
      message
    }
    overtakenBy {
      ...PolicyVersionFields
      content
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment PolicyVersionFields on PostSalePolicyVersion {
  id
  number
  name
  status
  statusLabel
  createdAt
  changedAt
  createdBy
  changedBy
  revision
  publishedBy
  publishedAt
  takesEffectAt
  appliesFrom
  isRecomputed
}`) as unknown as TypedDocumentString<ReturnPolicyPublishMutation, ReturnPolicyPublishMutationVariables>;
export const ReturnPolicyDiscardDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnPolicyDiscard($input: ReturnPolicyDiscardInput!) {
  returnPolicyDiscard(input: $input) {
    policy {
      id
    }
    overtakenBy {
      ...PolicyVersionFields
      content
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment PolicyVersionFields on PostSalePolicyVersion {
  id
  number
  name
  status
  statusLabel
  createdAt
  changedAt
  createdBy
  changedBy
  revision
  publishedBy
  publishedAt
  takesEffectAt
  appliesFrom
  isRecomputed
}`) as unknown as TypedDocumentString<ReturnPolicyDiscardMutation, ReturnPolicyDiscardMutationVariables>;
export const ReturnPolicyImportDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnPolicyImport($input: ReturnPolicyImportInput!) {
  returnPolicyImport(input: $input) {
    policy {
      id
      number
    }
    overtakenBy {
      ...PolicyVersionFields
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment PolicyVersionFields on PostSalePolicyVersion {
  id
  number
  name
  status
  statusLabel
  createdAt
  changedAt
  createdBy
  changedBy
  revision
  publishedBy
  publishedAt
  takesEffectAt
  appliesFrom
  isRecomputed
}`) as unknown as TypedDocumentString<ReturnPolicyImportMutation, ReturnPolicyImportMutationVariables>;
export const ReturnReasonTreeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnReasonTree {
  postSaleSettings {
    canChange
    languages
  }
  returnReasons(isWhole: true) {
    ...ReasonGroupFields
  }
}
    fragment ReasonGroupFields on PostSaleReturnReasonGroup {
  reason {
    ...ReasonFields
  }
  children {
    ...ReasonFields
  }
}
fragment ReasonFields on PostSaleReturnReason {
  id
  code
  names {
    language
    text
  }
  questions {
    language
    text
  }
  minPhotos
  isShopsFault
  isOn
  isFromSaleor
  saleorPageId
}`) as unknown as TypedDocumentString<ReturnReasonTreeQuery, ReturnReasonTreeQueryVariables>;
export const ReturnReasonsSaveDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnReasonsSave($input: ReturnReasonsUpdateInput!) {
  returnReasonsUpdate(input: $input) {
    reasons {
      ...ReasonGroupFields
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment ReasonGroupFields on PostSaleReturnReasonGroup {
  reason {
    ...ReasonFields
  }
  children {
    ...ReasonFields
  }
}
fragment ReasonFields on PostSaleReturnReason {
  id
  code
  names {
    language
    text
  }
  questions {
    language
    text
  }
  minPhotos
  isShopsFault
  isOn
  isFromSaleor
  saleorPageId
}`) as unknown as TypedDocumentString<ReturnReasonsSaveMutation, ReturnReasonsSaveMutationVariables>;
export const SimulatorStartDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SimulatorStart {
  postSaleSettings {
    timeZone
  }
  returnPolicyDraft {
    id
    number
    name
  }
  returnPolicy {
    version {
      id
      number
      name
    }
  }
  returnPolicyVersions(first: 50) {
    edges {
      node {
        id
        number
        name
        status
      }
    }
  }
  returnPolicySimulations(first: 8) {
    edges {
      node {
        id
        status
        askedAt
        askedBy
        since
        until
        ordersReplayed
        ordersChanged
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
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SimulatorStartQuery, SimulatorStartQueryVariables>;
export const SimulationDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Simulation($id: ID!, $by: PostSaleSimulationDimension!) {
  returnPolicySimulation(id: $id) {
    id
    status
    progress
    askedAt
    finishedAt
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
    ordersToldOtherwise
    totals {
      currency
      live {
        ...SimulationFigures
      }
      simulated {
        ...SimulationFigures
      }
      difference {
        ...SimulationFigures
      }
      refundedBand {
        low {
          amount
          currency
        }
        value {
          amount
          currency
        }
        high {
          amount
          currency
        }
        margin {
          amount
          currency
        }
      }
    }
    segments(by: $by) {
      key
      name
      currency
      difference {
        ...SegmentFigures
      }
      simulated {
        ...SegmentFigures
      }
      refusedShare {
        value
        low
        high
        n
      }
    }
    assumptions {
      code
      sentence
    }
    violations {
      code
      country
      article
      path
      message
    }
  }
}
    fragment SimulationFigures on PostSaleSimulationFigures {
  returnsAsked
  returnsRefused
  returnsCarriedOut
  exchanges
  keepIts
  reviews
  autoApproved
  rightsDenied
  unitsBack
  unitsKeptSold
  keptSales {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
  credited {
    amount
    currency
  }
  exchanged {
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
}
fragment SegmentFigures on PostSaleSimulationFigures {
  returnsAsked
  returnsRefused
  refunded {
    amount
    currency
  }
  keptSales {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<SimulationQuery, SimulationQueryVariables>;
export const SimulatedOrdersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SimulatedOrders($id: ID!, $first: Int!, $after: String) {
  returnPolicySimulatedOrders(simulationId: $id, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        order {
          id
          number
          placedAt
        }
        live {
          amount
          currency
        }
        simulated {
          amount
          currency
        }
        difference {
          amount
          currency
        }
        returns {
          number
          live {
            ...SimulatedResult
          }
          simulated {
            ...SimulatedResult
          }
          lines {
            orderLine {
              id
              productName
              variantName
            }
            quantity
            live {
              code
              sentence
              lastDay
              total {
                amount
                currency
              }
            }
            simulated {
              code
              sentence
              lastDay
              total {
                amount
                currency
              }
            }
          }
        }
      }
    }
  }
}
    fragment SimulatedResult on PostSaleSimulatedResult {
  ending
  outcome
  methodLabel
  needsReview
  isKeepIt
  total {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<SimulatedOrdersQuery, SimulatedOrdersQueryVariables>;
export const ReturnPolicySimulateDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnPolicySimulate($input: ReturnPolicySimulateInput!) {
  returnPolicySimulate(input: $input) {
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
    `) as unknown as TypedDocumentString<ReturnPolicySimulateMutation, ReturnPolicySimulateMutationVariables>;
export const PolicyTrialOrdersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PolicyTrialOrders($search: String!) {
  postSaleOrders(filter: {search: $search}, first: 5) {
    edges {
      node {
        id
        number
        placedAt
        customer {
          id
          name
        }
        lines {
          id
          productName
          variantName
          quantity
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PolicyTrialOrdersQuery, PolicyTrialOrdersQueryVariables>;
export const PolicyTrialChoicesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PolicyTrialChoices {
  returnReasons {
    reason {
      id
      code
      name
      isOn
    }
    children {
      id
      code
      name
      isOn
    }
  }
}
    `) as unknown as TypedDocumentString<PolicyTrialChoicesQuery, PolicyTrialChoicesQueryVariables>;
export const PolicyTrialDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PolicyTrial($orderId: ID!, $content: JSONString!, $wish: PostSalePolicyWishInput) {
  live: returnPolicyTry(orderId: $orderId, wish: $wish) {
    ...PolicyTrialFields
  }
  draft: returnPolicyTry(orderId: $orderId, content: $content, wish: $wish) {
    ...PolicyTrialFields
  }
}
    fragment PolicyTrialFields on PostSalePolicyTrial {
  problems {
    path
    message
  }
  items {
    orderLine {
      id
    }
    decision {
      verdict
      code
      isReturnable
      returnable
      spanish: sentence(language: ES)
      english: sentence(language: EN)
      window {
        lastDay
        days
        anchor
        isEstimated
        isExtendedOverHolidays
      }
      outcomes
      methods {
        code
        label
      }
      fees {
        kind
        isPerUnit
        amount {
          amount
          currency
        }
      }
      bonuses {
        kind
        amount {
          amount
          currency
        }
      }
      isKeepIt
      isShippingRefunded
      requiresPhotos
      article
      staffSentences
      trace {
        code
        rule
        target
        isApplied
        lostTo
      }
    }
  }
}`) as unknown as TypedDocumentString<PolicyTrialQuery, PolicyTrialQueryVariables>;
export const ReturnWaysDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReturnWays {
  postSaleSettings {
    canChange
  }
  returnMethods {
    ...WayFields
  }
}
    fragment WayFields on PostSaleReturnMethod {
  code
  label
  summary
  shopperReads
  teamsPart
  isOn
  isInPolicy
  isChosen
  isOffered
  lacks
  settings
  settingsSchema
  changedAt
  changedBy
}`) as unknown as TypedDocumentString<ReturnWaysQuery, ReturnWaysQueryVariables>;
export const ReturnMethodChangeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReturnMethodChange($input: ReturnMethodChangeInput!) {
  returnMethodChange(input: $input) {
    method {
      ...WayFields
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment WayFields on PostSaleReturnMethod {
  code
  label
  summary
  shopperReads
  teamsPart
  isOn
  isInPolicy
  isChosen
  isOffered
  lacks
  settings
  settingsSchema
  changedAt
  changedBy
}`) as unknown as TypedDocumentString<ReturnMethodChangeMutation, ReturnMethodChangeMutationVariables>;
