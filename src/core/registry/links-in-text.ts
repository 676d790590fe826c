import { perText } from '../language/per-text.ts';
import type { Email, Handle, Link, PhoneNumber } from './address.ts';
import { tidyHost } from './host.ts';
import { fullNumber, type Placed } from './phones-in-text.ts';

type Linked = Link | Email | Handle | PhoneNumber;

/** Endings that make an address of what has no `https://`; words that also end sentences are in the next list. */
const ENDINGS = new Set(
  `kz ru com org net info uz kg tj tm gov edu int biz agency online site top xyz club shop store website pro vip icu
  asia eu uk de pl cz sk lt lv ee fi tr ae sa kr jp cn il ua az md cc io app dev co tk ml cf gq ws tv fr gr hu ro bg ly su gd cx
  рф қаз рус онлайн сайт кз ру ком уз кг тж`.split(/\s+/),
);
/** Endings that are words or suffixes too ("ask him.is it true"); believed where more speaks for an address. */
const WORDLIKE_ENDINGS = new Set(
  `me is it in to so no be am us my at as ga id la ma by ge es pt do work works jobs careers live help support world
  today life fun link click global space center centre group team email chat news money`.split(/\s+/),
);

const SCHEME = /h(?:tt|xx)ps?:[\\/]*[^\s<>"«»“”]+/giu;
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}/giu;
const BARE =
  /(?<![\p{L}\p{N}@/_-])(?:[\p{L}\p{N}\p{M}_-]+[.。．])+[\p{L}\p{N}\p{M}-]{2,}(?::\d+)?(?:[/?#\\][^\s<>"«»“”]*)?/giu;
const HANDLE = /(?<![\p{L}\p{N}@._/-])@([A-Za-z][\w.]{2,31})/gu;
/** A name as people write it after the network: "телеграм egov_bot", "инстаграм: korea_work". */
const NETWORK_NAME =
  /(?:telegram|телеграмм?|телега|insta(?:gram)?|инстаграмм?|инста|whats ?app|ватсап|вотсап|tiktok|тикток)\p{L}{0,3}[\s:-]+([A-Za-z]\w*[_\d]\w*)/giu;

/** Places where the first part of the path is a person's or a group's own name. */
const NETWORKS = new Set(
  `t.me telegram.me telegram.dog instagram.com instagr.am facebook.com fb.com fb.me m.me vk.com vk.me ok.ru tiktok.com
  threads.net x.com twitter.com youtube.com`.split(/\s+/),
);

/** Places where a chat is opened by its phone. */
const PHONE_CHATS = new Set(['wa.me', 'api.whatsapp.com', 'web.whatsapp.com', 'viber.click']);

/** The links, e-mails and names in networks that a text holds, in order; a link to a phone's chat is that phone. */
export const linksInText = perText((text): readonly Placed<Linked>[] => {
  const found: Placed<Linked>[] = [];
  let rest = text;
  const take = (pattern: RegExp, read: (match: RegExpMatchArray) => Reading | undefined) => {
    for (const match of rest.matchAll(pattern)) {
      const reading = read(match);
      if (!reading) continue;
      const start = match.index;
      const end = start + reading.length;
      found.push({ found: reading.found, start, end });
      rest = rest.slice(0, start) + ' '.repeat(reading.length) + rest.slice(end);
    }
  };
  // Most messages hold none of these signs, and looking for addresses letter by letter takes time.
  if (/[.。．][^\s.]|@|:\/|:\\/.test(text)) {
    take(SCHEME, ([written]) => readUrl(written));
    take(EMAIL, ([written]) => readEmail(written));
    take(BARE, ([written]) => readBare(written, written === text.trim()));
    take(HANDLE, (match) => readHandle(match[0], match[1]));
  }
  if (/[A-Za-z]\w*[_\d]/.test(text)) take(NETWORK_NAME, (match) => readHandle(match[0], match[1]));
  return found.sort((a, b) => a.start - b.start);
});

interface Reading {
  readonly found: Linked;
  /** How much of the match belongs to it. */
  readonly length: number;
}

/** Marks that close a sentence or a bracket rather than an address. */
const CLOSING = /[.,!?;:)\]}'’”»*…]+$/u;
const CYRILLIC_SUFFIX = /(?<=[a-z]{2})(?:[-'’][\u0400-\u04ff]{1,6}|[\u0400-\u04ff]{2,6})$/iu;
const LATIN_SUFFIX = /(?<=\.[a-z]{2,3})[-'’]?(?:da|dan|ga|ka|ni|ning|dagi|mi|dir|dami)$/iu;

function readUrl(match: string): Reading | undefined {
  const written = match.replace(CLOSING, '');
  const link = readLink(written.replace(/^h(?:tt|xx)ps?:[\\/]*/i, ''), false);
  return link && { found: link, length: written.length };
}

function readBare(match: string, alone: boolean): Reading | undefined {
  const written = match.replace(CLOSING, '');
  const link = readLink(written, true);
  if (!link || (link.type === 'link' && !isAddress(link, written, alone))) return undefined;
  return { found: link, length: written.length };
}

/** Whether what looks like "words.words" is an address. */
function isAddress({ host, path }: Link, written: string, alone: boolean): boolean {
  const labels = host.split('.');
  const ending = labels.at(-1) ?? '';
  if (ENDINGS.has(ending) || /^www\./i.test(written) || /(?:^|\.)xn--/i.test(written)) return true;
  if (!WORDLIKE_ENDINGS.has(ending)) return false;
  return alone || path !== '' || labels.length > 2 || /[\d-]/.test(host);
}

/** Reads what follows the scheme as browsers do: a backslash is a slash, what stands before `@` is no host. */
function readLink(written: string, bare: boolean): Linked | undefined {
  const [, authority = '', path = ''] = /^([^/?#\\]*)(.*)$/s.exec(written) ?? [];
  const at = authority.lastIndexOf('@');
  const host = tidyHost(withoutSuffix(unescaped(authority.slice(at + 1)).replace(/[。．]/g, '.')));
  if (!host.includes('.') || host.split('.').some((label) => label === '')) return undefined;
  const phone = PHONE_CHATS.has(host) ? /\d{7,15}/.exec(path)?.[0] : undefined;
  if (phone !== undefined && at < 0) return { type: 'phone', digits: fullNumber(`+${phone}`), short: false };
  const own = NETWORKS.has(host) ? /^[/\\]+@?([A-Za-z][\w.]{2,})/.exec(path)?.[1] : undefined;
  if (own !== undefined && at < 0) return { type: 'handle', name: own.replace(/\.+$/, '') };
  const before = at < 0 ? {} : { before: authority.slice(0, at) };
  return { type: 'link', host, path: path.replaceAll('\\', '/'), ...before, bare: bare && path === '' };
}

/** "egov.kz-дан", "egov.kzда", "egov.kz'ga": the ending belongs to the sentence. */
const withoutSuffix = (host: string): string => {
  const cut = host.replace(CYRILLIC_SUFFIX, '');
  return /[\u0400-\u04ff]/.test(cut) ? host : cut.replace(LATIN_SUFFIX, '');
};

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: the text is taken as it stands.
    return text;
  }
}

function readEmail(match: string): Reading | undefined {
  const at = match.lastIndexOf('@');
  const host = tidyHost(withoutSuffix(match.slice(at + 1)));
  const found: Email = { type: 'email', name: match.slice(0, at).toLowerCase(), host };
  return host.includes('.') ? { found, length: match.length } : undefined;
}

const readHandle = (match: string, name: string | undefined): Reading | undefined =>
  name === undefined
    ? undefined
    : { found: { type: 'handle', name: name.replace(/\.+$/, '') }, length: match.length };
