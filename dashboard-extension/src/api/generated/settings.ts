/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type PostSaleLanguage =
  | 'EN'
  | 'ES';

/** An enumeration. */
export type PostSaleLevel =
  | 'OK'
  | 'INFO'
  | 'WARNING'
  | 'ERROR';

/** An enumeration. */
export type PostSaleSenderPart =
  | 'DOMAIN'
  | 'SPF'
  | 'DKIM'
  | 'DMARC'
  | 'ALIGNMENT';

/** What isn't given stays as it is. */
export type PostSaleSettingsUpdateInput = {
  languages?: Array<PostSaleLanguage> | null | undefined;
  timeZone?: string | null | undefined;
  senderName?: string | null | undefined;
  senderEmail?: string | null | undefined;
  replyTo?: string | null | undefined;
  postalAddress?: string | null | undefined;
  logoUrl?: string | null | undefined;
  brandColor?: string | null | undefined;
  productPage?: string | null | undefined;
  offersHoldoutPercent?: number | null | undefined;
  storefrontUrl?: string | null | undefined;
  dashboardUrl?: string | null | undefined;
  attentionMails?: number | null | undefined;
  attentionDays?: number | null | undefined;
  quietFrom?: string | null | undefined;
  quietUntil?: string | null | undefined;
  quietWeekdays?: Array<number> | null | undefined;
  isSoftOptInOn?: boolean | null | undefined;
  isClickCountOn?: boolean | null | undefined;
  dkimSelectors?: Array<string> | null | undefined;
  deliveryEstimateDays?: number | null | undefined;
  isThankYouOn?: boolean | null | undefined;
  adjustmentLimit?: number | null | undefined;
  isPointsMirrorOn?: boolean | null | undefined;
  surveyPauseDays?: number | null | undefined;
  surveysADay?: number | null | undefined;
  caseHoursHigh?: number | null | undefined;
  caseHoursNormal?: number | null | undefined;
  caseHoursLow?: number | null | undefined;
  caseSettledDays?: number | null | undefined;
  homeCountry?: string | null | undefined;
  isReviewRequestOn?: boolean | null | undefined;
  reviewDelayDays?: number | null | undefined;
  reviewDelayDaysAbroad?: number | null | undefined;
  reviewMostPerOrder?: number | null | undefined;
  isReviewIncentiveOn?: boolean | null | undefined;
  isRatingMirrorOn?: boolean | null | undefined;
  welcomeTexts?: Array<PostSaleTextInput> | null | undefined;
  returnTexts?: Array<PostSaleTextInput> | null | undefined;
  sendingTexts?: Array<PostSaleTextInput> | null | undefined;
};

export type PostSaleTextInput = {
  language: string;
  text: string;
};

export type SenderCheckInput = {
  /** Not where somebody looked within a day. */
  onlyIfDue?: boolean | null | undefined;
};

export type SenderQueryVariables = Exact<{ [key: string]: never; }>;


export type SenderQuery = { postSaleSender: { domain: string, checkedAt: string | null, points: Array<{ part: PostSaleSenderPart, code: string, level: PostSaleLevel, title: string, advice: string | null, recordName: string | null, recordValue: string | null }>, complaints: { level: PostSaleLevel, inWords: string } } | null };

export type SenderCheckMutationVariables = Exact<{
  input: SenderCheckInput;
}>;


export type SenderCheckMutation = { senderCheck: { sender: { domain: string, checkedAt: string | null, points: Array<{ part: PostSaleSenderPart, code: string, level: PostSaleLevel, title: string, advice: string | null, recordName: string | null, recordValue: string | null }>, complaints: { level: PostSaleLevel, inWords: string } } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type SenderFragment = { domain: string, checkedAt: string | null, points: Array<{ part: PostSaleSenderPart, code: string, level: PostSaleLevel, title: string, advice: string | null, recordName: string | null, recordValue: string | null }>, complaints: { level: PostSaleLevel, inWords: string } };

export type SettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsQuery = { postSaleSettings: { canChange: boolean, languages: Array<PostSaleLanguage>, timeZone: string, senderName: string, senderEmail: string, replyTo: string | null, postalAddress: string, logoUrl: string | null, brandColor: string, storefrontUrl: string | null, productPage: string, offersHoldoutPercent: number, dashboardUrl: string | null, attentionMails: number, attentionDays: number, quietFrom: string, quietUntil: string, quietWeekdays: Array<number>, isSoftOptInOn: boolean, isClickCountOn: boolean, dkimSelectors: Array<string>, deliveryEstimateDays: number, isThankYouOn: boolean, adjustmentLimit: number, caseHoursHigh: number, caseHoursNormal: number, caseHoursLow: number, caseSettledDays: number, surveyPauseDays: number, surveysADay: number, isPointsMirrorOn: boolean, homeCountry: string, isReviewRequestOn: boolean, reviewDelayDays: number, reviewDelayDaysAbroad: number, reviewMostPerOrder: number, isReviewIncentiveOn: boolean, isRatingMirrorOn: boolean, welcomeTexts: Array<{ language: string, text: string }>, returnTexts: Array<{ language: string, text: string }>, sendingTexts: Array<{ language: string, text: string }> } | null };

export type SettingsUpdateMutationVariables = Exact<{
  input: PostSaleSettingsUpdateInput;
}>;


export type SettingsUpdateMutation = { postSaleSettingsUpdate: { settings: { canChange: boolean, languages: Array<PostSaleLanguage>, timeZone: string, senderName: string, senderEmail: string, replyTo: string | null, postalAddress: string, logoUrl: string | null, brandColor: string, storefrontUrl: string | null, productPage: string, offersHoldoutPercent: number, dashboardUrl: string | null, attentionMails: number, attentionDays: number, quietFrom: string, quietUntil: string, quietWeekdays: Array<number>, isSoftOptInOn: boolean, isClickCountOn: boolean, dkimSelectors: Array<string>, deliveryEstimateDays: number, isThankYouOn: boolean, adjustmentLimit: number, caseHoursHigh: number, caseHoursNormal: number, caseHoursLow: number, caseSettledDays: number, surveyPauseDays: number, surveysADay: number, isPointsMirrorOn: boolean, homeCountry: string, isReviewRequestOn: boolean, reviewDelayDays: number, reviewDelayDaysAbroad: number, reviewMostPerOrder: number, isReviewIncentiveOn: boolean, isRatingMirrorOn: boolean, welcomeTexts: Array<{ language: string, text: string }>, returnTexts: Array<{ language: string, text: string }>, sendingTexts: Array<{ language: string, text: string }> } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type SettingsFieldsFragment = { canChange: boolean, languages: Array<PostSaleLanguage>, timeZone: string, senderName: string, senderEmail: string, replyTo: string | null, postalAddress: string, logoUrl: string | null, brandColor: string, storefrontUrl: string | null, productPage: string, offersHoldoutPercent: number, dashboardUrl: string | null, attentionMails: number, attentionDays: number, quietFrom: string, quietUntil: string, quietWeekdays: Array<number>, isSoftOptInOn: boolean, isClickCountOn: boolean, dkimSelectors: Array<string>, deliveryEstimateDays: number, isThankYouOn: boolean, adjustmentLimit: number, caseHoursHigh: number, caseHoursNormal: number, caseHoursLow: number, caseSettledDays: number, surveyPauseDays: number, surveysADay: number, isPointsMirrorOn: boolean, homeCountry: string, isReviewRequestOn: boolean, reviewDelayDays: number, reviewDelayDaysAbroad: number, reviewMostPerOrder: number, isReviewIncentiveOn: boolean, isRatingMirrorOn: boolean, welcomeTexts: Array<{ language: string, text: string }>, returnTexts: Array<{ language: string, text: string }>, sendingTexts: Array<{ language: string, text: string }> };

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
export const SenderFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment Sender on PostSaleSender {
  domain
  checkedAt
  points {
    part
    code
    level
    title
    advice
    recordName
    recordValue
  }
  complaints {
    level
    inWords
  }
}
    `, {"fragmentName":"Sender"}) as unknown as TypedDocumentString<SenderFragment, unknown>;
export const SettingsFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SettingsFields on PostSaleSettings {
  canChange
  languages
  timeZone
  senderName
  senderEmail
  replyTo
  postalAddress
  logoUrl
  brandColor
  storefrontUrl
  productPage
  offersHoldoutPercent
  dashboardUrl
  attentionMails
  attentionDays
  quietFrom
  quietUntil
  quietWeekdays
  isSoftOptInOn
  isClickCountOn
  dkimSelectors
  deliveryEstimateDays
  isThankYouOn
  adjustmentLimit
  caseHoursHigh
  caseHoursNormal
  caseHoursLow
  caseSettledDays
  surveyPauseDays
  surveysADay
  isPointsMirrorOn
  homeCountry
  isReviewRequestOn
  reviewDelayDays
  reviewDelayDaysAbroad
  reviewMostPerOrder
  isReviewIncentiveOn
  isRatingMirrorOn
  welcomeTexts {
    language
    text
  }
  returnTexts {
    language
    text
  }
  sendingTexts {
    language
    text
  }
}
    `, {"fragmentName":"SettingsFields"}) as unknown as TypedDocumentString<SettingsFieldsFragment, unknown>;
export const SenderDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Sender {
  postSaleSender {
    ...Sender
  }
}
    fragment Sender on PostSaleSender {
  domain
  checkedAt
  points {
    part
    code
    level
    title
    advice
    recordName
    recordValue
  }
  complaints {
    level
    inWords
  }
}`) as unknown as TypedDocumentString<SenderQuery, SenderQueryVariables>;
export const SenderCheckDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SenderCheck($input: SenderCheckInput!) {
  senderCheck(input: $input) {
    sender {
      ...Sender
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment Sender on PostSaleSender {
  domain
  checkedAt
  points {
    part
    code
    level
    title
    advice
    recordName
    recordValue
  }
  complaints {
    level
    inWords
  }
}`) as unknown as TypedDocumentString<SenderCheckMutation, SenderCheckMutationVariables>;
export const SettingsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Settings {
  postSaleSettings {
    ...SettingsFields
  }
}
    fragment SettingsFields on PostSaleSettings {
  canChange
  languages
  timeZone
  senderName
  senderEmail
  replyTo
  postalAddress
  logoUrl
  brandColor
  storefrontUrl
  productPage
  offersHoldoutPercent
  dashboardUrl
  attentionMails
  attentionDays
  quietFrom
  quietUntil
  quietWeekdays
  isSoftOptInOn
  isClickCountOn
  dkimSelectors
  deliveryEstimateDays
  isThankYouOn
  adjustmentLimit
  caseHoursHigh
  caseHoursNormal
  caseHoursLow
  caseSettledDays
  surveyPauseDays
  surveysADay
  isPointsMirrorOn
  homeCountry
  isReviewRequestOn
  reviewDelayDays
  reviewDelayDaysAbroad
  reviewMostPerOrder
  isReviewIncentiveOn
  isRatingMirrorOn
  welcomeTexts {
    language
    text
  }
  returnTexts {
    language
    text
  }
  sendingTexts {
    language
    text
  }
}`) as unknown as TypedDocumentString<SettingsQuery, SettingsQueryVariables>;
export const SettingsUpdateDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SettingsUpdate($input: PostSaleSettingsUpdateInput!) {
  postSaleSettingsUpdate(input: $input) {
    settings {
      ...SettingsFields
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment SettingsFields on PostSaleSettings {
  canChange
  languages
  timeZone
  senderName
  senderEmail
  replyTo
  postalAddress
  logoUrl
  brandColor
  storefrontUrl
  productPage
  offersHoldoutPercent
  dashboardUrl
  attentionMails
  attentionDays
  quietFrom
  quietUntil
  quietWeekdays
  isSoftOptInOn
  isClickCountOn
  dkimSelectors
  deliveryEstimateDays
  isThankYouOn
  adjustmentLimit
  caseHoursHigh
  caseHoursNormal
  caseHoursLow
  caseSettledDays
  surveyPauseDays
  surveysADay
  isPointsMirrorOn
  homeCountry
  isReviewRequestOn
  reviewDelayDays
  reviewDelayDaysAbroad
  reviewMostPerOrder
  isReviewIncentiveOn
  isRatingMirrorOn
  welcomeTexts {
    language
    text
  }
  returnTexts {
    language
    text
  }
  sendingTexts {
    language
    text
  }
}`) as unknown as TypedDocumentString<SettingsUpdateMutation, SettingsUpdateMutationVariables>;
