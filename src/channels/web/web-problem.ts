import type { z } from 'zod';
import type { Content } from '../../core/content/content.ts';
import type { Locale } from '../../core/locale.ts';
import { WEB_MESSAGES, type WebMessageKey } from './web-messages.ts';
import type { WireProblem } from './wire-types.ts';

/** Every way a request can fail, with its HTTP status. What breaks the contract's schema is always 400. */
export const PROBLEM_STATUS = {
  'invalid-request': 400,
  'invalid-json': 400,
  'not-json': 400,
  'too-large': 400,
  unauthorized: 401,
  'not-found': 404,
  'entry-not-found': 404,
  'too-many-requests': 429,
  unavailable: 503,
  internal: 500,
} as const;
export type ProblemCode = keyof typeof PROBLEM_STATUS;
export const PROBLEM_CODES = Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]];

/** Longest request body, in bytes. */
export const BODY_LIMIT_BYTES = 64 * 1024;

/** What is wrong with one field, before it is put into the reader's language. */
export interface FieldIssue {
  /** Fields from the outside in, with dots between; empty when the whole body is meant. */
  readonly path: string;
  readonly key: WebMessageKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** A request that cannot be served; the error handler turns it into the contract's error shape. */
export class WebProblem extends Error {
  override readonly name = 'WebProblem';
  readonly code: ProblemCode;
  readonly issues: readonly FieldIssue[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ProblemCode,
    details: { issues?: readonly FieldIssue[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(code, { cause: details.cause });
    this.code = code;
    this.issues = details.issues ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** Whom to call, shown with every failure. */
const HOTLINES = ['rescue-112', 'police-102', 'helpline-11616'] as const;

/** The body of a failed request in the reader's language; the hotlines are in it whatever happened. */
export function problemBody(
  problem: WebProblem,
  locale: Locale,
  content: Pick<Content, 'contacts'>,
): WireProblem {
  const t = WEB_MESSAGES[locale];
  return {
    error: {
      code: problem.code,
      message: t(`errors.${problem.code}`, { limit: BODY_LIMIT_BYTES / 1024 }),
      issues: problem.issues.map(({ path, key, values }) => ({ path, message: t(key, values) })),
    },
    hotline: HOTLINES.flatMap((id) => {
      const contact = content.contacts.get(id);
      const number = contact?.phones[0]?.number;
      return contact && number ? [{ name: contact.name[locale], number }] : [];
    }),
  };
}

/** Puts what zod found wrong with `data` into words of the web channel. */
export function invalidRequest(issues: readonly z.core.$ZodIssue[], data: unknown): WebProblem {
  return new WebProblem('invalid-request', { issues: issues.map((issue) => fieldIssue(issue, data)) });
}

function fieldIssue(issue: z.core.$ZodIssue, data: unknown): FieldIssue {
  const path = issue.path.map(String).join('.');
  const field = String(issue.path.at(-1) ?? '');
  const { key, values } =
    path === '' ? { key: 'errors.field.body' as const } : sentenceFor(issue, field, data);
  return { path, key, values: { field, ...values } };
}

type Sentence = Pick<FieldIssue, 'key' | 'values'>;

function sentenceFor(issue: z.core.$ZodIssue, field: string, data: unknown): Sentence {
  if (issue.code === 'custom') return { key: 'errors.field.invalid', ...(issue.params as Partial<Sentence>) };
  if (valueAt(data, issue.path) === undefined) return { key: 'errors.field.missing' };
  switch (issue.code) {
    case 'invalid_type':
      return { key: TYPE_KEYS[issue.expected] ?? 'errors.field.invalid' };
    case 'too_big':
      return { key: 'errors.field.too-long', values: { limit: Number(issue.maximum) } };
    case 'invalid_value':
      return {
        key: field === 'locale' ? 'errors.field.locale' : 'errors.field.one-of',
        values: { values: issue.values.join(', ') },
      };
    default:
      return { key: 'errors.field.invalid' };
  }
}

const TYPE_KEYS: Readonly<Record<string, WebMessageKey>> = {
  string: 'errors.field.text',
  number: 'errors.field.number',
  int: 'errors.field.number',
  array: 'errors.field.list',
  object: 'errors.field.object',
  boolean: 'errors.field.yes-no',
};

/** zod does not tell a missing field from one of a wrong type, so we look. */
function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  );
}
