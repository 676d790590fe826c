import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, transform } from 'esbuild';

/** The widget as browsers load it. */
export interface WidgetBundle {
  readonly code: Buffer;
  /** For the `integrity` attribute. */
  readonly integrity: string;
  /** Names this very code, in 12 hex characters. */
  readonly hash: string;
}

const ENTRY = fileURLToPath(new URL('../../widget/main.ts', import.meta.url));

/** Bundles the widget in memory, stylesheet included. The same sources give the same hash. */
export async function buildWidget(): Promise<WidgetBundle> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    plugins: [cssAsText],
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []);
  return {
    code,
    integrity: `sha384-${createHash('sha384').update(code).digest('base64')}`,
    hash: createHash('sha256').update(code).digest('hex').slice(0, 12),
  };
}

/** A stylesheet becomes a string of the program: a shadow root takes it without a second request. */
const cssAsText: Plugin = {
  name: 'css-as-text',
  setup(bundler) {
    bundler.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code, loader: 'text' };
    });
  },
};
