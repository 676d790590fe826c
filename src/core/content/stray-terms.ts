import type { EntryText } from '../entry.ts';
import type { Locale } from '../locale.ts';
import type { Term } from './content.ts';
import { sentencesOf } from './readability.ts';

/** Where a text names a term otherwise than the glossary, in words for its editor. */
export function strayTerms(text: EntryText, locale: Locale, glossary: readonly Term[]): string[] {
  const whole = sentencesOf(text).join('\n').toLowerCase();
  return glossary.flatMap(({ names, avoid }) =>
    (avoid[locale] ?? [])
      .filter((wrong) => patternOf(wrong).test(whole))
      .map((wrong) => `"${wrong}" stands for "${names[locale]}"; the glossary has one name for it`),
  );
}

/** A word or phrase as a whole; a `*` at its end leaves the ending open. */
function patternOf(wrong: string): RegExp {
  const stem = wrong
    .toLowerCase()
    .replace(/\*$/, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}])${stem}${wrong.endsWith('*') ? '' : '(?![\\p{L}])'}`, 'u');
}
