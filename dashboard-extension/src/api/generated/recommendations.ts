/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Why a product is shown, the strongest reason alone. */
export type PostSaleRecommendationReason =
  | 'PICKED'
  | 'GOES_WITH'
  | 'ALSO_BOUGHT'
  | 'HABIT'
  | 'CATEGORY_BESTSELLER'
  | 'BESTSELLER';

/** What is asked for. Each is measured apart: who is good at habits may be bad at news. */
export type PostSaleRecommendationKind =
  | 'NEW'
  | 'AGAIN'
  | 'ANY';

/** What the team says of a product, everywhere or beside another one. */
export type PostSaleRecommendationRuleKind =
  | 'PIN'
  | 'BLOCK'
  | 'BOOST'
  | 'COMPLEMENT'
  | 'SUBSTITUTE';

export type RecommendationRuleKeepInput = {
  kind: PostSaleRecommendationRuleKind;
  /** Saleor's: the one that is shown, or never shown. */
  productId: string | number;
  /** Saleor's: where somebody looks at it or has it; else everywhere. */
  besideId?: string | number | null | undefined;
  /** A slug; else in all of them. */
  channel?: string | null | undefined;
  /** Of a boost or a complement, 0.1 to 10; 1 where it is left out. */
  factor?: string | null | undefined;
  /** Of a pin: its place among them; 1 where it is left out. */
  position?: number | null | undefined;
  /** For the team. */
  note?: string | null | undefined;
};

export type RecommendationRuleDropInput = {
  id: string | number;
};

export type RecommendationCardQueryVariables = Exact<{ [key: string]: never; }>;


export type RecommendationCardQuery = { recommendationModelCard: { usedSince: string, ordersCount: number, customersCount: number, productsCount: number, hasFailedSince: boolean, parts: Array<{ kind: PostSaleRecommendationKind, kindLabel: string, model: string, modelLabel: string, hasTooLittleData: boolean, sentence: string, exams: Array<{ code: string, label: string, hasDecided: boolean, isEnough: boolean, marks: Array<{ model: string, label: string, plain: string, isBaseline: boolean, isInUse: boolean, recall: number, ndcg: number, customersCount: number, hitRate: { value: number, low: number, high: number, n: number } | null }> }> }> } | null };

export type RecommendationRulesQueryVariables = Exact<{
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RecommendationRulesQuery = { postSaleViewer: { permissions: Array<string> }, recommendationRules: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, kind: PostSaleRecommendationRuleKind, kindLabel: string, channel: string | null, factor: string | number | null, position: number | null, note: string | null, product: { saleorId: string, name: string }, beside: { saleorId: string, name: string } | null } }> } | null };

export type RecommendationProductsQueryVariables = Exact<{
  search: string;
  chosen: string | number;
}>;


export type RecommendationProductsQuery = { recommendationChannels: Array<string> | null, recommendationProducts: Array<{ code: string, label: string }> | null };

export type RecommendationPreviewQueryVariables = Exact<{
  productId?: string | number | null | undefined;
  customerId?: string | number | null | undefined;
  channel: string;
  kind?: PostSaleRecommendationKind | null | undefined;
}>;


export type RecommendationPreviewQuery = { recommendations: Array<{ productId: string, name: string, thumbnailUrl: string | null, reason: PostSaleRecommendationReason, why: string, score: number | null, price: { amount: string | number, currency: string } }> | null };

export type RecommendationRuleKeepMutationVariables = Exact<{
  input: RecommendationRuleKeepInput;
}>;


export type RecommendationRuleKeepMutation = { recommendationRuleKeep: { rule: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type RecommendationRuleDropMutationVariables = Exact<{
  input: RecommendationRuleDropInput;
}>;


export type RecommendationRuleDropMutation = { recommendationRuleDrop: { errors: Array<{ field: string | null, code: string, message: string }> } | null };

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

export const RecommendationCardDocument = /*#__PURE__*/ new TypedDocumentString(`
    query RecommendationCard {
  recommendationModelCard {
    usedSince
    ordersCount
    customersCount
    productsCount
    hasFailedSince
    parts {
      kind
      kindLabel
      model
      modelLabel
      hasTooLittleData
      sentence
      exams {
        code
        label
        hasDecided
        isEnough
        marks {
          model
          label
          plain
          isBaseline
          isInUse
          recall
          ndcg
          customersCount
          hitRate {
            value
            low
            high
            n
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RecommendationCardQuery, RecommendationCardQueryVariables>;
export const RecommendationRulesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query RecommendationRules($search: String, $first: Int, $after: String) {
  postSaleViewer {
    permissions
  }
  recommendationRules(search: $search, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        kind
        kindLabel
        product {
          saleorId
          name
        }
        beside {
          saleorId
          name
        }
        channel
        factor
        position
        note
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RecommendationRulesQuery, RecommendationRulesQueryVariables>;
export const RecommendationProductsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query RecommendationProducts($search: String!, $chosen: ID!) {
  recommendationChannels
  recommendationProducts(search: $search, chosen: $chosen) {
    code
    label
  }
}
    `) as unknown as TypedDocumentString<RecommendationProductsQuery, RecommendationProductsQueryVariables>;
export const RecommendationPreviewDocument = /*#__PURE__*/ new TypedDocumentString(`
    query RecommendationPreview($productId: ID, $customerId: ID, $channel: String!, $kind: PostSaleRecommendationKind) {
  recommendations(
    productId: $productId
    customerId: $customerId
    channel: $channel
    kind: $kind
    first: 10
  ) {
    productId
    name
    thumbnailUrl
    price {
      amount
      currency
    }
    reason
    why
    score
  }
}
    `) as unknown as TypedDocumentString<RecommendationPreviewQuery, RecommendationPreviewQueryVariables>;
export const RecommendationRuleKeepDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RecommendationRuleKeep($input: RecommendationRuleKeepInput!) {
  recommendationRuleKeep(input: $input) {
    rule {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RecommendationRuleKeepMutation, RecommendationRuleKeepMutationVariables>;
export const RecommendationRuleDropDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RecommendationRuleDrop($input: RecommendationRuleDropInput!) {
  recommendationRuleDrop(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RecommendationRuleDropMutation, RecommendationRuleDropMutationVariables>;
