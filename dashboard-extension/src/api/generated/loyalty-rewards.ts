/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type PostSaleLanguage =
  | 'EN'
  | 'ES';

/** What points can be changed into. */
export type PostSaleRewardKind =
  | 'AMOUNT'
  | 'PERCENT'
  | 'SHIPPING'
  | 'PRODUCT'
  | 'GIFT_CARD'
  | 'DONATION';

export type PostSaleTextInput = {
  language: string;
  text: string;
};

export type RewardCreateInput = {
  names: Array<PostSaleTextInput>;
  descriptions?: Array<PostSaleTextInput> | null | undefined;
  /** What it costs; 0 where any amount can be had. */
  points?: number | null | undefined;
  /** An amount of the currency, or per cent. */
  value?: string | null | undefined;
  currency?: string | null | undefined;
  /** Of any amount: what one of the currency costs. */
  pointsPerUnit?: number | null | undefined;
  step?: string | null | undefined;
  least?: string | null | undefined;
  most?: string | null | undefined;
  productSaleorId?: string | number | null | undefined;
  minOrder?: string | null | undefined;
  /** How many there are in all; null without end. */
  stock?: number | null | undefined;
  tiers?: Array<string> | null | undefined;
  channels?: Array<string> | null | undefined;
  startsAt?: string | null | undefined;
  endsAt?: string | null | undefined;
  validDays?: number | null | undefined;
  isActive?: boolean | null | undefined;
  kind: PostSaleRewardKind;
};

/** What is left out stays as it is. */
export type RewardUpdateInput = {
  names?: Array<PostSaleTextInput> | null | undefined;
  descriptions?: Array<PostSaleTextInput> | null | undefined;
  /** What it costs; 0 where any amount can be had. */
  points?: number | null | undefined;
  /** An amount of the currency, or per cent. */
  value?: string | null | undefined;
  currency?: string | null | undefined;
  /** Of any amount: what one of the currency costs. */
  pointsPerUnit?: number | null | undefined;
  step?: string | null | undefined;
  least?: string | null | undefined;
  most?: string | null | undefined;
  productSaleorId?: string | number | null | undefined;
  minOrder?: string | null | undefined;
  /** How many there are in all; null without end. */
  stock?: number | null | undefined;
  tiers?: Array<string> | null | undefined;
  channels?: Array<string> | null | undefined;
  startsAt?: string | null | undefined;
  endsAt?: string | null | undefined;
  validDays?: number | null | undefined;
  isActive?: boolean | null | undefined;
  id: string | number;
};

export type RewardsQueryVariables = Exact<{ [key: string]: never; }>;


export type RewardsQuery = { postSaleViewer: { permissions: Array<string> }, postSaleSettings: { timeZone: string, languages: Array<PostSaleLanguage> } | null, rewards: Array<{ reward: { id: string, kind: PostSaleRewardKind, kindLabel: string, name: string, points: number | null, percent: string | number | null, pointsPerUnit: number | null, productSaleorId: string | null, productName: string | null, left: number | null, taken: number | null, tiers: Array<string>, channels: Array<string>, startsAt: string | null, endsAt: string | null, validDays: number, isActive: boolean, changedAt: string, changedBy: string | null, names: Array<{ language: string, text: string }>, descriptions: Array<{ language: string, text: string }>, amount: { amount: string | number, currency: string } | null, step: { amount: string | number, currency: string } | null, least: { amount: string | number, currency: string } | null, most: { amount: string | number, currency: string } | null, minOrder: { amount: string | number, currency: string } | null } }> | null, rewardSchema: { levels: Array<{ code: string, label: string }> } | null };

export type RewardChoicesQueryVariables = Exact<{
  search: string;
  chosen: string | number;
}>;


export type RewardChoicesQuery = { rewardSchema: { channels: Array<string>, currencies: Array<string>, levels: Array<{ code: string, label: string }>, products: Array<{ code: string, label: string }> } | null };

export type RewardCreateMutationVariables = Exact<{
  input: RewardCreateInput;
}>;


export type RewardCreateMutation = { rewardCreate: { reward: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type RewardUpdateMutationVariables = Exact<{
  input: RewardUpdateInput;
}>;


export type RewardUpdateMutation = { rewardUpdate: { reward: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type RewardFieldsFragment = { id: string, kind: PostSaleRewardKind, kindLabel: string, name: string, points: number | null, percent: string | number | null, pointsPerUnit: number | null, productSaleorId: string | null, productName: string | null, left: number | null, taken: number | null, tiers: Array<string>, channels: Array<string>, startsAt: string | null, endsAt: string | null, validDays: number, isActive: boolean, changedAt: string, changedBy: string | null, names: Array<{ language: string, text: string }>, descriptions: Array<{ language: string, text: string }>, amount: { amount: string | number, currency: string } | null, step: { amount: string | number, currency: string } | null, least: { amount: string | number, currency: string } | null, most: { amount: string | number, currency: string } | null, minOrder: { amount: string | number, currency: string } | null };

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
export const RewardFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment RewardFields on PostSaleReward {
  id
  kind
  kindLabel
  name
  names {
    language
    text
  }
  descriptions {
    language
    text
  }
  points
  amount {
    amount
    currency
  }
  percent
  pointsPerUnit
  step {
    amount
    currency
  }
  least {
    amount
    currency
  }
  most {
    amount
    currency
  }
  productSaleorId
  productName
  minOrder {
    amount
    currency
  }
  left
  taken
  tiers
  channels
  startsAt
  endsAt
  validDays
  isActive
  changedAt
  changedBy
}
    `, {"fragmentName":"RewardFields"}) as unknown as TypedDocumentString<RewardFieldsFragment, unknown>;
export const RewardsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Rewards {
  postSaleViewer {
    permissions
  }
  postSaleSettings {
    timeZone
    languages
  }
  rewards(isWhole: true) {
    reward {
      ...RewardFields
    }
  }
  rewardSchema {
    levels {
      code
      label
    }
  }
}
    fragment RewardFields on PostSaleReward {
  id
  kind
  kindLabel
  name
  names {
    language
    text
  }
  descriptions {
    language
    text
  }
  points
  amount {
    amount
    currency
  }
  percent
  pointsPerUnit
  step {
    amount
    currency
  }
  least {
    amount
    currency
  }
  most {
    amount
    currency
  }
  productSaleorId
  productName
  minOrder {
    amount
    currency
  }
  left
  taken
  tiers
  channels
  startsAt
  endsAt
  validDays
  isActive
  changedAt
  changedBy
}`) as unknown as TypedDocumentString<RewardsQuery, RewardsQueryVariables>;
export const RewardChoicesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query RewardChoices($search: String!, $chosen: ID!) {
  rewardSchema {
    levels {
      code
      label
    }
    channels
    currencies
    products(search: $search, chosen: $chosen) {
      code
      label
    }
  }
}
    `) as unknown as TypedDocumentString<RewardChoicesQuery, RewardChoicesQueryVariables>;
export const RewardCreateDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RewardCreate($input: RewardCreateInput!) {
  rewardCreate(input: $input) {
    reward {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RewardCreateMutation, RewardCreateMutationVariables>;
export const RewardUpdateDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RewardUpdate($input: RewardUpdateInput!) {
  rewardUpdate(input: $input) {
    reward {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RewardUpdateMutation, RewardUpdateMutationVariables>;
