import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createPictureMaker,
  type PictureMaker,
  type PictureMakerOptions,
} from '../../../src/channels/telegram/picture-maker.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { checkPhoto } from '../../support/bot-api-multipart.ts';
import { createLogLines } from '../../support/log-lines.ts';

let maker: PictureMaker | undefined;
afterEach(() => maker?.close());

function start(options: Partial<PictureMakerOptions> = {}): PictureMaker {
  maker = createPictureMaker({ log: pino({ level: 'silent' }), ...options });
  return maker;
}

const svgOf = (words: string, weight = 400) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><text x="4" y="18" font-family="system-ui, sans-serif" font-size="16" font-weight="${weight}">${words}</text></svg>`;

async function draw(svg: string): Promise<Buffer> {
  const png = await maker?.toPng(svg);
  if (!png) throw new Error('no picture');
  return Buffer.from(png);
}

/** In the private use area, where no font of ours has anything. */
const UNKNOWN = '\u{f8f0}';

/** Letters in which the languages differ from plain Cyrillic and Latin. */
const SPECIAL = {
  kk: 'ӘәҒғҚқҢңӨөҰұҮүҺһІі',
  ru: 'ЁёЪъЫыЭэ№',
  uz: 'ʻʼЎўҚқҒғҲҳ',
  tg: 'ҒғӢӣҚқӮӯҲҳҶҷ',
  ky: 'ҢңӨөҮү',
  en: '’–−₸',
} as const;

/** Every sign that a picture in a language may hold. */
const signsOf = (locale: (typeof LOCALES)[number]): string[] => {
  const texts: Record<string, string> = JSON.parse(
    readFileSync(`locales/${locale}/calculators.json`, 'utf8'),
  );
  const words = Object.entries(texts).flatMap(([key, text]) => (/^(?:bar\.|days_)/.test(key) ? text : []));
  return [...new Set(`${SPECIAL[locale]}0123456789${words.join('')}`)].filter((sign) =>
    /[^\s<&{}]/.test(sign),
  );
};

describe('a picture maker', () => {
  it('makes a PNG three times as large as the drawing, on white', async () => {
    start();
    expect(checkPhoto(await draw(svgOf('a')))).toEqual({ width: 72, height: 72 });
  });

  it.each(LOCALES)('has a shape for every sign in %s, without fonts of the system', async (locale) => {
    start();
    const shapeless = [await draw(svgOf(UNKNOWN)), await draw(svgOf(''))];
    const hasShape = async (sign: string) => {
      const drawn = await draw(svgOf(sign));
      return shapeless.every((picture) => !picture.equals(drawn));
    };
    expect(await hasShape('漢')).toBe(false);
    for (const sign of signsOf(locale)) expect(await hasShape(sign), sign).toBe(true);
  });

  it('draws bold letters in their own shapes', async () => {
    start();
    expect((await draw(svgOf('Қ', 600))).equals(await draw(svgOf('Қ')))).toBe(false);
  });

  it('draws several at once, each for its asker', async () => {
    start();
    const [a, b, again] = await Promise.all(['a', 'b', 'a'].map((letter) => draw(svgOf(letter))));
    expect(a?.equals(again ?? Buffer.alloc(0))).toBe(true);
    expect(a?.equals(b ?? Buffer.alloc(0))).toBe(false);
  });

  it('gives up a drawing that is none, says why without its words, and draws the next', async () => {
    const { log, lines } = createLogLines();
    start({ log });
    expect(await maker?.toPng('<svg>Secret')).toBeUndefined();
    expect(lines().join('\n')).toContain('no picture was drawn');
    expect(lines().join('\n')).not.toContain('Secret');
    await draw(svgOf('a'));
  });

  it('gives up where its program cannot run, as where a package is missing', async () => {
    start({ program: pathToFileURL('no-such-program.ts') });
    expect(await maker?.toPng(svgOf('a'))).toBeUndefined();
  });

  it('gives up a picture that takes too long', async () => {
    start({ limitMs: 1, program: new URL('data:text/javascript,setInterval(() => {}, 1000)') });
    expect(await maker?.toPng(svgOf('a'))).toBeUndefined();
  });

  it('answers whoever waits when it is closed', async () => {
    const { toPng, close } = start();
    const waiting = toPng(svgOf('a'));
    await close();
    expect(await waiting).toBeUndefined();
  });
});
