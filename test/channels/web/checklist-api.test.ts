import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/core/locale.ts';
import { libraryContent } from '../../support/library-content.ts';
import { failureOf, startWebHarness, type WebHarness } from '../../support/web-harness.ts';

const GUEST = 'direction=arriving&citizenship=uz&purpose=visit&stage=arrived&arrival=2026-11-17';

let web: WebHarness;
beforeAll(async () => {
  web = await startWebHarness({ content: await libraryContent() });
});
afterAll(() => web.close());

const get = (query: string, locale = 'en') => web.get(`/api/v1/checklist?${query}&locale=${locale}`);

describe('GET /api/v1/checklist', () => {
  it('answers with steps in the order of urgency, codes and finished words', async () => {
    const response = await get(GUEST);
    expect(response.statusCode).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    const { on, steps, notes } = response.json();
    expect(on).toBe('2026-11-20');
    expect(steps[0]).toEqual({
      id: 'host-notifies',
      text: 'Ask your host to tell the police about you, and to give you a copy',
      due: '2026-11-19',
      passed: true,
      when: ['the day was 19 November 2026 (Thursday): please do it now'],
      duty: 'host',
      entries: ['notify.how', 'notify.arrival'],
    });
    expect(notes[0]).toContain('17 November 2026');
  });

  it('answers as of another day', async () => {
    const { on, steps } = (await get(`${GUEST}&on=2026-11-18`)).json();
    expect(on).toBe('2026-11-18');
    expect(steps.some(({ passed }: { passed: boolean }) => passed)).toBe(false);
  });

  it.each(LOCALES)('speaks %s', async (locale) => {
    const { steps } = (await get('direction=departing&purpose=study-abroad&stage=papers', locale)).json();
    expect(steps.length).toBeGreaterThan(3);
  });

  it('refuses what no rule decides', async () => {
    const reason = async (query: string) => (await get(query)).json().refused.reason;
    expect(await reason(GUEST.replace('=uz', '=KZ'))).toContain('no limit of stay');
    expect(await reason(`${GUEST}&on=2026-11-01`)).toContain('comes after the day you ask about');
    expect(await reason(GUEST.replace('arrived', 'before'))).toContain('has passed');
  });

  it.each([
    ['direction', GUEST.replace('arriving', 'flying')],
    ['purpose', GUEST.replace('visit', 'holiday')],
    ['stage', GUEST.replace('arrived', 'papers')],
    ['citizenship', GUEST.replace('citizenship=uz&', '')],
    ['citizenship', GUEST.replace('=uz', '=12')],
    ['arrival', GUEST.replace('2026-11-17', '2026-02-31')],
  ])('names a wrong %s, with the hotline', async (field, query) => {
    const response = await get(query);
    expect(response.statusCode).toBe(400);
    const { error, hotline } = failureOf(response);
    expect(error.issues.map(({ path }) => path)).toContain(field);
    expect(hotline?.length).toBeGreaterThan(0);
  });

  it('is not logged with its address', () => {
    expect(web.logged()).toContain('/api/v1/checklist');
    expect(web.logged()).not.toMatch(/2026-11-17|citizenship=/);
  });
});
