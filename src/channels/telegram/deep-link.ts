/** What Telegram takes after `?start=`: at most 64 of these. */
const PAYLOAD = /^([a-z]+)(?:--|[-_])([a-z0-9][a-z0-9-]*)$/;

/** The address that opens the bot at an entry; a dot may not stand in a payload, so it becomes `--`. */
export function deepLink(botUsername: string, entryId: string): string {
  return `https://t.me/${botUsername}?start=${encodePayload(entryId)}`;
}

/** `work.unpaid-wages` → `work--unpaid-wages`. */
export const encodePayload = (entryId: string): string => entryId.replace('.', '--');

/** Reads an entry id out of a payload; people write `work-…` and `work_…` by hand. Anything else is `undefined`. */
export function decodePayload(payload: string): string | undefined {
  const match = PAYLOAD.exec(payload.trim().toLowerCase());
  return match ? `${match[1]}.${match[2]}` : undefined;
}
