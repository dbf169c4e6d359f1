/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** From being asked to having answered. */
export type PostSaleSurveyFunnelStage =
  | 'SENT'
  | 'DELIVERED'
  | 'OPENED'
  | 'STARTED'
  | 'COMPLETED';

/** Kinds of question with a figure of their own. */
export type PostSaleScoreKind =
  | 'NPS'
  | 'CSAT'
  | 'CES';

/** Weeks begin on Monday. */
export type PostSaleSurveyEvery =
  | 'WEEK'
  | 'MONTH';

/** By what answers are told apart. */
export type PostSaleSurveyDimension =
  | 'PRODUCT'
  | 'REASON'
  | 'CHANNEL'
  | 'COUNTRY'
  | 'LEVEL'
  | 'BUYER'
  | 'PLACE';

/** Rough: what the words sound like. */
export type PostSaleMood =
  | 'POSITIVE'
  | 'NEUTRAL'
  | 'MIXED'
  | 'NEGATIVE';

/** Answers alone of which this is known. */
export type SurveySegmentInput = {
  by: PostSaleSurveyDimension;
  key: string;
};

export type TopicWordKeepInput = {
  /** es or en. */
  language: string;
  /** The code of a topic, or the name of one of your own. */
  topic: string;
  phrase: string;
  isOff?: boolean | null | undefined;
};

export type TopicWordDropInput = {
  id: string | number;
};

export type SurveyResultsQueryVariables = Exact<{
  id: string | number;
  version?: number | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
  where?: Array<SurveySegmentInput> | SurveySegmentInput | null | undefined;
  every: PostSaleSurveyEvery;
  by: PostSaleSurveyDimension;
}>;


export type SurveyResultsQuery = { survey: { id: string, title: string, results: { version: number, since: string, until: string, answers: number, finished: number, spam: number, tests: number, answersPath: string, codebookPath: string, jsonPath: string, versions: Array<{ number: number, publishedAt: string }>, funnel: { steps: Array<{ step: PostSaleSurveyFunnelStage, count: number | null, of: PostSaleSurveyFunnelStage | null, share: { value: number, low: number, high: number, n: number } | null }> }, questions: Array<{ code: string, kindLabel: string, text: string, n: number, figure: { kind: PostSaleScoreKind, value: number, low: number, high: number, n: number, isEnough: boolean, worthSeeing: number, moreNeeded: number, easy: { value: number, low: number, high: number, n: number } | null } | null, weighted: { value: number, low: number, high: number, n: number, effectiveN: number, asked: number, isEnough: boolean } | null, before: { kind: PostSaleScoreKind, value: number, low: number, high: number, n: number, isEnough: boolean, worthSeeing: number, moreNeeded: number, easy: { value: number, low: number, high: number, n: number } | null } | null, change: { value: number, low: number, high: number, isVisible: boolean } | null, options: Array<{ row: string, rowLabel: string, code: string, label: string, count: number, share: { value: number, low: number, high: number, n: number } | null }>, trend: Array<{ startsOn: string, figure: { kind: PostSaleScoreKind, value: number, low: number, high: number, n: number, isEnough: boolean, worthSeeing: number, moreNeeded: number, easy: { value: number, low: number, high: number, n: number } | null } | null }>, groups: { leftOut: number, unknown: number, rows: Array<{ key: string, label: string, figure: { kind: PostSaleScoreKind, value: number, low: number, high: number, n: number, isEnough: boolean, worthSeeing: number, moreNeeded: number, easy: { value: number, low: number, high: number, n: number } | null } }> }, recovered: { value: number, low: number, high: number, n: number } | null, recoveredByOutcome: Array<{ outcome: string, label: string, recovered: { value: number, low: number, high: number, n: number } }>, photos: Array<{ url: string, at: string }>, texts: { n: number, moods: Array<{ mood: PostSaleMood, label: string, count: number }>, topics: Array<{ topic: string, label: string, count: number, examples: Array<string>, mentioned: { value: number, low: number, high: number, n: number }, among: { kind: PostSaleScoreKind, value: number, low: number, high: number, n: number, isEnough: boolean, worthSeeing: number, moreNeeded: number, easy: { value: number, low: number, high: number, n: number } | null } | null, others: { kind: PostSaleScoreKind, value: number, low: number, high: number, n: number, isEnough: boolean, worthSeeing: number, moreNeeded: number, easy: { value: number, low: number, high: number, n: number } | null } | null, difference: { value: number, low: number, high: number, isVisible: boolean } | null }> } | null }> } | null } | null };

export type SurveyFigureFragment = { kind: PostSaleScoreKind, value: number, low: number, high: number, n: number, isEnough: boolean, worthSeeing: number, moreNeeded: number, easy: { value: number, low: number, high: number, n: number } | null };

export type TopicWordsQueryVariables = Exact<{
  language: string;
}>;


export type TopicWordsQuery = { topicWords: Array<{ topic: string, label: string, shipped: Array<string>, off: Array<{ id: string, phrase: string }>, own: Array<{ id: string, phrase: string }> }> | null };

export type TopicWordKeepMutationVariables = Exact<{
  input: TopicWordKeepInput;
}>;


export type TopicWordKeepMutation = { topicWordKeep: { topicWord: { id: string, phrase: string, isOff: boolean } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type TopicWordDropMutationVariables = Exact<{
  input: TopicWordDropInput;
}>;


export type TopicWordDropMutation = { topicWordDrop: { errors: Array<{ field: string | null, code: string, message: string }> } | null };

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
export const SurveyFigureFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SurveyFigure on PostSaleSurveyFigure {
  kind
  value
  low
  high
  n
  isEnough
  worthSeeing
  moreNeeded
  easy {
    value
    low
    high
    n
  }
}
    `, {"fragmentName":"SurveyFigure"}) as unknown as TypedDocumentString<SurveyFigureFragment, unknown>;
export const SurveyResultsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SurveyResults($id: ID!, $version: Int, $since: Date, $until: Date, $where: [SurveySegmentInput!], $every: PostSaleSurveyEvery!, $by: PostSaleSurveyDimension!) {
  survey(id: $id) {
    id
    title
    results(version: $version, since: $since, until: $until, where: $where) {
      version
      versions {
        number
        publishedAt
      }
      since
      until
      answers
      finished
      spam
      tests
      funnel {
        steps {
          step
          count
          of
          share {
            value
            low
            high
            n
          }
        }
      }
      answersPath: exportPath(sheet: ANSWERS)
      codebookPath: exportPath(sheet: CODEBOOK)
      jsonPath: exportPath(sheet: JSON)
      questions {
        code
        kindLabel
        text
        n
        figure {
          ...SurveyFigure
        }
        weighted {
          value
          low
          high
          n
          effectiveN
          asked
          isEnough
        }
        before {
          ...SurveyFigure
        }
        change {
          value
          low
          high
          isVisible
        }
        options {
          row
          rowLabel
          code
          label
          count
          share {
            value
            low
            high
            n
          }
        }
        trend(every: $every) {
          startsOn
          figure {
            ...SurveyFigure
          }
        }
        groups(by: $by) {
          leftOut
          unknown
          rows {
            key
            label
            figure {
              ...SurveyFigure
            }
          }
        }
        recovered {
          value
          low
          high
          n
        }
        recoveredByOutcome {
          outcome
          label
          recovered {
            value
            low
            high
            n
          }
        }
        photos {
          url
          at
        }
        texts {
          n
          moods {
            mood
            label
            count
          }
          topics {
            topic
            label
            count
            mentioned {
              value
              low
              high
              n
            }
            among {
              ...SurveyFigure
            }
            others {
              ...SurveyFigure
            }
            difference {
              value
              low
              high
              isVisible
            }
            examples
          }
        }
      }
    }
  }
}
    fragment SurveyFigure on PostSaleSurveyFigure {
  kind
  value
  low
  high
  n
  isEnough
  worthSeeing
  moreNeeded
  easy {
    value
    low
    high
    n
  }
}`) as unknown as TypedDocumentString<SurveyResultsQuery, SurveyResultsQueryVariables>;
export const TopicWordsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query TopicWords($language: String!) {
  topicWords(language: $language) {
    topic
    label
    shipped
    off {
      id
      phrase
    }
    own {
      id
      phrase
    }
  }
}
    `) as unknown as TypedDocumentString<TopicWordsQuery, TopicWordsQueryVariables>;
export const TopicWordKeepDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation TopicWordKeep($input: TopicWordKeepInput!) {
  topicWordKeep(input: $input) {
    topicWord {
      id
      phrase
      isOff
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TopicWordKeepMutation, TopicWordKeepMutationVariables>;
export const TopicWordDropDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation TopicWordDrop($input: TopicWordDropInput!) {
  topicWordDrop(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TopicWordDropMutation, TopicWordDropMutationVariables>;
