import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** A drawing to be made, and what was made of it; the number joins the two. */
export interface Drawing {
  readonly id: number;
  readonly svg: string;
}
export interface Drawn {
  readonly id: number;
  readonly png: Uint8Array;
}

/** A phone shows three points for each unit of our drawings. */
const SCALE = 3;

const require = createRequire(import.meta.url);

/** The fonts come with the packages: a server need not have any. Two weights, as our drawings use. */
const font = {
  fontBuffers: [
    readFileSync(require.resolve('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf')),
    readFileSync(require.resolve('@expo-google-fonts/arimo/600SemiBold/Arimo_600SemiBold.ttf')),
  ],
  defaultFontFamily: 'Arimo',
  sansSerifFamily: 'Arimo',
};

await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));

parentPort?.on('message', ({ id, svg }: Drawing) => {
  const drawn: Drawn = { id, png: toPng(svg) };
  parentPort?.postMessage(drawn);
});

/** On white, because Telegram turns what is transparent into black. */
function toPng(svg: string): Uint8Array {
  const drawing = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: SCALE }, background: '#ffffff' });
  const image = drawing.render();
  const png = image.asPng();
  image.free();
  drawing.free();
  return png;
}
