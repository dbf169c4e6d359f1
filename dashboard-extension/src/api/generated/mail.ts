/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type PostSaleLanguage =
  | 'EN'
  | 'ES';

/** An enumeration. */
export type PostSaleMessageState =
  | 'WAITING'
  | 'SENDING'
  | 'SENT'
  | 'CANCELLED'
  | 'BOUNCED'
  | 'FAILED'
  | 'UNCERTAIN';

export type PostSaleMessageFilterInput = {
  state?: PostSaleMessageState | null | undefined;
  topic?: string | null | undefined;
  orderId?: string | number | null | undefined;
  customerId?: string | number | null | undefined;
};

export type MailTestSendInput = {
  template: string;
  language: PostSaleLanguage;
  to: string;
  orderId?: string | number | null | undefined;
};

export type MessageListQueryVariables = Exact<{
  filter?: PostSaleMessageFilterInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type MessageListQuery = { postSaleMessages: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, templateLabel: string, state: PostSaleMessageState, reason: string | null, to: string | null, subject: string | null, dueAt: string | null, sentAt: string | null } }> } | null };

export type MessageDetailQueryVariables = Exact<{
  id: string | number;
}>;


export type MessageDetailQuery = { postSaleMessage: { id: string, templateLabel: string, topic: string, legalBasis: string, state: PostSaleMessageState, reason: string | null, to: string | null, subject: string | null, language: PostSaleLanguage, dueAt: string | null, sentAt: string | null, html: string | null, text: string | null } | null };

export type MailTemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type MailTemplatesQuery = { postSaleMailTemplates: Array<{ code: string, label: string, topic: string }> | null };

export type MailPreviewQueryVariables = Exact<{
  template: string;
  language: PostSaleLanguage;
  orderId?: string | number | null | undefined;
}>;


export type MailPreviewQuery = { postSaleMailPreview: { subject: string, html: string, text: string } | null };

export type MailTestSendMutationVariables = Exact<{
  input: MailTestSendInput;
}>;


export type MailTestSendMutation = { mailTestSend: { isSent: boolean, errors: Array<{ field: string | null, code: string, message: string }> } | null };

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

export const MessageListDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MessageList($filter: PostSaleMessageFilterInput, $first: Int!, $after: String) {
  postSaleMessages(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        templateLabel
        state
        reason
        to
        subject
        dueAt
        sentAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MessageListQuery, MessageListQueryVariables>;
export const MessageDetailDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MessageDetail($id: ID!) {
  postSaleMessage(id: $id) {
    id
    templateLabel
    topic
    legalBasis
    state
    reason
    to
    subject
    language
    dueAt
    sentAt
    html
    text
  }
}
    `) as unknown as TypedDocumentString<MessageDetailQuery, MessageDetailQueryVariables>;
export const MailTemplatesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MailTemplates {
  postSaleMailTemplates {
    code
    label
    topic
  }
}
    `) as unknown as TypedDocumentString<MailTemplatesQuery, MailTemplatesQueryVariables>;
export const MailPreviewDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MailPreview($template: String!, $language: PostSaleLanguage!, $orderId: ID) {
  postSaleMailPreview(template: $template, language: $language, orderId: $orderId) {
    subject
    html
    text
  }
}
    `) as unknown as TypedDocumentString<MailPreviewQuery, MailPreviewQueryVariables>;
export const MailTestSendDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation MailTestSend($input: MailTestSendInput!) {
  mailTestSend(input: $input) {
    isSent
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MailTestSendMutation, MailTestSendMutationVariables>;
