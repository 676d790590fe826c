import { badRequest } from './bot-api-checks.ts';

/** Fields that stay text; the Bot API reads all others as JSON where they are JSON. */
const TEXTS = new Set(['caption', 'text']);

/** Reads a form as the Bot API does: values as JSON where they are JSON, files under the name by which `attach://` calls them. */
export async function readMultipart(body: Buffer, contentType: string): Promise<Record<string, unknown>> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  const fields = [...form].map(async ([name, value]) => {
    if (typeof value !== 'string') return [name, Buffer.from(await value.arrayBuffer())] as const;
    return [name, TEXTS.has(name) ? value : fromJson(value)] as const;
  });
  return Object.fromEntries(await Promise.all(fields));
}

function fromJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The size of a PNG file, in the Bot API's words when it is none or too large for a photo. */
export function checkPhoto(file: unknown): PictureSize {
  if (!Buffer.isBuffer(file)) throw badRequest('there is no photo in the request');
  if (!file.subarray(0, 8).equals(PNG_SIGNATURE)) throw badRequest('IMAGE_PROCESS_FAILED');
  const size = { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
  const { width, height } = size;
  if (width + height > 10_000 || width > 20 * height || height > 20 * width)
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  if (file.length > 10 * 1024 * 1024) throw badRequest('file is too big');
  return size;
}
