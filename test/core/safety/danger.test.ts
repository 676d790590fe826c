import { describe, expect, it } from 'vitest';
import type { Identified } from '../../../src/core/language/identify.ts';
import { createTextFeatures } from '../../../src/core/language/text-features.ts';
import type { LinearModel } from '../../../src/core/learning/linear-model.ts';
import { FEATURE_SPACE } from '../../../src/core/learning/sparse-vector.ts';
import { createDangerDetector, dangerExamples } from '../../../src/core/safety/danger.ts';
import { realContent } from '../../support/real-content.ts';

const content = await realContent();

const LABELS = ['emergency', 'none', 'suicide', 'trafficking', 'violence'];

/** A net that gives every text the same probability of danger. */
const net = (danger: number): LinearModel => ({
  labels: LABELS,
  rarity: new Float32Array(FEATURE_SPACE).fill(1),
  weights: new Int8Array(FEATURE_SPACE * LABELS.length),
  scales: new Float32Array(LABELS.length).fill(1),
  bias: Float32Array.from(LABELS, (label) => Math.log(label === 'none' ? 1 - danger : danger / 4)),
  leastLength: 0,
});

const SOLD = {
  id: 'sold',
  locale: 'ru',
  level: 'trafficking',
  all: [['prodal*']],
  unless: [],
  within: 6,
  examples: [],
  counterexamples: [],
} as const;

/** The level found in a text that meets a Russian rule, by a net and a guess at the language. */
const levelBy = (danger: number, all: Identified['all']) =>
  createDangerDetector(
    { rules: [SOLD], harmless: [] },
    net(danger),
    createTextFeatures(() => []),
    () => ({ locale: null, probability: 0, all }),
  ).detect('meni prodali')?.level;

describe('what the net learns from', () => {
  const labelled = [
    ...dangerExamples(
      [],
      [{ text: 'fire', level: 'emergency' }],
      [
        { text: 'registering a guest', entry: 'notify.how' },
        { text: 'working in Poland', entry: 'depart.poland' },
        { text: 'seeing a doctor', entry: 'health.emergency-care' },
        { text: 'the weather' },
      ],
      createTextFeatures(() => []),
    ),
  ];
  const written = labelled.filter(({ weight }) => weight === undefined);
  const ordinary = labelled.filter(({ weight }) => weight !== undefined);

  it('tells ordinary questions apart by what they are about, none of them a level', () => {
    expect(ordinary.map(({ label }) => label)).toEqual(['staying', 'leaving', 'living', 'else']);
  });

  it('weighs ordinary questions together by how many examples there are', () => {
    const together = ordinary.reduce((sum, { weight = 1 }) => sum + weight, 0);
    expect(together).toBeCloseTo(1.75 * written.length);
  });
});

describe('danger that one rule finds', () => {
  it('is overruled only by a net that is sure', () => {
    expect(levelBy(0.3, { ru: 0.9 })).toBe('trafficking');
    expect(levelBy(0.1, { ru: 0.9 })).toBeUndefined();
  });

  it('counts in a text of two languages', () => {
    expect(levelBy(0.3, { ru: 0.1, uz: 0.9 })).toBe('trafficking');
  });

  it('is in doubt when the text is surely in another language than the rule', () => {
    expect(levelBy(0.3, { ru: 0.01, uz: 0.99 })).toBeUndefined();
    expect(levelBy(0.6, { ru: 0.01, uz: 0.99 })).toBe('trafficking');
  });
});

describe('a cry beside an ordinary question', () => {
  it.each([
    [
      'en',
      'My husband beats me every night. Which papers do I need for an IIN, is it free and how long does it take?',
    ],
    [
      'ru',
      'Меня бьёт муж. Подскажите, какие документы нужны для ИИН и сколько стоит, где его получить в Алматы?',
    ],
    [
      'kk',
      'Күйеуім мені күнде ұрады. ЖСН алу үшін қандай қағаз керек, қанша тұрады және қайдан алуға болады?',
    ],
    [
      'uz',
      'Erim meni har kuni uradi. IIN olish uchun qanday hujjat kerak, necha pul turadi va qayerdan olinadi?',
    ],
    [
      'tg',
      'Шавҳарам маро ҳар рӯз мезанад. Барои гирифтани ИИН кадом ҳуҷҷат лозим, чанд пул аст ва аз куҷо мегиранд?',
    ],
    [
      'ky',
      'Күйөөм мени күн сайын сабайт. ЖИН алуу үчүн кандай кагаз керек, канча турат жана кайдан алса болот?',
    ],
  ])('is heard in %s', (_, text) => {
    expect(content.danger.detect(text)?.level).toBe('violence');
  });

  it('is not heard where each sentence is an ordinary one', () => {
    const text = 'I came from Osh on Monday. Which papers do I need for an IIN? Is it free?';
    expect(content.danger.detect(text)).toBeUndefined();
  });
});
