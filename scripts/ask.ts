/** `npm run ask -- "question"`: what Aman answers, in the terminal; `--explain` says why. */
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { type Explanation, explain } from '../src/core/dialogue/explain.ts';
import { respond } from '../src/core/dialogue/respond.ts';
import { isLocale } from '../src/core/locale.ts';
import { replyToPlain } from '../src/core/reply-text.ts';
import { screen } from '../src/core/safety/screen.ts';
import { NEW_SESSION } from '../src/core/session.ts';
import { LOCALES_FOLDER } from '../src/storage/content-files.ts';
import { openLiveContent } from '../src/storage/live-content.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    explain: { type: 'boolean', default: false },
    locale: { type: 'string' },
    content: { type: 'string', default: process.env.CONTENT_DIR ?? 'content' },
  },
});
const question = positionals.join(' ');
if (!question) {
  console.error('Usage: npm run ask -- "question" [--locale kk] [--explain]');
  process.exit(1);
}

const live = await openLiveContent({
  folders: { content: values.content, locales: LOCALES_FOLDER },
  now: () => new Date(),
  log: pino({ level: 'silent' }),
  watch: false,
});
const content = live.current();
const session = isLocale(values.locale)
  ? { ...NEW_SESSION, locale: values.locale, localeChosen: true }
  : NEW_SESSION;
const circumstances = { content, now: new Date() };
const screened = screen({ type: 'text', text: question }, content);
console.log(replyToPlain(respond(screened, session, circumstances).reply));
if (values.explain) console.log(`\n--- why\n${asText(explain(question, session, circumstances))}`);

function asText(why: Explanation): string {
  const share = (value: number) => `${(100 * value).toFixed(1)} %`;
  const languages = Object.entries(why.languages).map(([locale, p]) => `${locale} ${share(p)}`);
  const { danger } = why;
  return [
    ...(why.readAs === question ? [] : [`read as: ${why.readAs}`]),
    `language: ${languages.join(', ') || 'no letters'} → ${why.otherLanguage ?? why.locale}`,
    `phrase: ${why.phrase ?? 'none'}`,
    `decision: ${why.decision}, ${why.because} (not ours ${share(why.notOurs)})`,
    ...(why.opens ? [`opens: ${why.opens}`] : []),
    ...why.entries.map(
      (hit) =>
        `  ${hit.entry.padEnd(28)} belief ${share(hit.probability)}, words ${hit.lexical.toFixed(2)}, coverage ${hit.coverage.toFixed(2)}: ${hit.words.join(' ')}`,
    ),
    danger
      ? `danger: ${danger.level}; learned ${share(danger.learned)}; rules ${danger.rules.join(', ') || 'none'}`
      : 'danger: none',
  ].join('\n');
}
