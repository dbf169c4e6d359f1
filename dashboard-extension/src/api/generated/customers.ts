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

export type PersonExportInput = {
  customerId: string | number;
};

export type PersonEraseInput = {
  customerId: string | number;
  reason: PostSaleErasureReason;
};

/** Why a person is erased (GDPR, art. 17). A code, and no text, for a text might name them again. */
export type PostSaleErasureReason =
  | 'ASKED'
  | 'CONSENT_WITHDRAWN'
  | 'OBJECTED'
  | 'NO_LONGER_NEEDED'
  | 'LEGAL_DUTY';

export type CustomerPageQueryVariables = Exact<{
  id?: string | number | null | undefined;
  saleorId?: string | number | null | undefined;
  timelineFirst: number;
}>;


export type CustomerPageQuery = { postSaleViewer: { permissions: Array<string> }, postSaleCustomer: { id: string, saleorId: string | null, name: string | null, email: string | null, language: PostSaleLanguage | null, isGuest: boolean, orders: { totalCount: number, edges: Array<{ node: { id: string, number: string, status: string, placedAt: string, isReplacement: boolean, total: { amount: string | number, currency: string } } }> } | null, holds: Array<{ id: string, reason: string, since: string, orderNumber: string | null }>, consents: Array<{ topic: string, isGiven: boolean, since: string, source: string }>, timeline: { totalCount: number, edges: Array<{ node: { id: string, name: string, sentence: string, occurredAt: string, actorKind: PostSaleActorKind, actorLabel: string | null, orderNumber: string | null } }> } | null } | null };

export type PersonExportMutationVariables = Exact<{
  input: PersonExportInput;
}>;


export type PersonExportMutation = { personExport: { archivePath: string | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type PersonEraseMutationVariables = Exact<{
  input: PersonEraseInput;
}>;


export type PersonEraseMutation = { personErase: { erasedCount: number | null, isKnownToSaleor: boolean | null, errors: Array<{ field: string | null, code: string, message: string }> } | null };

export type CustomerWidgetQueryVariables = Exact<{
  saleorId: string | number;
}>;


export type CustomerWidgetQuery = { postSaleCustomer: { id: string, isGuest: boolean, orders: { totalCount: number, edges: Array<{ node: { id: string, number: string, placedAt: string } }> } | null, holds: Array<{ id: string, reason: string, orderNumber: string | null }>, consents: Array<{ topic: string, isGiven: boolean }>, timeline: { totalCount: number, edges: Array<{ node: { id: string, name: string, sentence: string, occurredAt: string, actorKind: PostSaleActorKind, actorLabel: string | null, orderNumber: string | null } }> } | null } | null };

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

export const CustomerPageDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CustomerPage($id: ID, $saleorId: ID, $timelineFirst: Int!) {
  postSaleViewer {
    permissions
  }
  postSaleCustomer(id: $id, saleorId: $saleorId) {
    id
    saleorId
    name
    email
    language
    isGuest
    orders(first: 20) {
      totalCount
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
        }
      }
    }
    holds {
      id
      reason
      since
      orderNumber
    }
    consents {
      topic
      isGiven
      since
      source
    }
    timeline(first: $timelineFirst) {
      totalCount
      edges {
        node {
          id
          name
          sentence
          occurredAt
          actorKind
          actorLabel
          orderNumber
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerPageQuery, CustomerPageQueryVariables>;
export const PersonExportDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PersonExport($input: PersonExportInput!) {
  personExport(input: $input) {
    archivePath
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PersonExportMutation, PersonExportMutationVariables>;
export const PersonEraseDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PersonErase($input: PersonEraseInput!) {
  personErase(input: $input) {
    erasedCount
    isKnownToSaleor
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PersonEraseMutation, PersonEraseMutationVariables>;
export const CustomerWidgetDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CustomerWidget($saleorId: ID!) {
  postSaleCustomer(saleorId: $saleorId) {
    id
    isGuest
    orders(first: 1) {
      totalCount
      edges {
        node {
          id
          number
          placedAt
        }
      }
    }
    holds {
      id
      reason
      orderNumber
    }
    consents {
      topic
      isGiven
    }
    timeline(first: 5) {
      totalCount
      edges {
        node {
          id
          name
          sentence
          occurredAt
          actorKind
          actorLabel
          orderNumber
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerWidgetQuery, CustomerWidgetQueryVariables>;
