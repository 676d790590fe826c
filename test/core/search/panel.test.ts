import { describe, expect, it } from 'vitest';
import { createConcepts } from '../../../src/core/language/concepts.ts';
import { createTextFeatures } from '../../../src/core/language/text-features.ts';
import { trainModel } from '../../../src/core/learning/linear-model.ts';
import {
  createPanelFinder,
  PANEL_TRAINING,
  type PlacedSample,
  panelExamples,
} from '../../../src/core/search/panel.ts';

const textFeatures = createTextFeatures(createConcepts([]));

/** How people ask for papers and for a way out, about other matters than the answer below. */
const TAUGHT: readonly PlacedSample[] = [
  ...['visa', 'passport', 'licence', 'marriage', 'school'].flatMap((matter): PlacedSample[] => [
    { text: `how much does the ${matter} cost`, shown: 'papers' },
    { text: `what is the price of the ${matter}`, shown: 'papers' },
    { text: `${matter} was refused, what now`, shown: 'wrong' },
    { text: `do I need a ${matter}`, shown: 'summary' },
    { text: `who gets the ${matter}`, shown: 'summary' },
  ]),
];
const ANSWER: readonly PlacedSample[] = [
  { text: 'A tax number', shown: 'summary' },
  { text: 'Everybody who works needs a tax number.', shown: 'summary' },
  { text: 'Take your passport to the service centre.', shown: 'steps' },
  { text: 'The number is free.', shown: 'papers' },
  { text: 'Children are registered by their parents.', shown: 'papers' },
];

const finderOf = (taught: readonly PlacedSample[], answer: readonly PlacedSample[]) =>
  createPanelFinder(trainModel(panelExamples(taught, textFeatures), PANEL_TRAINING), {
    textFeatures,
    weigh: () => 1,
    sentencesOf: () => answer,
  });

describe('the part of an answer that is opened', () => {
  it('is the one that such questions are taught to ask for, whatever their matter', () => {
    const find = finderOf(TAUGHT, ANSWER);
    expect(find('how much does the tax number cost', 'residence.iin', 'en')).toBe('papers');
    expect(find('do I need a tax number', 'residence.iin', 'en')).toBeUndefined();
  });

  it('is the one whose sentence the question is like, taught or not', () => {
    const find = finderOf([], ANSWER);
    expect(find('are children registered by their parents', 'residence.iin', 'en')).toBe('papers');
    expect(find('who works needs a tax number', 'residence.iin', 'en')).toBeUndefined();
  });

  it('is never one that the answer has not', () => {
    const find = finderOf(TAUGHT, ANSWER);
    expect(find('the tax number was refused, what now', 'residence.iin', 'en')).not.toBe('wrong');
  });

  it('is none where nothing is said, nothing is asked or no such answer is', () => {
    expect(finderOf(TAUGHT, ANSWER)('', 'residence.iin', 'en')).toBeUndefined();
    expect(finderOf(TAUGHT, ANSWER)('🙂', 'residence.iin', 'en')).toBeUndefined();
    expect(finderOf(TAUGHT, [])('how much does it cost', 'residence.iin', 'en')).toBeUndefined();
  });
});
