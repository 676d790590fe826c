/** Constants of RFC 3492, section 5. */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE_POINT = 128;
const LAST_CODE_POINT = 0x10ffff;

/** A host with its `xn--` labels in the letters they stand for; a label that stands for none stays as it is. */
export const readPunycode = (host: string): string =>
  host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join('.');

/** Decodes one label (RFC 3492, section 6.2); `undefined` when it is malformed. */
function decodeLabel(encoded: string): string | undefined {
  const hyphen = encoded.lastIndexOf('-');
  const output = [...encoded.slice(0, Math.max(hyphen, 0))].map((sign) => sign.codePointAt(0) ?? 0);
  let codePoint = FIRST_CODE_POINT;
  let bias = FIRST_BIAS;
  let place = 0;
  let at = hyphen + 1;
  while (at < encoded.length) {
    const read = readNumber(encoded, at, bias);
    if (!read) return undefined;
    const count = output.length + 1;
    bias = adapt(read.value, count, place === 0 && output.length === Math.max(hyphen, 0));
    codePoint += Math.floor((place + read.value) / count);
    place = (place + read.value) % count;
    if (codePoint > LAST_CODE_POINT || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return undefined;
    output.splice(place, 0, codePoint);
    place += 1;
    at = read.end;
  }
  return String.fromCodePoint(...output);
}

function readNumber(text: string, start: number, bias: number): { value: number; end: number } | undefined {
  let value = 0;
  let weight = 1;
  for (let at = start, k = BASE; at < text.length; at++, k += BASE) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit === undefined) return undefined;
    value += digit * weight;
    const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
    if (digit < threshold) return { value, end: at + 1 };
    weight *= BASE - threshold;
    if (weight > Number.MAX_SAFE_INTEGER / BASE) return undefined;
  }
  return undefined;
}

function digitOf(code: number): number | undefined {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : undefined;
}

function adapt(delta: number, count: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? DAMP : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
