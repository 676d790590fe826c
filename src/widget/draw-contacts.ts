import type { ContactCard } from '../channels/web/wire-types.ts';
import { h, icon } from './dom.ts';
import { drawLink } from './draw-blocks.ts';
import { type Stage, withNumber } from './stage.ts';

/** Whom to call: name, every number as a big button, and what is known of the hours. */
export const drawContacts = (contacts: readonly ContactCard[], stage: Stage): HTMLElement =>
  h('ul', { class: 'contacts' }, ...contacts.map((contact) => drawContact(contact, stage)));

function drawContact({ name, phones, url, address, hours, notes }: ContactCard, stage: Stage): HTMLElement {
  const remarks = [hours, address, ...notes].filter((remark) => remark !== undefined);
  return h(
    'li',
    {},
    h('strong', {}, name),
    ...phones.map((phone) =>
      h(
        'div',
        { class: 'ways' },
        drawCall({ name, ...phone }, stage),
        drawCopy(phone.number, phone.number, stage),
      ),
    ),
    ...remarks.map((remark) => h('span', { class: 'remark' }, remark)),
    url !== undefined && drawLink(url, url.replace(/^https?:\/\/(www\.)?|\/$/g, '')),
  );
}

/** One number to press; a screen reader hears who answers. */
export function drawCall(
  { name, number, dial, label }: { name: string; number: string; dial: string; label?: string },
  { t }: Pick<Stage, 't'>,
): HTMLElement {
  const spoken = [withNumber(t('call'), number), label, name].filter(Boolean).join(', ');
  return h(
    'a',
    { href: `tel:${dial}`, class: 'call', 'aria-label': spoken },
    icon('phone'),
    label ? `${number}, ${label}` : number,
  );
}

/** A button that copies a text; `name` tells a screen reader which. */
export function drawCopy(text: string, name: string, { t, tell }: Stage): HTMLElement | undefined {
  if (!navigator.clipboard) return undefined;
  const button = h(
    'button',
    { type: 'button', class: 'quiet', 'aria-label': `${t('copy')} ${name}`, click: () => void copy() },
    t('copy'),
  );
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = t('copied');
      tell(t('copied'));
    } catch {
      // The browser forbids it here: the text can still be read and selected.
      button.remove();
    }
  }
  return button;
}
