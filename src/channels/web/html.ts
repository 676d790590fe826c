import { escapeMarkup } from '../../core/escape-markup.ts';

/** Finished markup; only `html` and `markup` make it, so what is not marked as such gets escaped. */
export interface Html {
  readonly markup: string;
}

export type HtmlValue = Html | string | number | undefined | false | readonly HtmlValue[];

/** A template for markup: every value is escaped unless it is markup itself; lists are joined, absent values print nothing. */
export const html = (texts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html => ({
  markup: texts.map((text, i) => text + (i < values.length ? toMarkup(values[i]) : '')).join(''),
});

/** Takes over what another renderer has already escaped. */
export const markup = (finished: string): Html => ({ markup: finished });

function toMarkup(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeMarkup(String(value));
  return 'markup' in value ? value.markup : value.map(toMarkup).join('');
}
