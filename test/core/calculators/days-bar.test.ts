import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALCULATOR_MESSAGES } from '../../../src/core/calculators/calculator-messages.ts';
import { addDays, daysBetween } from '../../../src/core/calculators/dates.ts';
import { daysBar } from '../../../src/core/calculators/days-bar.ts';
import { daysBarLabels, daysBarSvg } from '../../../src/core/calculators/days-bar-svg.ts';
import { type StayResult, stay } from '../../../src/core/calculators/stay.ts';
import type { Visit } from '../../../src/core/calculators/visits.ts';
import { LOCALES } from '../../../src/core/locale.ts';
import { ruleLibrary } from '../../support/rule-library.ts';

const library = ruleLibrary();

function stayOf(citizenship: string, visits: readonly Visit[], on: string): StayResult {
  const result = stay({ citizenship, visits, on }, library);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

const TWICE = stayOf(
  'UZ',
  [{ entry: '2026-10-01', exit: '2026-10-19' }, { entry: '2026-11-10' }],
  '2026-11-20',
);

describe('daysBar', () => {
  it('lays days stayed, left and free on one line', () => {
    expect(daysBar(TWICE)).toEqual({
      from: '2026-05-25',
      to: '2026-12-09',
      on: '2026-11-20',
      deadline: '2026-12-09',
      segments: [
        { from: '2026-05-25', to: '2026-09-30', kind: 'free' },
        { from: '2026-10-01', to: '2026-10-19', kind: 'stayed' },
        { from: '2026-10-20', to: '2026-11-09', kind: 'free' },
        { from: '2026-11-10', to: '2026-11-20', kind: 'stayed' },
        { from: '2026-11-21', to: '2026-12-09', kind: 'left' },
      ],
    });
  });

  it('begins the days left with the day asked about for somebody who is away', () => {
    const bar = daysBar(stayOf('UZ', [{ entry: '2026-10-01', exit: '2026-10-19' }], '2026-11-20'));
    expect(bar.segments.at(-1)).toEqual({ from: '2026-11-20', to: '2026-12-19', kind: 'left' });
  });

  it('shows the deadline in the past when it has passed', () => {
    const bar = daysBar(stayOf('UZ', [{ entry: '2026-10-01' }], '2026-11-20'));
    expect(bar).toMatchObject({ to: '2026-11-20', deadline: '2026-10-30' });
    expect(bar.segments.map(({ kind }) => kind)).toEqual(['free', 'stayed']);
  });

  it('has no gaps and no overlaps, and its days add up', () => {
    const journeys = fc.tuple(
      fc.array(fc.tuple(fc.nat(60), fc.nat(40)), { minLength: 1, maxLength: 8 }),
      fc.nat(60),
      fc.boolean(),
    );
    fc.assert(
      fc.property(journeys, ([hops, later, open]) => {
        let day = '2024-06-01';
        const visits = hops.map(([gap, length], i): Visit => {
          const entry = addDays(day, gap);
          day = addDays(entry, length);
          return open && i === hops.length - 1 ? { entry } : { entry, exit: day };
        });
        const result = stayOf('UZ', visits, addDays(visits.at(-1)?.entry ?? day, later));
        const { from, to, segments } = daysBar(result);
        expect([segments[0]?.from, segments.at(-1)?.to]).toEqual([from, to]);
        segments.slice(1).forEach((segment, i) => {
          expect(segment.from).toBe(addDays(segments[i]?.to ?? '', 1));
        });
        const days = (kind: string) =>
          segments
            .filter((segment) => segment.kind === kind)
            .reduce((sum, s) => sum + daysBetween(s.from, s.to) + 1, 0);
        expect({ used: days('stayed'), left: days('left') }).toEqual({
          used: result.window.used,
          left: result.daysLeft,
        });
      }),
    );
  });
});

const byName = (a = '', b = '') => a.localeCompare(b);

describe('daysBarSvg', () => {
  const svgIn = (locale: (typeof LOCALES)[number], result = TWICE) => {
    const bar = daysBar(result);
    return daysBarSvg(bar, daysBarLabels(result, bar, CALCULATOR_MESSAGES[locale], locale));
  };

  it.each(LOCALES)('is 320 wide, well formed and says everything in words (%s)', (locale) => {
    const svg = svgIn(locale);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="320" /);
    const open = [...svg.matchAll(/<(\w+)(?:\s[^>]*[^/])?>/g)].map(([, tag]) => tag).sort(byName);
    const closed = [...svg.matchAll(/<\/(\w+)>/g)].map(([, tag]) => tag).sort(byName);
    expect(open).toEqual(closed);
    expect(svg).toContain(`<title>${CALCULATOR_MESSAGES[locale]('bar.title')}. `);
    expect(svg).not.toMatch(/NaN|undefined|="-|<script| on\w+=|href/);
  });

  it('keeps every shape inside the picture, whatever the deadline', () => {
    const svg = svgIn('en', stayOf('UZ', [{ entry: '2025-01-01' }], '2026-11-20'));
    for (const [, x = '', width = ''] of svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(320);
    }
    expect(svg).not.toContain('NaN');
  });

  it('breaks long labels into lines that fit', () => {
    for (const locale of LOCALES)
      for (const [, words = ''] of svgIn(locale).matchAll(/<text[^>]*>([^<]*)</g))
        expect(words.length, words).toBeLessThanOrEqual(36);
  });

  it('shows signs as signs', () => {
    const labels = { title: '<b>&"', from: 'a', to: 'b', stayed: 'c', left: 'd', deadline: 'e' };
    expect(daysBarSvg(daysBar(TWICE), labels)).toContain('&lt;b&gt;&amp;&quot;');
  });
});
