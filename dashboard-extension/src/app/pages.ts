import { type ComponentType, lazy } from "react";

type PageEntry = { path: string; Page: ComponentType };

function page<Name extends string>(path: string, load: () => Promise<Record<Name, ComponentType>>, name: Name): PageEntry {
  return { path, Page: lazy<ComponentType>(async () => ({ default: (await load())[name] })) };
}

/** Every page of the panel; each is its own chunk. */
export const pages: PageEntry[] = [
  page("overview", () => import("@/features/overview/overview-page"), "OverviewPage"),
  page("orders", () => import("@/features/orders/orders-page"), "OrdersPage"),
  page("orders/saleor/:saleorId", () => import("@/features/orders/order-page"), "OrderPage"),
  page("orders/:id", () => import("@/features/orders/order-page"), "OrderPage"),
  page("customers/saleor/:saleorId", () => import("@/features/customers/customer-page"), "CustomerPage"),
  page("customers/:id", () => import("@/features/customers/customer-page"), "CustomerPage"),
  page("returns", () => import("@/features/returns/queue/returns-page"), "ReturnsPage"),
  page("returns/new", () => import("@/features/returns/create/create-page"), "CreatePage"),
  page("returns/scan/:number", () => import("@/features/returns/one/return-page"), "ScannedReturnPage"),
  page("returns/:id", () => import("@/features/returns/one/return-page"), "ReturnPage"),
  page("cases", () => import("@/features/care/list/cases-page"), "CasesPage"),
  page("cases/:id", () => import("@/features/care/one/case-page"), "CasePage"),
  page("deliveries", () => import("@/features/deliveries/deliveries-page"), "DeliveriesPage"),
  page("deliveries/reactions", () => import("@/features/deliveries/reactions-page"), "ReactionsPage"),
  page("deliveries/:id", () => import("@/features/deliveries/delivery-page"), "DeliveryPage"),
  page("mail", () => import("@/features/mail/messages-page"), "MessagesPage"),
  page("mail/templates", () => import("@/features/mail/templates-page"), "TemplatesPage"),
  page("mail/messages/:id", () => import("@/features/mail/message-page"), "MessagePage"),
  page("policy", () => import("@/features/return-policy/policy-page"), "PolicyPage"),
  page("policy/edit", () => import("@/features/return-policy/editor/editor-page"), "PolicyEditorPage"),
  page("policy/versions/:id", () => import("@/features/return-policy/version-page"), "PolicyVersionPage"),
  page("policy/simulator", () => import("@/features/return-policy/simulator/simulator-page"), "SimulatorPage"),
  page("policy/reasons", () => import("@/features/return-policy/reasons/reasons-page"), "ReasonsPage"),
  page("policy/ways", () => import("@/features/return-policy/ways/ways-page"), "WaysPage"),
  page("policy/lists", () => import("@/features/return-policy/lists/lists-page"), "ListsPage"),
  page("points", () => import("@/features/loyalty-programme/programme-page"), "ProgrammePage"),
  page("points/edit", () => import("@/features/loyalty-programme/editor/editor-page"), "ProgrammeEditorPage"),
  page("points/versions/:id", () => import("@/features/loyalty-programme/version-page"), "ProgrammeVersionPage"),
  page("points/what-if", () => import("@/features/loyalty-programme/what-if/what-if-page"), "WhatIfPage"),
  page("points/members", () => import("@/features/loyalty-members/list/members-page"), "MembersPage"),
  page("points/members/:id", () => import("@/features/loyalty-members/one/member-page"), "MemberPage"),
  page("points/adjustments", () => import("@/features/loyalty-members/waiting/adjustments-page"), "AdjustmentsPage"),
  page("points/import", () => import("@/features/loyalty-members/import/import-page"), "ImportPage"),
  page("points/rewards", () => import("@/features/loyalty-rewards/rewards-page"), "RewardsPage"),
  page("points/referrals", () => import("@/features/loyalty-referrals/referrals-page"), "ReferralsPage"),
  page("points/accounting", () => import("@/features/loyalty-accounting/accounting-page"), "AccountingPage"),
  page("surveys", () => import("@/features/surveys/list/surveys-page"), "SurveysPage"),
  page("surveys/words", () => import("@/features/survey-results/topic-words/topic-words-page"), "TopicWordsPage"),
  page("surveys/:id", () => import("@/features/surveys/one/survey-page"), "SurveyPage"),
  page("surveys/:id/results", () => import("@/features/survey-results/results-page"), "ResultsPage"),
  page("reviews", () => import("@/features/reviews/reviews-page"), "ReviewsPage"),
  page("recommendations", () => import("@/features/recommendations/recommendations-page"), "RecommendationsPage"),
  page("audit", () => import("@/features/audit/audit-page"), "AuditPage"),
  page("health", () => import("@/features/health/health-page"), "HealthPage"),
  page("settings", () => import("@/features/settings/settings-page"), "SettingsPage"),
  page("settings/api-keys", () => import("@/features/api-keys/api-keys-page"), "ApiKeysPage"),
  page("settings/outgoing", () => import("@/features/outgoing/outgoing-page"), "OutgoingPage"),
];
