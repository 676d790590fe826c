import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FALLBACK_LOCALE, LOCALES, type Locale } from '../../core/locale.ts';
import type { LiveContent } from '../../storage/live-content.ts';
import { type Asset, CACHE, createAsset, sendAsset, varyBy } from './assets.ts';
import { cardPage, loadCardStyle } from './card-page.ts';
import { checkPage } from './check-page.ts';
import { embedPage } from './embed-page.ts';
import { entryPage } from './entry-page.ts';
import { homePage } from './home-page.ts';
import { notFoundPage } from './not-found-page.ts';
import type { PageFiles, PageFrame } from './page-frame.ts';
import { acceptedLocale, readerLocale } from './reader-locale.ts';
import { robots, sitemap } from './sitemap.ts';
import { buildWidget } from './widget-bundle.ts';
import { widgetStrings } from './widget-messages.ts';

export interface PagesParts {
  readonly content: Pick<LiveContent, 'current'>;
  readonly now: () => Date;
  /** Address under which the world reaches us; without it, the address that was asked for. */
  readonly publicUrl?: string | undefined;
}

const HTML = 'text/html; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

/** The locale as a piece of a path. */
const IN_LOCALE = `/:locale(^(?:${LOCALES.join('|')})$)`;

/** Home page, entry pages, the widget and what they load. The bundle is built once, here. */
export async function pages(app: FastifyInstance, { content, now, publicUrl }: PagesParts): Promise<void> {
  const [{ files, assets }, card] = await Promise.all([loadFiles(), loadCardStyle()]);

  const frameFor = (request: FastifyRequest, locale: Locale): PageFrame => ({
    locale,
    files,
    site: publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`,
  });

  function sendPage(
    request: FastifyRequest,
    reply: FastifyReply,
    locale: Locale,
    page: string,
    cache: string = CACHE.page,
  ): FastifyReply {
    reply.header('content-language', locale);
    return sendAsset(request, reply, createAsset(page, HTML), cache);
  }

  app.get('/', (request, reply) => {
    const locale = browserLocale(request);
    varyBy(reply, 'Accept-Language');
    return sendPage(request, reply, locale, homePage(frameFor(request, locale), content.current(), now()));
  });

  app.get<InLocale>(IN_LOCALE, (request, reply) => {
    const { locale } = request.params;
    return sendPage(request, reply, locale, homePage(frameFor(request, locale), content.current(), now()));
  });

  app.get<InLocale & { Params: { id: string } }>(`${IN_LOCALE}/:id`, (request, reply) => {
    const { locale, id } = request.params;
    const frame = frameFor(request, locale);
    const page = entryPage(frame, content.current(), id, now());
    if (page === undefined) reply.status(404);
    return sendPage(request, reply, locale, page ?? notFoundPage(frame, content.current(), now()));
  });

  app.get('/embed', (request, reply) => {
    const locale = browserLocale(request);
    varyBy(reply, 'Accept-Language');
    return sendPage(request, reply, locale, embedPage(frameFor(request, locale)));
  });

  app.get<InLocale>(`${IN_LOCALE}/embed`, (request, reply) => {
    const { locale } = request.params;
    return sendPage(request, reply, locale, embedPage(frameFor(request, locale)));
  });

  app.get<{ Params: { name: string } }>('/card/:name', (request, reply) => {
    const frame = frameFor(request, readerLocale(request));
    const { css, policy } = card;
    const page = cardPage(frame, content.current(), request.params.name, { css, now: now() });
    varyBy(reply, 'Accept-Language');
    if (page !== undefined) reply.header('content-security-policy', policy);
    else reply.status(404);
    const shown = page ?? notFoundPage(frame, content.current(), now());
    return sendPage(request, reply, frame.locale, shown, page === undefined ? CACHE.page : CACHE.short);
  });

  app.get('/check', (request, reply) => {
    const frame = frameFor(request, readerLocale(request));
    const check = checkPage(frame, content.current(), request.query, now());
    varyBy(reply, 'Accept-Language').status(check?.status ?? 404);
    const page = check?.page ?? notFoundPage(frame, content.current(), now());
    return sendPage(request, reply, frame.locale, page, CACHE.never);
  });

  app.get<{ Params: { tag: string } }>('/widget/strings/:tag(^[\\w-]+).json', (request, reply) => {
    const locale = acceptedLocale(request.params.tag) ?? browserLocale(request);
    varyBy(reply, 'Accept-Language');
    const strings = JSON.stringify(widgetStrings(content.current(), locale, now()));
    return sendAsset(request, reply, createAsset(strings, 'application/json; charset=utf-8'), CACHE.short);
  });

  for (const { path, asset, cache } of assets) {
    app.get(path, (request, reply) => sendAsset(request, reply, asset, cache));
  }

  app.get('/robots.txt', (request, reply) =>
    reply.type('text/plain; charset=utf-8').send(robots(frameFor(request, FALLBACK_LOCALE).site)),
  );

  app.get('/sitemap.xml', (request, reply) => {
    const body = sitemap(content.current(), frameFor(request, FALLBACK_LOCALE).site);
    return sendAsset(request, reply, createAsset(body, 'application/xml; charset=utf-8'), CACHE.short);
  });
}

interface InLocale {
  Params: { locale: Locale };
}

/** The first of our languages that the browser asks for, else the one that most can read. */
const browserLocale = (request: FastifyRequest): Locale =>
  acceptedLocale(request.headers['accept-language']) ?? FALLBACK_LOCALE;

interface Served {
  readonly path: string;
  readonly asset: Asset;
  readonly cache: string;
}

/** Reads and builds what never changes while the service runs; addresses name their content. */
async function loadFiles(): Promise<{ files: PageFiles; assets: readonly Served[] }> {
  const [css, js, favicon, widget] = await Promise.all([
    read('site.css'),
    read('page.js'),
    read('favicon.svg'),
    buildWidget(),
  ]);
  const files: PageFiles = {
    css: `/assets/site-${hashOf(css)}.css`,
    js: `/assets/page-${hashOf(js)}.js`,
    widget: `/widget/${widget.hash}.js`,
    widgetIntegrity: widget.integrity,
  };
  const program = createAsset(widget.code, SCRIPT, true);
  return {
    files,
    assets: [
      { path: files.css, asset: createAsset(css, 'text/css; charset=utf-8', true), cache: CACHE.forever },
      { path: files.js, asset: createAsset(js, SCRIPT, true), cache: CACHE.forever },
      { path: files.widget, asset: program, cache: CACHE.forever },
      { path: '/widget/v1.js', asset: program, cache: CACHE.short },
      { path: '/favicon.svg', asset: createAsset(favicon, 'image/svg+xml', true), cache: CACHE.short },
    ],
  };
}

const read = (name: string): Promise<Buffer> => readFile(new URL(`assets/${name}`, import.meta.url));

const hashOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex').slice(0, 12);
