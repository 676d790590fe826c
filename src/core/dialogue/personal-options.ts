import { CALCULATOR_MESSAGES } from '../calculators/calculator-messages.ts';
import { CHECKLIST_MESSAGES } from '../checklist/checklist-messages.ts';
import type { Option } from '../reply.ts';
import { differsByCitizenship } from './answer.ts';
import { calculatorOf } from './calculators-of-entries.ts';
import type { Context } from './context.ts';
import { letterOf } from './letter-of.ts';

/** The buttons under an entry: compute it for oneself, send a message on, and fit it to one's citizenship where that matters. */
export function personalOptions(id: string, { content, locale, session, t: say }: Context): Option[] {
  const t = CALCULATOR_MESSAGES[locale];
  const calculator = calculatorOf(id);
  const entry = content.entries.get(id);
  const label = session.citizenship ? 'button.change-citizenship' : 'button.my-citizenship';
  return [
    ...(calculator
      ? [{ label: t(`button.compute.${calculator}`), choice: { type: 'calculate', id } } as const]
      : []),
    ...(letterOf(id, content)
      ? [{ label: say('letter.button'), choice: { type: 'letter', id } } as const]
      : []),
    ...(entry && differsByCitizenship(entry, locale)
      ? [{ label: t(label), choice: { type: 'shortcut', name: 'citizenship' } } as const]
      : []),
    ...(content.checklist?.offered.includes(id)
      ? [
          {
            label: CHECKLIST_MESSAGES[locale]('button'),
            choice: { type: 'shortcut', name: 'check' },
          } as const,
        ]
      : []),
  ];
}
