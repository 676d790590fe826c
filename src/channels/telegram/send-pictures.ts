import type { Part, Reply } from '../../core/reply.ts';
import type { Delivery, Destination } from './delivery.ts';
import type { PictureMaker } from './picture-maker.ts';

/** Longest text under a picture, in UTF-16 code units. */
const MAX_CAPTION_LENGTH = 1024;

export interface PictureParts {
  readonly delivery: Pick<Delivery, 'sendPicture'>;
  readonly pictures: Pick<PictureMaker, 'toPng'>;
}

/**
 * Sends what a reply draws as pictures ahead of its text, and returns what is left to say: a picture that could not be made
 * or sent stays, to be shown as a row of signs. Human help waits for no picture.
 */
export async function sendPictures(reply: Reply, to: Destination, parts: PictureParts): Promise<Reply> {
  if (reply.parts.some(({ type }) => type === 'safety')) return reply;
  const left: Part[] = [];
  for (const part of reply.parts)
    if (part.type !== 'picture' || !(await sendPicture(part, to, parts))) left.push(part);
  return { ...reply, parts: left };
}

async function sendPicture(
  { svg, alt }: Extract<Part, { type: 'picture' }>,
  to: Destination,
  { delivery, pictures }: PictureParts,
): Promise<boolean> {
  if (alt.length > MAX_CAPTION_LENGTH) return false;
  const png = await pictures.toPng(svg);
  return png !== undefined && delivery.sendPicture(to, { png, caption: alt });
}
