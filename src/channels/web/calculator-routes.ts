import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CALCULATOR_MESSAGES, type CalculatorTranslate } from '../../core/calculators/calculator-messages.ts';
import { explainHouseholdPermit } from '../../core/calculators/explain-household-permit.ts';
import { explainNotification } from '../../core/calculators/explain-notification.ts';
import { explainOverstay } from '../../core/calculators/explain-overstay.ts';
import { explainRefusal } from '../../core/calculators/explain-refusal.ts';
import { explainResidenceDeadline } from '../../core/calculators/explain-residence-deadline.ts';
import { explainStay } from '../../core/calculators/explain-stay.ts';
import type { Explanation } from '../../core/calculators/explanation.ts';
import { householdPermit } from '../../core/calculators/household-permit.ts';
import { notification } from '../../core/calculators/notification.ts';
import { overstay } from '../../core/calculators/overstay.ts';
import type { Refusal } from '../../core/calculators/refusal.ts';
import { residenceDeadline } from '../../core/calculators/residence-deadline.ts';
import { stay } from '../../core/calculators/stay.ts';
import type { Locale } from '../../core/locale.ts';
import { type ApiParts, type ApiScope, json, refusals } from './api-parts.ts';
import {
  householdPermitRequestSchema,
  householdPermitSchema,
  notificationRequestSchema,
  notificationSchema,
  overstayRequestSchema,
  overstaySchema,
  refusedSchema,
  residenceDeadlineRequestSchema,
  residenceDeadlineSchema,
  stayRequestSchema,
  staySchema,
} from './calculator-wire.ts';
import { readerLocale } from './reader-locale.ts';

/** `POST /calculators/…`: pure functions over the rules of the content, each showing its sum. */
export function calculatorRoutes(app: ApiScope, parts: ApiParts): void {
  stayRoute(app, parts);
  notificationRoute(app, parts);
  householdPermitRoute(app, parts);
  overstayRoute(app, parts);
  residenceDeadlineRoute(app, parts);
}

/** What the routes have in common; `figures` describes the reply that is no refusal. */
const schemaOf = <Body extends z.ZodType, Figures extends z.ZodType>(
  operationId: string,
  summary: string,
  body: Body,
  figures: Figures,
) => ({
  operationId,
  tags: ['Calculators'],
  summary,
  body,
  response: {
    200: json('The figures, or why there are none.', z.union([figures, refusedSchema])),
    ...refusals(400, 429),
  },
});

/** Puts a result into the reader's language: its figures with how they were computed, or the reason for a refusal. */
function spoken<Result extends { readonly ok: true; readonly rules: readonly string[] }, Figures>(
  request: Pick<FastifyRequest, 'body' | 'query' | 'headers'>,
  result: Result | Refusal,
  figuresOf: (result: Result) => Figures,
  explain: (result: Result, t: CalculatorTranslate, locale: Locale) => Explanation,
) {
  const locale = readerLocale(request);
  const t = CALCULATOR_MESSAGES[locale];
  if (!result.ok) return { refused: { reason: explainRefusal(result, t, locale) } };
  const { explanation, assumptions } = explain(result, t, locale);
  return {
    ...figuresOf(result),
    rules: [...result.rules],
    explanation: [...explanation],
    assumptions: [...assumptions],
  };
}

function stayRoute(app: ApiScope, { content }: ApiParts): void {
  const schema = schemaOf('countDaysOfStay', 'Days of stay without a visa', stayRequestSchema, staySchema);
  app.post('/calculators/stay', { schema }, async (request) => {
    const { citizenship, on } = request.body;
    const visits = request.body.visits.map(({ entry, exit }) => (exit ? { entry, exit } : { entry }));
    return spoken(
      request,
      stay({ citizenship, visits, on }, content.current()),
      ({ perVisit, window, lastLawfulDay, daysLeft }) => ({
        perVisit,
        window: {
          windowDays: window.windowDays,
          limitDays: window.limitDays,
          used: window.used,
          lastDay: window.lastDay,
        },
        lastLawfulDay,
        daysLeft,
      }),
      explainStay,
    );
  });
}

function notificationRoute(app: ApiScope, { content }: ApiParts): void {
  const schema = schemaOf(
    'countNotificationDays',
    'Last day for the host to notify the police',
    notificationRequestSchema,
    notificationSchema,
  );
  app.post('/calculators/notification', { schema }, async (request) =>
    spoken(
      request,
      notification(request.body, content.current()),
      ({ safe, latest }) => ({ safe, latest }),
      explainNotification,
    ),
  );
}

function householdPermitRoute(app: ApiScope, { content }: ApiParts): void {
  const schema = schemaOf(
    'priceHouseholdPermit',
    'Tax and end of a permit for work in a private home',
    householdPermitRequestSchema,
    householdPermitSchema,
  );
  app.post('/calculators/household-permit', { schema }, async (request) =>
    spoken(
      request,
      householdPermit(request.body, content.current()),
      ({ mci, tenge, end }) => ({ mci, tenge, end }),
      explainHouseholdPermit,
    ),
  );
}

function overstayRoute(app: ApiScope, { content }: ApiParts): void {
  const schema = schemaOf(
    'findOverstayFine',
    'What the law has for an overstay',
    overstayRequestSchema,
    overstaySchema,
  );
  app.post('/calculators/overstay', { schema }, async (request) =>
    spoken(
      request,
      overstay({ ...request.body, repeat: request.body.repeat ?? false }, content.current()),
      ({ article, mci, tenge, warningPossible, expulsionPossible, arrestDays }) => ({
        article,
        mci,
        tenge,
        warningPossible,
        expulsionPossible,
        ...(arrestDays === undefined ? {} : { arrestDays }),
      }),
      explainOverstay,
    ),
  );
}

function residenceDeadlineRoute(app: ApiScope, { content }: ApiParts): void {
  const schema = schemaOf(
    'findResidenceDeadline',
    'What a longer stay needs, and by when',
    residenceDeadlineRequestSchema,
    residenceDeadlineSchema,
  );
  app.post('/calculators/residence-deadline', { schema }, async (request) =>
    spoken(
      request,
      residenceDeadline(request.body, content.current()),
      ({ duty, safe, latest, applyBy, lastDay }) => ({
        duty,
        safe,
        latest,
        applyBy: applyBy ?? null,
        lastDay,
      }),
      explainResidenceDeadline,
    ),
  );
}
