import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWebHarness, type WebHarness } from '../../support/web-harness.ts';

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: unknown }>>;
}
interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Specification {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

let web: WebHarness;
let specification: Specification;
beforeAll(async () => {
  web = await startWebHarness({ settings: { PUBLIC_URL: 'https://aman.example' } });
  specification = (await web.get('/openapi.json')).json<Specification>();
});
afterAll(() => web.close());

const operations = () => Object.values(specification.paths).flatMap((path) => Object.values(path));

describe('the OpenAPI document', () => {
  it('describes exactly the routes of the API', () => {
    const described = Object.entries(specification.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual([
      'get /api/v1/calendar.ics',
      'get /api/v1/checklist',
      'get /api/v1/entries',
      'get /api/v1/entries/{id}',
      'get /api/v1/topics',
      'post /api/v1/calculators/household-permit',
      'post /api/v1/calculators/notification',
      'post /api/v1/calculators/overstay',
      'post /api/v1/calculators/residence-deadline',
      'post /api/v1/calculators/stay',
      'post /api/v1/feedback',
      'post /api/v1/forget',
      'post /api/v1/messages',
    ]);
    expect(specification.openapi).toBe('3.1.0');
  });

  it('names every operation, says what it does and what each status means', () => {
    const ids = operations().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operationId, summary, responses } of operations()) {
      expect(summary, operationId).toBeTruthy();
      expect(Object.keys(responses), operationId).toContain('400');
      for (const { description, content } of Object.values(responses)) {
        expect(description, operationId).not.toMatch(/^(Default Response)?$/);
        expect(content, operationId).toBeTruthy();
      }
    }
  });

  it('refers only to schemas that it has, and has none that nobody refers to', () => {
    const used = new Set(
      [...JSON.stringify(specification).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
        ([, name]) => name,
      ),
    );
    expect(used).toEqual(new Set(Object.keys(specification.components.schemas)));
    expect(JSON.stringify(specification)).not.toContain('__');
  });

  it('describes every field of every schema', () => {
    const silent: string[] = [];
    const visit = (schema: unknown, place: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties } = schema as Schema;
      for (const [name, field] of Object.entries(properties ?? {})) {
        if (!field.description && !field.$ref && name !== 'type') silent.push(`${place}.${name}`);
      }
      for (const [key, value] of Object.entries(schema)) visit(value, `${place}.${key}`);
    };
    for (const [name, schema] of Object.entries(specification.components.schemas)) {
      expect(schema.description, name).toBeTruthy();
      visit(schema, name);
    }
    expect(silent).toEqual([]);
  });

  it('names the public address', () => {
    expect(specification).toMatchObject({ servers: [{ url: 'https://aman.example' }] });
  });
});

describe('the page /docs', () => {
  it('needs no inline script or style', async () => {
    const page = await web.get('/docs');
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/);
  });

  it('finds its scripts and the document', async () => {
    const page = (await web.get('/docs')).body;
    const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const file of [...files, '/docs/json']) expect((await web.get(file)).statusCode, file).toBe(200);
  });
});
