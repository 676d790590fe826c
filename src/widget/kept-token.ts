const KEY = 'aman';

/** What this tab remembers of a conversation: the token that names it, and the language of the page it was held on. */
export interface Kept {
  readonly token: string;
  readonly pageLang: string;
}

/** Reads what the tab remembers; a site or browser that forbids storage remembers nothing. */
export function readKept(): Kept | undefined {
  try {
    const [token, pageLang] = (sessionStorage.getItem(KEY) ?? '').split(' ');
    return token ? { token, pageLang: pageLang ?? '' } : undefined;
  } catch {
    // Storage is forbidden here: the conversation lives in memory only.
    return undefined;
  }
}

/** Called after the first message, never before. Gone when the tab closes. */
export function keep({ token, pageLang }: Kept): void {
  try {
    sessionStorage.setItem(KEY, `${token} ${pageLang}`);
  } catch {
    // As above: nothing to keep it in.
  }
}

export function dropKept(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // As above: nothing was kept.
  }
}
