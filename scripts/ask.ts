/** `npm run ask -- "question"`: what Aman answers, in the terminal; `--explain` says why. */
import { parseArgs } from 'node:util';
import { pino } from 'pino';
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
const screened = screen({ type: 'text', text: question }, content);
const session = isLocale(values.locale)
  ? { ...NEW_SESSION, locale: values.locale, localeChosen: true }
  : NEW_SESSION;
const { reply } = respond(screened, session, { content, now: new Date() });
console.log(replyToPlain(reply));

if (values.explain) {
  const meant = content.reread(question);
  const { all } = content.identify(meant);
  const found = content.search(meant, reply.locale);
  const share = (value: number) => `${(100 * value).toFixed(1)} %`;
  console.log('\n--- why');
  if (meant !== question) console.log('read as:', meant);
  console.log(
    'language:',
    Object.entries(all)
      .map(([locale, p]) => `${locale} ${share(p)}`)
      .join(', ') || 'no letters',
    '→',
    reply.locale,
  );
  console.log('phrase:', content.matchPhrase(meant, reply.locale)?.intent ?? 'none');
  console.log('decision:', found.decision, `(not ours ${share(found.notOurs)})`);
  for (const hit of found.hits)
    console.log(
      `  ${hit.entry.padEnd(28)} belief ${share(hit.probability)}, words ${hit.lexical.toFixed(2)}, coverage ${hit.coverage.toFixed(2)}`,
    );
  const { danger } = screened;
  console.log(
    'danger:',
    danger
      ? `${danger.level}; learned ${share(danger.probability)}; rules ${danger.rules.map(({ rule }) => rule).join(', ') || 'none'}`
      : 'none',
  );
}
