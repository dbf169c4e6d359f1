import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { buildSchema, graphql } from "graphql";

import { cases, OWNERS, surveyAnswer } from "./cases.ts";
import * as shop from "./data.ts";
import * as members from "./members.ts";
import * as following from "./flows.ts";
import { endpoints, hookMessages, hookTopics } from "./outgoing.ts";
import { pointsAccounting } from "./points.ts";
import * as returns from "./policy.ts";
import * as points from "./programme.ts";
import * as back from "./returns.ts";
import * as recommended from "./recommendations.ts";
import { referrals } from "./referrals.ts";
import { reviewFigures, reviews } from "./reviews.ts";
import { rewardSchema, rewards } from "./rewards.ts";
import * as simulator from "./simulation.ts";
import { sender } from "./sender.ts";
import { surveyOf, topicWords } from "./survey-results.ts";
import * as asking from "./surveys.ts";
import { changedMethod, returnMethods } from "./ways.ts";

const SDL = resolve(dirname(fileURLToPath(import.meta.url)), "../../graphql/api/schema.graphql");

type Language = "en" | "es";
type Context = { language: Language };
type Root = (args: never, context: Context) => unknown;
type Page = { first?: number | null; after?: string | null };

export type MockApi = {
  execute: (request: Request, language?: Language) => Promise<Answer>;
};

type Request = { query: string; variables?: Record<string, unknown> };
export type Answer = { data?: Record<string, unknown> | null; errors?: unknown[] };

/** Answers the panel's operations as the agreed SDL demands: what is not in it, or is missing from `data.ts`, is an error. */
export function createMockApi(overrides: Record<string, unknown> = {}): MockApi {
  const schema = buildSchema(readFileSync(SDL, "utf8"));
  const rootValue = roots(overrides);
  return {
    execute: async ({ query, variables }, language = "en") => {
      const contextValue: Context = { language };
      const answer = await graphql({ schema, source: query, variableValues: variables, rootValue, contextValue });
      return JSON.parse(JSON.stringify(answer)) as Answer;
    },
  };
}

/** Root fields by name; an override may be a value, or an Error to be refused with. */
function roots(overrides: Record<string, unknown>): Record<string, Root> {
  const fields: Record<string, Root> = {
    postSaleViewer: () => ({ kind: "STAFF", permissions: ["HANDLE_PAYMENTS", "MANAGE_DISCOUNTS", "MANAGE_ORDERS", "MANAGE_SETTINGS", "MANAGE_USERS"], shopName: "Norte", apiUrl: "https://app.example/graphql/norte/" }),
    postSaleOverview: (_args, { language }) => ({ ...shop.overview, latestCatchUp: catchUp(shop.catchUp, language) }),
    recommendationModelCard: (_args, { language }) => recommended.recommendationModelCard(language),
    recommendationRules: (args: Page, { language }) => connection(recommended.recommendationRules(language), args),
    recommendationProducts: ({ search }: { search: string }, { language }) => recommended.recommendationProducts(language, search),
    recommendationChannels: () => ["default-channel"],
    recommendations: (_args, { language }) => recommended.recommendations(language),
    recommendationRuleKeep: () => ({ rule: { id: "UnVsZToz" }, errors: [] }),
    recommendationRuleDrop: () => ({ errors: [] }),
    postSaleFindings: (_args, { language }) =>
      shop.findings.map((finding) => ({
        ...finding,
        title: finding.title[language],
        advice: finding.advice?.[language] ?? null,
      })),
    postSaleEvents: (args: Page & { filter?: EventFilter | null }, { language }) =>
      connection(shop.audit.filter((one) => isWanted(one, args.filter ?? {})).map((one) => told(one, language)), args),
    postSaleCatchUpRuns: (args: Page, { language }) =>
      connection(shop.catchUpRuns.map((run) => catchUp(run, language)), args),
    postSaleDeliveries: (args: Page & { filter?: { state?: string; event?: string } }) =>
      connection(
        shop.deliveries.filter(
          ({ state, event }) =>
            (args.filter?.state == null || state === args.filter.state) &&
            (!args.filter?.event || event === args.filter.event),
        ),
        args,
      ),
    postSaleDelivery: ({ id }: { id: string }) => shop.deliveries.find((one) => one.id === id) ?? null,
    postSaleFailedReactions: (args: Page, { language }) =>
      connection(
        shop.reactions.map((one) => ({ ...one, event: told(shop.events[one.eventIndex], language) })),
        args,
      ),
    postSaleOrders: (args: Page & { filter?: { search?: string } }, { language }) =>
      connection(
        shop.orders.filter(({ number }) => !args.filter?.search || number.includes(args.filter.search)).map((one) => order(one, language)),
        args,
      ),
    postSaleOrder: ({ id, saleorId, number }: { id?: string; saleorId?: string; number?: string }, { language }) => {
      const found = shop.orders.find((one) => one.id === id || one.saleorId === saleorId || one.number === number);
      return found === undefined ? null : order(found, language);
    },
    postSaleCustomer: ({ id, saleorId }: { id?: string; saleorId?: string }, { language }) => {
      const found = shop.customers.find((one) => one.id === id || one.saleorId === saleorId);
      return found === undefined ? null : customer(found, language);
    },
    postSaleProduct: (_args, { language }) => ({
      id: "UDox",
      saleorId: "UDox",
      name: "Camiseta",
      ordersCount: 214,
      unitsSold: 260,
      unitsReturned: 13,
      returnFigures: {
        rate: { value: 13 / 254, low: 0.0302, high: 0.0857, n: 254 },
        topReasons: returns
          .reasonTree(language)
          .flatMap(({ children }) => children)
          .slice(0, 3)
          .map((reason, index) => ({ reason, units: 9 - index * 3 })),
      },
    }),
    postSaleCase: ({ id }: { id: string }, { language }) => knownCases(language).find((one) => one.id === id) ?? null,
    postSaleCases: (args: Page & { filter?: CaseFilter | null }, { language }) =>
      connection(
        knownCases(language).filter((one) => isWantedCase(one, args.filter ?? {})),
        args,
      ),
    postSaleCaseCounts: () => ({ open: 2, answered: 1, overdue: 1, unassigned: 1, own: 1 }),
    postSaleCaseOwners: () => OWNERS,
    postSaleSurveyAnswer: ({ id }: { id: string }, { language }) => surveyAnswer(id, language),
    caseOpen: (_args, { language }) => ({ case: knownCases(language)[0], errors: [] }),
    caseAssign: (_args, { language }) => ({ case: knownCases(language)[0], errors: [] }),
    caseAnswer: (_args, { language }) => ({ case: knownCases(language)[0], errors: [] }),
    caseNoteAdd: (_args, { language }) => ({ case: knownCases(language)[0], errors: [] }),
    caseSolve: (_args, { language }) => ({ case: knownCases(language)[0], errors: [] }),
    caseReopen: (_args, { language }) => ({ case: knownCases(language)[3], errors: [] }),
    hookTopics: (_args, { language }) => hookTopics(language),
    hookEndpoints: (_args, { language }) => endpoints(language),
    hookMessages: (args: Page) => connection(hookMessages, args),
    hookEndpointCreate: (_args, { language }) => ({ endpoint: endpoints(language)[0], secret: "whsec_bm8gc2VjcmV0", errors: [] }),
    hookEndpointUpdate: (_args, { language }) => ({ endpoint: endpoints(language)[0], errors: [] }),
    hookEndpointRotateSecret: (_args, { language }) => ({
      endpoint: { ...endpoints(language)[0], oldSecretEndsAt: "2026-12-13T09:00:00Z" },
      secret: "whsec_bmV3IHNlY3JldA==",
      errors: [],
    }),
    hookEndpointDelete: ({ input }: { input: { id: string } }) => ({ deletedId: input.id, errors: [] }),
    hookEndpointTest: () => ({ message: hookMessages[0], errors: [] }),
    hookMessageReplay: () => ({ count: 1, errors: [] }),
    surveys: (args: Page, { language }) => connection(asking.surveyRows(language), args),
    survey: ({ id }: { id?: string | null }, { language }) => {
      const row = asking.surveyRows(language).find((one) => one.id === id);
      return row === undefined ? null : { ...row, ...surveyOf(row.id, language) };
    },
    surveySchema: (_args, { language }) => asking.surveySchema(language),
    surveyTriggers: (_args, { language }) => asking.surveyTriggers(language),
    surveyCheck: () => asking.surveyCheck(),
    surveyPreview: (args: Parameters<typeof asking.surveyPreview>[0]) => asking.surveyPreview(args),
    surveyInvitations: (args: Page & { states?: string[] | null }, { language }) =>
      connection(asking.surveyInvitations(language).filter(({ state }) => args.states?.includes(state) ?? true), args),
    surveyCreate: (_args, { language }) => ({ survey: asking.surveyRows(language)[2], errors: [] }),
    ...Object.fromEntries(SURVEY_STEPS.map((name) => [name, surveyStep])),
    surveyTestSend: () => ({ isSent: true, errors: [] }),
    flows: (args: Page & { states?: string[] | null }, { language }) =>
      connection(following.flowRows(language).filter(({ state }) => args.states?.includes(state) ?? true), args),
    flow: ({ id }: { id?: string | null }, { language }) => following.flowRows(language).find((one) => one.id === id) ?? null,
    flowSchema: (_args, { language }) => following.flowSchema(language),
    flowCheck: (_args, { language }) => following.flowCheck(language),
    flowMailPreview: ({ language }: { language: string }) => following.flowMailPreview(language),
    flowCreate: (_args, { language }) => ({ flow: following.flowRows(language)[2], errors: [] }),
    ...Object.fromEntries(FLOW_STEPS.map((name) => [name, flowStep])),
    flowTestSend: () => ({ errors: [] }),
    segments: (args: Page, { language }) => connection(following.segments(language), args),
    segmentPreview: ({ conditions }: { conditions: string }) => following.segmentPreview(conditions),
    ...Object.fromEntries(SEGMENT_STEPS.map((name) => [name, segmentStep])),
    staffTasks: (args: Page & TaskFilter, { language }) =>
      connection(staffTasks(language).filter((task) => isWantedTask(task, args)), args),
    journeys: (args: Page & { flowId?: string | null; state?: string | null; step?: string | null }, { language }) =>
      connection(journeys(language).filter(({ flow, state, step }) => args.flowId === flow?.id && (args.state ?? state) === state && (args.step ?? step) === step), args),
    journeyEnd: ({ input }: { input: { id: string } }, { language }) => ({ journey: journeys(language).find(({ id }) => id === input.id) ?? null, errors: [] }),
    postSaleComingBack: () => shop.comingBack(),
    staffTaskEnd: (_args, { language }) => ({ staffTask: staffTasks(language)[2], errors: [] }),
    topicWords: (_args, { language }) => topicWords(language),
    topicWordKeep: () => ({ topicWord: { id: "VG9waWM6OQ==", phrase: "cordon*", isOff: false }, errors: [] }),
    topicWordDrop: () => ({ errors: [] }),
    pointsAccounting: ({ period }: { period: "DAY" | "MONTH" }) => pointsAccounting(period),
    returnPolicy: (_args, { language }) => ({
      url: "https://app.example/s/norte/policy/",
      isDefault: false,
      content: returns.content,
      file: versionOf(3, language).file,
      version: versionOf(3, language),
    }),
    returnPolicyText: (_args, { language }) => returns.policyText(language, 3),
    returnPolicyDraft: (_args, { language }) => versionOf(4, language),
    returnPolicyVersion: ({ id }: { id: string }, { language }) => {
      const found = returns.versions.find((one) => one.id === id);
      return found === undefined ? null : returns.policyVersion(found, language);
    },
    returnPolicyVersions: (args: Page, { language }) =>
      connection(returns.versions.map((one) => returns.policyVersion(one, language)), args),
    returnPolicySchema: (_args, { language }) => returns.policySchema(language),
    pointsProgramme: (_args, { language }) => ({
      url: "https://app.example/s/norte/points/terms/",
      version: points.programmeVersion(2, language),
      nextVersion: null,
    }),
    pointsProgrammeDraft: (_args, { language }) => points.programmeVersion(3, language),
    pointsProgrammeVersion: ({ id }: { id: string }, { language }) => {
      const found = points.programmeVersions.find((one) => one.id === id);
      return found === undefined ? null : points.told(found, language);
    },
    pointsProgrammeVersions: (args: Page, { language }) =>
      connection(points.programmeVersions.map((one) => points.told(one, language)), args),
    pointsProgrammeSchema: (_args, { language }) => points.programmeSchema(language),
    pointsProgrammeCheck: (_args, { language }) => points.programmeCheck(language),
    pointsProgrammeSimulations: (args: Page, { language }) => connection([points.programmeSimulation([], language)], args),
    pointsProgrammeSimulation: (_args, { language }) => points.programmeSimulation([{ customerId: "Q3VzdG9tZXI60", email: "ana.garcia@example.com" }], language),
    pointsProgrammeSimulate: (_args, { language }) => ({ simulation: points.programmeSimulation([], language), errors: [] }),
    pointsProgrammeSave: ({ input }: { input: { content: string; name: string } }, { language }) => ({
      programme: { ...points.programmeVersion(3, language), content: input.content, name: input.name, revision: 4 },
      overtakenBy: null,
      errors: [],
    }),
    pointsProgrammePublish: (_args, { language }) => ({
      programme: points.programmeVersion(3, language),
      contradictions: [],
      overtakenBy: null,
      errors: [],
    }),
    pointsProgrammeDiscard: (_args, { language }) => ({ programme: points.programmeVersion(3, language), overtakenBy: null, errors: [] }),
    returnPolicyCheck: ({ content }: { content: string }, { language }) => returns.policyCheck(content, language),
    returnPolicyTry: ({ orderId, content }: { orderId: string; content?: string }, { language }) =>
      returns.policyTrial(shop.orders.find(({ id }) => id === orderId)!, content ?? null, language),
    returnPolicySave: ({ input }: { input: { content: string; name: string } }, { language }) => ({
      policy: { ...versionOf(4, language), content: input.content, name: input.name },
      errors: [],
    }),
    returnPolicyPublish: (_args, { language }) => ({ policy: versionOf(3, language), violations: [], errors: [] }),
    returnPolicyDiscard: (_args, { language }) => ({ policy: versionOf(4, language), errors: [] }),
    returnPolicyImport: (_args, { language }) => ({ policy: versionOf(4, language), errors: [] }),
    returnPolicySimulations: (args: Page, { language }) =>
      connection(simulator.runs.map(({ id }) => simulator.simulation(id, language)), args),
    returnPolicySimulation: ({ id }: { id: string }, { language }) => simulator.simulation(id, language),
    returnPolicySimulatedOrders: (args: Page, { language }) =>
      connection(simulator.simulatedOrders(order(shop.orders[0]!, language), shop.orders[0]!.lines[0]!, language), args),
    returnPolicySimulate: (_args, { language }) => ({ simulation: simulator.simulation("U2ltOjE=", language), errors: [] }),
    returnMethods: (_args, { language }) => returnMethods(language),
    returnMethodChange: ({ input }: { input: { code: string; isOn: boolean; settings: string } }, { language }) => ({
      method: changedMethod(input, language),
      errors: [],
    }),
    returnReasons: (_args, { language }) => returns.reasonTree(language),
    returnReasonsUpdate: (_args, { language }) => ({ reasons: returns.reasonTree(language), errors: [] }),
    returnGuards: () => returns.guards.map((guard) => withCustomer(guard)),
    returnGuardAdd: ({ input }: { input: { subject: string; value: string } }) => ({
      guard: withCustomer({ ...returns.guards[0]!, id: "R3VhcmQ6OQ==", ...input }),
      errors: [],
    }),
    returnGuardRemove: ({ input }: { input: { id: string } }) => ({
      guard: withCustomer(returns.guards.find(({ id }) => id === input.id)!),
      errors: [],
    }),
    postSaleMessages: (args: Page & { filter?: { state?: string } }) =>
      connection(shop.messages.filter(({ state }) => args.filter?.state == null || state === args.filter.state), args),
    postSaleMessage: ({ id }: { id: string }) => shop.messages.find((one) => one.id === id) ?? null,
    postSaleMailTemplates: (_args, { language }) =>
      shop.templates.map(({ said, ...template }) => ({ ...template, label: said[language] })),
    postSaleMailPreview: ({ language }: { language: "EN" | "ES" }) => shop.preview(language),
    postSaleReturns: (args: Page & { filter?: Parameters<typeof back.isWanted>[1] }, { language }) =>
      connection(back.returns(language).filter((ret) => back.isWanted(ret, args.filter ?? {})), args),
    postSaleReturn: ({ id, number }: { id?: string; number?: string }, { language }) =>
      back.returns(language).find((ret) => ret.id === id || ret.number === number) ?? null,
    postSaleReturnCounts: (_args, { language }) => back.counts(language),
    returnViews: () => back.views,
    returnEstimate: ({ input }: { input: Parameters<typeof back.estimate>[0] }, { language }) => back.estimate(input, language),
    postSaleWarehouses: () => back.warehouses,
    returnExchangeChoices: () => back.exchangeChoices(),
    returnBulkApprove: ({ input }: { input: { ids: string[] } }) => bulk(input.ids),
    returnBulkDecline: ({ input }: { input: { ids: string[] } }) => bulk(input.ids),
    returnViewSave: ({ input }: { input: { name: string } }) => ({ view: { ...back.views[0], ...input, filter: "{}" }, errors: [] }),
    returnViewDelete: ({ input }: { input: { id: string } }) => ({ deletedId: input.id, errors: [] }),
    ...Object.fromEntries(STEPS.map((name) => [name, step])),
    returnNoteAdd: () => ({ note: null, errors: [] }),
    returnCreate: (_args, { language }) => ({ return: back.returns(language)[2], errors: [] }),
    returnWindowExtend: (_args, { language }) => ({ item: back.returnableItems(shop.orders[0]!, language)[0], errors: [] }),
    refundConfirm: () => ({ part: null, errors: [] }),
    refundRetry: () => ({ part: null, errors: [] }),
    creditRetry: () => ({ credit: null, errors: [] }),
    goodsMoveConfirm: () => ({ move: null, errors: [] }),
    goodsMoveRetry: () => ({ move: null, errors: [] }),
    goodsMoveDrop: () => ({ move: null, errors: [] }),
    pointsMembers: (args: Page & { filter?: Parameters<typeof members.isWanted>[1] }, { language }) =>
      connection(members.members(language).filter((one) => members.isWanted(one, args.filter ?? {})), args),
    pointsMember: ({ id, customerId, saleorId }: { id?: string; customerId?: string; saleorId?: string }, { language }) =>
      members.members(language).find((one) => one.id === id || one.customer.id === customerId || (saleorId != null && one.customer.saleorId === saleorId)) ?? null,
    pointsAdjustments: (args: Page & { states?: string[] | null; memberId?: string | null }, { language }) =>
      connection(
        members
          .adjustments(language)
          .filter(({ state, memberId }) => (args.states?.includes(state) ?? true) && memberId === (args.memberId ?? memberId)),
        args,
      ),
    pointsJoinPreview: (_args, { language }) => members.joinPreview(language),
    pointsImports: (_args, { language }) => members.imports(language),
    pointsImportPath: () => "/s/norte/points-imports/made-up",
    pointsAdjust: (_args, { language }) => ({ adjustment: members.adjustments(language)[2], errors: [] }),
    pointsAdjustmentApprove: (_args, { language }) => ({ adjustment: members.adjustments(language)[2], errors: [] }),
    pointsAdjustmentDecline: (_args, { language }) => ({ adjustment: members.adjustments(language)[3], errors: [] }),
    pointsAdjustmentWithdraw: (_args, { language }) => ({ adjustment: members.adjustments(language)[1], errors: [] }),
    pointsMemberExclude: (_args, { language }) => ({ member: members.members(language)[3], errors: [] }),
    pointsMemberReadmit: (_args, { language }) => ({ member: members.members(language)[3], errors: [] }),
    pointsMembersJoin: (_args, { language }) => ({ member: members.members(language)[0], errors: [] }),
    pointsMembersExport: () => ({ path: "/s/norte/points-files/made-up", errors: [] }),
    pointsImportBegin: (_args, { language }) => ({ started: members.imports(language)[0], errors: [] }),
    referrals: (args: Page & { filter?: { states?: string[] | null } }, { language }) =>
      connection(referrals(language).filter(({ state }) => args.filter?.states?.includes(state) ?? true), args),
    referralApprove: (_args, { language }) => ({ referral: referrals(language)[3], errors: [] }),
    referralDecline: (_args, { language }) => ({ referral: referrals(language)[4], errors: [] }),
    reviews: (args: Page & { filter?: { statuses?: string[] | null } }, { language }) =>
      connection(reviews(language).filter(({ status }) => args.filter?.statuses?.includes(status) ?? true), args),
    reviewFigures: () => reviewFigures(),
    reviewPublish: (_args, { language }) => ({ review: reviews(language)[2], errors: [] }),
    reviewRefuse: (_args, { language }) => ({ review: reviews(language)[3], errors: [] }),
    reviewAnswer: (_args, { language }) => ({ review: reviews(language)[2], errors: [] }),
    rewards: (_args, { language }) => rewards(language),
    rewardSchema: (_args, { language }) => rewardSchema(language),
    rewardCreate: (_args, { language }) => ({ reward: rewards(language)[0]!.reward, errors: [] }),
    rewardUpdate: (_args, { language }) => ({ reward: rewards(language)[0]!.reward, errors: [] }),
    postSaleApiKeys: () => shop.apiKeys,
    postSaleSettings: () => shop.settings,
    postSaleSender: (_args, { language }) => sender(language),
    senderCheck: (_args, { language }) => ({ sender: sender(language, shop.NOW.toISOString()), errors: [] }),
    deliveryReplay: ({ input }: { input: { ids: string[] } }) => ({
      deliveries: shop.deliveries.filter(({ id }) => input.ids.includes(id)).map((one) => ({ ...one, state: "WAITING" })),
      errors: [],
    }),
    reactionReplay: () => ({ reactions: [], errors: [] }),
    backfillStart: (_args, { language }) => ({ run: catchUp(shop.catchUp, language), errors: [] }),
    parcelMarkDelivered: ({ input }: { input: { parcelId: string; deliveredAt: string } }) => ({
      parcel: {
        ...shop.orders[0]?.parcels.find(({ id }) => id === input.parcelId),
        deliveredAt: input.deliveredAt,
        deliveredSource: "STAFF",
      },
      order: null,
      errors: [],
    }),
    apiKeyCreate: ({ input }: { input: { name: string; scopes: string[] } }) => ({
      apiKey: { ...shop.apiKeys[0], ...input, id: "QXBpS2V5Ojk=", prefix: "pv_9x9x" },
      secret: "pv_9x9x_3yTz8Qw1LrK5uVb7",
      errors: [],
    }),
    personExport: () => ({ archivePath: "/s/norte/persons/made-up", errors: [] }),
    personErase: ({ input }: { input: { customerId: string } }) => ({
      erasedCount: 1,
      isKnownToSaleor: shop.customers.some(({ id, saleorId }) => id === input.customerId && saleorId !== null),
      errors: [],
    }),
    apiKeyRevoke: ({ input }: { input: { id: string } }) => ({
      apiKey: { ...shop.apiKeys.find(({ id }) => id === input.id), revokedAt: shop.NOW.toISOString() },
      errors: [],
    }),
    postSaleSettingsUpdate: ({ input }: { input: object }) => ({ settings: { ...shop.settings, ...input }, errors: [] }),
    mailTestSend: () => ({ isSent: true, errors: [] }),
  };
  for (const [name, value] of Object.entries(overrides)) {
    fields[name] = (args, context) => {
      if (value instanceof Error) throw value;
      return typeof value === "function" ? (value as Root)(args, context) : value;
    };
  }
  return fields;
}

const FLOW_STEPS = ["flowDraftSave", "flowDraftDiscard", "flowPublish", "flowPause", "flowResume", "flowEnd"];
const SEGMENT_STEPS = ["segmentCreate", "segmentChange", "segmentDrop"];

function flowStep({ input }: { input: { id: string } }, { language }: Context) {
  const flow = following.flowRows(language).find(({ id }) => id === input.id) ?? null;
  return { flow, overtakenBy: null, flaws: [], errors: [] };
}

function segmentStep(_args: never, { language }: Context) {
  return { segment: following.segments(language)[0], errors: [] };
}

function staffTasks(language: Language) {
  return following.staffTasks(language, (place) => order(shop.orders[place]!, language));
}

function journeys(language: Language) {
  return following.journeys(language, (place) => order(shop.orders[place]!, language));
}

type TaskFilter = { state?: string | null; orderId?: string | null; customerId?: string | null };
type Told = { id: string; saleorId: string | null } | null;

function isWantedTask(task: { state: string; order: unknown; customer: unknown }, { state, orderId, customerId }: TaskFilter): boolean {
  const isOf = (thing: unknown, id: string | null | undefined) => id == null || (thing as Told)?.id === id || (thing as Told)?.saleorId === id;
  return (state == null || state === task.state) && isOf(task.order, orderId) && isOf(task.customer, customerId);
}

function versionOf(number: number, language: Language) {
  return returns.policyVersion(returns.versions.find((one) => one.number === number)!, language);
}

function withCustomer<Guard extends { subject: string; value: string }>(guard: Guard) {
  const found = guard.subject === "CUSTOMER" ? shop.customers.find(({ id }) => id === guard.value) : undefined;
  return { ...guard, customer: found ?? null };
}

const STEPS = [
  "returnApprove",
  "returnDecline",
  "returnSend",
  "returnReceive",
  "returnInspect",
  "returnSettle",
  "returnSettlementFinish",
  "returnCancel",
  "returnReopen",
  "returnCloseMissing",
  "returnResolve",
  "returnChangeExchange",
];

const SURVEY_STEPS = ["surveyDraftSave", "surveyDraftDiscard", "surveyPublish", "surveyPause", "surveyResume", "surveyEnd"];

function surveyStep({ input }: { input: { id: string } }, { language }: Context) {
  const survey = asking.surveyRows(language).find(({ id }) => id === input.id) ?? null;
  return { survey, overtakenBy: null, flaws: [], errors: [] };
}

/** The mock remembers nothing: a step is taken, and the return is shown as it was. */
function step({ input }: { input: { id: string } }, { language }: Context) {
  return { return: back.returns(language).find(({ id }) => id === input.id) ?? null, errors: [] };
}

function bulk(ids: string[]) {
  return { results: ids.map((id) => ({ id, error: null, return: null })), errors: [] };
}

function catchUp(run: (typeof shop.catchUpRuns)[number], language: Language) {
  return { ...run, feeds: run.feeds.map(({ said, ...feed }) => ({ ...feed, label: said[language] })) };
}

type EventFilter = { name?: string | null; orderId?: string | null; customerId?: string | null };

function isWanted(event: shop.Event, { name, orderId, customerId }: EventFilter): boolean {
  const order = shop.orders.find(({ id }) => id === orderId);
  return (
    (name == null || event.name === name) &&
    (orderId == null || event.orderNumber === order?.number) &&
    (customerId == null || customerIdOf(event) === customerId)
  );
}

function customerIdOf({ customerIndex }: shop.Event): string | null {
  return customerIndex === undefined ? null : (shop.customers[customerIndex]?.id ?? null);
}

function told(event: shop.Event | undefined, language: Language) {
  if (event === undefined) return null;
  const { said, ...rest } = event;
  return {
    recordedAt: rest.occurredAt,
    ...rest,
    sentence: said[language],
    data: "{}",
    orderSaleorId: shop.orders.find(({ number }) => number === rest.orderNumber)?.saleorId ?? null,
    customerId: customerIdOf(event),
  };
}

function timeline(language: Language) {
  const all = shop.events.map((event) => told(event, language));
  return (args: Page) => connection(all, args);
}

function order(one: (typeof shop.orders)[number], language: Language) {
  const { customerIndex, ...rest } = one;
  return {
    ...rest,
    customer: shop.customers[customerIndex],
    timeline: timeline(language),
    returns: back.returns(language).filter(({ orderNumber }) => orderNumber === one.number),
    returnableItems: back.returnableItems(one, language),
  };
}

type CaseFilter = { state?: string[] | null; isOverdue?: boolean | null; orderId?: string | null; customerId?: string | null };

function isWantedCase(one: ReturnType<typeof knownCases>[number], { state, isOverdue, orderId, customerId }: CaseFilter): boolean {
  return (
    (state == null || state.includes(one.state)) &&
    (isOverdue == null || isOverdue === one.isOverdue) &&
    (orderId == null || orderId === one.order?.id) &&
    (customerId == null || customerId === one.customer.id)
  );
}

function knownCases(language: Language) {
  return cases(language).map(({ orderIndex, ...one }) => ({
    ...one,
    order: orderIndex === null ? null : order(shop.orders[orderIndex]!, language),
  }));
}

function customer(one: (typeof shop.customers)[number], language: Language) {
  const theirs = shop.orders.filter(({ customerIndex }) => shop.customers[customerIndex] === one);
  return {
    ...one,
    orders: (args: Page) => connection(theirs.map((each) => order(each, language)), args),
    returns: (args: Page) => connection(back.returns(language).filter((ret) => ret.customer === one), args),
    timeline: timeline(language),
    ...following.followed(language, one.id),
    recommendations: () => recommended.recommendations(language),
  };
}

function connection<Node>(nodes: Node[], { first, after }: Page) {
  const start = after == null ? 0 : Number(after) + 1;
  const shown = nodes.slice(start, start + (first ?? 20));
  const end = start + shown.length - 1;
  return {
    totalCount: nodes.length,
    pageInfo: { hasNextPage: end < nodes.length - 1, hasPreviousPage: start > 0, startCursor: String(start), endCursor: String(end) },
    edges: shown.map((node, index) => ({ node, cursor: String(start + index) })),
  };
}
