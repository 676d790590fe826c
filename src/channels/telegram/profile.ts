import { createHash } from 'node:crypto';
import type { Api } from 'grammy';
import type { LanguageCode } from 'grammy/types';
import type { Contacts } from '../../core/contacts.ts';
import { FALLBACK_LOCALE, LOCALES, type Locale } from '../../core/locale.ts';
import type { LeaseStore } from '../../ports.ts';
import { COMMAND_NAMES } from './commands.ts';
import { telegramText } from './telegram-text.ts';

/** What Telegram shows of the bot before anything was said, in one language. */
export interface Profile {
  /** The language of the reader's Telegram; absent = for all others. */
  readonly languageCode?: LanguageCode;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
  /** At most 512 characters, in an empty chat. */
  readonly description: string;
  /** At most 120 characters, on the bot's page and in shared links. */
  readonly shortDescription: string;
}

/** One profile a language, and one for everybody else. */
export function profiles(contacts: Contacts): Profile[] {
  return [
    profileIn(FALLBACK_LOCALE, contacts),
    ...LOCALES.map((locale) => ({ ...profileIn(locale, contacts), languageCode: locale })),
  ];
}

function profileIn(locale: Locale, contacts: Contacts): Profile {
  const danger = dangerLine(locale, contacts);
  const description = telegramText(locale, 'profile.description');
  return {
    commands: COMMAND_NAMES.map((command) => ({
      command,
      description: telegramText(locale, `command.${command}`),
    })),
    description: danger ? `${description}\n\n${danger}` : description,
    shortDescription: telegramText(locale, 'profile.short-description'),
  };
}

/** Digits of phones come from the registry only; without it the line is left out. */
function dangerLine(locale: Locale, contacts: Contacts): string | undefined {
  const rescue = contacts.get('rescue-112')?.phones[0]?.number;
  const police = contacts.get('police-102')?.phones[0]?.number;
  return rescue && police ? telegramText(locale, 'profile.danger', { rescue, police }) : undefined;
}

const PUBLISHED_FOR_SECONDS = 24 * 60 * 60;

export interface PublishParts {
  readonly api: Api;
  readonly leases: LeaseStore;
  readonly holder: string;
  readonly contacts: Contacts;
  readonly botId: number;
}

/** Sets commands and descriptions; once a day and change over all instances, for Telegram allows few such calls. */
export async function publishProfiles({ api, leases, holder, contacts, botId }: PublishParts): Promise<void> {
  const all = profiles(contacts);
  const lease = `telegram-profile-${botId}-${createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 16)}`;
  if (!(await leases.acquire(lease, holder, PUBLISHED_FOR_SECONDS))) return;
  try {
    for (const profile of all) await publish(api, profile);
  } catch (error) {
    await leases.release(lease, holder);
    throw error;
  }
}

async function publish(
  api: Api,
  { languageCode, commands, description, shortDescription }: Profile,
): Promise<void> {
  const language = languageCode ? { language_code: languageCode } : {};
  await api.setMyCommands(commands, language);
  await api.setMyDescription(description, language);
  await api.setMyShortDescription(shortDescription, language);
}
