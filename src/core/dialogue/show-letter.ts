import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import { notification } from '../calculators/notification.ts';
import { arrivalIn } from '../calculators/visits-in-dates.ts';
import type { Letter, PaperTexts } from '../content/content.ts';
import { inlinesOfBlocks } from '../content/text-lines.ts';
import type { TemplateBlock } from '../entry.ts';
import { figureNames } from '../figures.ts';
import type { Inquiry } from '../inquiry.ts';
import { type Locale, OWN_NAMES } from '../locale.ts';
import { isOwnDay, type OwnDay, type OwnDays, withOwnDays } from '../own-days.ts';
import type { Option, Part } from '../reply.ts';
import { type Block, blocksToPlain } from '../rich-text.ts';
import { dayInKazakhstan } from './answer.ts';
import { ruleEntryOf } from './calculators-of-entries.ts';
import type { Context, Draft } from './context.ts';
import { letterOf } from './letter-of.ts';
import { buttons, text } from './parts.ts';
import { renderBlocks } from './render-template.ts';
import { readerAnswer, showEntry } from './show-entry.ts';

/** A message to copy or forward: in the reader's language, to know what it says, in Kazakh and in Russian. */
export function showLetter(entry: string, context: Context): Draft {
  const { content, locale, t } = context;
  const letter = letterOf(entry, content);
  if (!letter) return showEntry(entry, { outcome: 'tool' }, context);
  const days = ownDays(context);
  const answer = readerAnswer(entry, context);
  const locales = [...new Set<Locale>([locale, 'kk', 'ru'])];
  return {
    outcome: 'tool',
    answers: answer ? [answer] : [],
    parts: [
      ...(letter.before ? [beforehand(letter.before, context)] : []),
      text(t('letter.intro')),
      ...locales.map((each) => copyIn(each, letter, days, context)),
      buttons(waysOn(entry, letter, days, context)),
    ],
    view: { type: 'letter', id: entry },
    session: { lastEntry: entry },
  };
}

const beforehand = (texts: PaperTexts, { content, locale, now }: Context): Part => ({
  type: 'text',
  blocks: renderBlocks(texts[locale], content, { locale, today: dayInKazakhstan(now) }).value,
});

function copyIn(locale: Locale, { texts }: Letter, days: OwnDays, { content, now }: Context): Part {
  const said = texts[locale].filter((block) => unknownDays([block], days).length === 0);
  const library = { ...content, figures: withOwnDays(content.figures, days) };
  const { value } = renderBlocks(said, library, { locale, today: dayInKazakhstan(now) });
  return { type: 'copy', heading: OWN_NAMES[locale], locale, text: paragraphs(value) };
}

/** A list follows its heading closely; everything else stands apart. */
const paragraphs = (blocks: readonly Block[]): string =>
  blocks
    .map((block, i) => `${i === 0 ? '' : block.type === 'list' ? '\n' : '\n\n'}${blocksToPlain([block])}`)
    .join('');

/** The days of the reader's own that blocks name and nobody has computed yet. */
const unknownDays = (blocks: readonly TemplateBlock[], days: OwnDays): OwnDay[] =>
  inlinesOfBlocks(blocks)
    .flatMap((node) => (node.type === 'figure' ? figureNames(node.expression) : []))
    .filter(isOwnDay)
    .filter((name) => days[name] === undefined);

/** The arrival that was named for a computation before, with the host's last day. */
function ownDays({ content, now, session }: Context): OwnDays {
  const arrival = session.asking && arrivalOf(session.asking);
  if (arrival === undefined || arrival > dayInKazakhstan(now)) return {};
  const result = notification({ arrival }, content);
  return result.ok ? { arrival, deadline: result.safe } : {};
}

/** Only of whoever is still here; the first day of a permit is no arrival. */
export function arrivalOf({ calculator, dates }: Inquiry): string | undefined {
  const tellsOfVisits =
    calculator === 'stay' || calculator === 'notification' || calculator === 'residence-deadline';
  return tellsOfVisits && dates.at(-1)?.role !== 'exit' ? arrivalIn(dates) : undefined;
}

function waysOn(entry: string, { texts }: Letter, days: OwnDays, { content, locale }: Context): Option[] {
  const title = content.entries.get(entry)?.texts[locale].title;
  const missing = unknownDays(texts[locale], days).length > 0;
  return [
    ...(missing
      ? [
          {
            label: CALCULATOR_MESSAGES[locale]('button.compute.notification'),
            choice: { type: 'calculate', id: ruleEntryOf('notification') },
          } as const,
        ]
      : []),
    ...(title === undefined ? [] : [{ label: title, choice: { type: 'entry', id: entry } } as const]),
  ];
}
