/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An enumeration. */
export type PostSaleReviewStatus =
  | 'PENDING'
  | 'PUBLISHED'
  | 'REFUSED';

/** Why a review is not shown. Few stars are no reason, and none of these asks for them. */
export type PostSaleReviewRefusalReason =
  | 'SPAM'
  | 'INSULT'
  | 'PRIVATE'
  | 'OFF_TOPIC'
  | 'UNLAWFUL'
  | 'FAKE'
  | 'OTHER';

export type PostSaleReviewFilterInput = {
  statuses?: Array<PostSaleReviewStatus> | null | undefined;
  stars?: Array<number> | null | undefined;
  /** Saleor's. */
  productId?: string | number | null | undefined;
};

export type ReviewPublishInput = {
  id: string | number;
  /** The one that was read: where it was changed since, nothing is decided. */
  revision?: number | null | undefined;
};

export type ReviewRefuseInput = {
  id: string | number;
  /** Few stars are none. */
  reason: PostSaleReviewRefusalReason;
  /** What whoever wrote it reads beside the reason; needed where it is `OTHER`. */
  text?: string | null | undefined;
  /** The one that was read: where it was changed since, nothing is decided. */
  revision?: number | null | undefined;
};

export type ReviewAnswerInput = {
  id: string | number;
  /** For everybody to read; an empty one takes the answer back. */
  text: string;
};

export type ReviewsQueryVariables = Exact<{
  filter?: PostSaleReviewFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReviewsQuery = { postSaleViewer: { permissions: Array<string> }, reviews: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, revision: number | null, productName: string, stars: number, title: string | null, text: string | null, shownName: string | null, isVerified: boolean, incentiveLabel: string | null, isSuspect: boolean | null, writtenAt: string, status: PostSaleReviewStatus | null, refusalReasonLabel: string | null, refusalText: string | null, answer: string | null, photos: Array<{ id: string, url: string }>, order: { id: string, number: string } | null } }> } | null };

export type ReviewFiguresQueryVariables = Exact<{ [key: string]: never; }>;


export type ReviewFiguresQuery = { reviewFigures: { written: number, meanStars: number | null, medianAnswerMinutes: number | null, verified: { value: number, n: number } | null, answered: { value: number, n: number } | null, byStars: Array<{ stars: number, written: number, refused: { value: number, low: number, high: number, n: number } | null }> } | null };

export type ReviewPublishMutationVariables = Exact<{
  input: ReviewPublishInput;
}>;


export type ReviewPublishMutation = { reviewPublish: { review: { id: string, status: PostSaleReviewStatus | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReviewRefuseMutationVariables = Exact<{
  input: ReviewRefuseInput;
}>;


export type ReviewRefuseMutation = { reviewRefuse: { review: { id: string, status: PostSaleReviewStatus | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReviewAnswerMutationVariables = Exact<{
  input: ReviewAnswerInput;
}>;


export type ReviewAnswerMutation = { reviewAnswer: { review: { id: string, answer: string | null } | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type ReviewDetailsFragment = { id: string, revision: number | null, productName: string, stars: number, title: string | null, text: string | null, shownName: string | null, isVerified: boolean, incentiveLabel: string | null, isSuspect: boolean | null, writtenAt: string, status: PostSaleReviewStatus | null, refusalReasonLabel: string | null, refusalText: string | null, answer: string | null, photos: Array<{ id: string, url: string }>, order: { id: string, number: string } | null };

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
export const ReviewDetailsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ReviewDetails on PostSaleReview {
  id
  revision
  productName
  stars
  title
  text
  shownName
  isVerified
  incentiveLabel
  isSuspect
  writtenAt
  status
  refusalReasonLabel
  refusalText
  answer
  photos {
    id
    url
  }
  order {
    id
    number
  }
}
    `, {"fragmentName":"ReviewDetails"}) as unknown as TypedDocumentString<ReviewDetailsFragment, unknown>;
export const ReviewsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Reviews($filter: PostSaleReviewFilterInput, $first: Int, $after: String) {
  postSaleViewer {
    permissions
  }
  reviews(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...ReviewDetails
      }
    }
  }
}
    fragment ReviewDetails on PostSaleReview {
  id
  revision
  productName
  stars
  title
  text
  shownName
  isVerified
  incentiveLabel
  isSuspect
  writtenAt
  status
  refusalReasonLabel
  refusalText
  answer
  photos {
    id
    url
  }
  order {
    id
    number
  }
}`) as unknown as TypedDocumentString<ReviewsQuery, ReviewsQueryVariables>;
export const ReviewFiguresDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ReviewFigures {
  reviewFigures {
    written
    meanStars
    verified {
      value
      n
    }
    answered {
      value
      n
    }
    medianAnswerMinutes
    byStars {
      stars
      written
      refused {
        value
        low
        high
        n
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewFiguresQuery, ReviewFiguresQueryVariables>;
export const ReviewPublishDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReviewPublish($input: ReviewPublishInput!) {
  reviewPublish(input: $input) {
    review {
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
    `) as unknown as TypedDocumentString<ReviewPublishMutation, ReviewPublishMutationVariables>;
export const ReviewRefuseDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReviewRefuse($input: ReviewRefuseInput!) {
  reviewRefuse(input: $input) {
    review {
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
    `) as unknown as TypedDocumentString<ReviewRefuseMutation, ReviewRefuseMutationVariables>;
export const ReviewAnswerDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ReviewAnswer($input: ReviewAnswerInput!) {
  reviewAnswer(input: $input) {
    review {
      id
      answer
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewAnswerMutation, ReviewAnswerMutationVariables>;
