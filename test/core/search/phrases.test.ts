import { describe, expect, it } from 'vitest';
import { createPhraseMatcher, type Phrase } from '../../../src/core/search/phrases.ts';

const phrases: Phrase[] = [
  { intent: 'cost', locale: 'ru', text: 'сколько это стоит' },
  { intent: 'cost', locale: 'ru', text: 'а почём' },
  { intent: 'thanks', locale: 'ru', text: 'спасибо' },
  { intent: 'thanks', locale: 'uz', text: 'rahmat' },
  { intent: 'thanks', locale: 'kk', text: 'рахмет' },
];
const weigh = (root: string) => (root.length < 4 ? 0.2 : 1);
const match = createPhraseMatcher(phrases, weigh);

describe('short phrases', () => {
  it('are known in any alphabet and case', () => {
    expect(match('СПАСИБО!')?.intent).toBe('thanks');
    expect(match('spasibo')?.intent).toBe('thanks');
  });

  it('are known with a filler word more or less', () => {
    expect(match('а сколько это стоит?')).toMatchObject({ intent: 'cost', exact: false });
    expect(match('Сколько это стоит?')).toMatchObject({ intent: 'cost', exact: true });
  });

  it('are not seen in a question that has a subject of its own', () => {
    expect(match('сколько стоит патент')).toBeUndefined();
    expect(match('сколько это стоит для моей жены если она приедет летом')).toBeUndefined();
  });

  it('are read in the preferred language among equals', () => {
    const both = createPhraseMatcher([...phrases, { intent: 'bye', locale: 'ky', text: 'рахмет' }], weigh);
    expect(both('рахмет', 'ky')).toEqual({ intent: 'bye', locale: 'ky', exact: true });
    expect(both('рахмет', 'kk')).toEqual({ intent: 'thanks', locale: 'kk', exact: true });
  });

  it('are nothing where there are no words', () => {
    expect(match('🙂')).toBeUndefined();
  });
});
