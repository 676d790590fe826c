import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startWebHarness, type WebHarness, type WebHarnessOptions } from './web-harness.ts';

/** The service on a port of its own, and a site of somebody else that embeds the widget. */
export interface WidgetSite {
  readonly web: WebHarness;
  /** Address of the service. */
  readonly base: string;
  /** Address of a page on the other site, under the strictest policy that allows the widget; `tag` adds attributes. */
  hostPage(tag?: string): string;
  close(): Promise<void>;
}

export async function startWidgetSite(options: WebHarnessOptions = {}): Promise<WidgetSite> {
  const web = await startWebHarness(options);
  const base = await web.app.listen({ port: 0, host: '127.0.0.1' });
  const [, file = '', integrity = ''] =
    /src="(\/widget\/\w+\.js)" integrity="([^"]+)"/.exec((await web.get('/en')).body) ?? [];
  const host = createServer((request, response) => {
    const tag = new URL(request.url ?? '/', 'http://host').searchParams.get('tag') ?? '';
    const policy = `default-src 'none'; script-src ${base}; connect-src ${base}; require-trusted-types-for 'script'; trusted-types 'none'`;
    response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(hostHtml(`src="${base}${file}" integrity="${integrity}" crossorigin ${tag}`));
  });
  const address = await listening(host);
  return {
    web,
    base,
    hostPage: (tag = 'data-lang="en"') => `${address}/?tag=${encodeURIComponent(tag)}`,
    close: async () => {
      host.closeAllConnections();
      await new Promise((closed) => host.close(closed));
      await web.close();
    },
  };
}

const hostHtml = (attributes: string): string => `<!doctype html>
<html lang="en"><head><title>Somebody’s site</title><script ${attributes}></script></head>
<body><h1>Somebody’s site</h1><input aria-label="A field of the site"></body></html>`;

async function listening(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
