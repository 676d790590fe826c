import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../../src/core/content/build-content.ts';
import { createConcepts } from '../../../src/core/language/concepts.ts';
import {
  BESIDE_PLACES,
  CITIZENSHIP,
  directionsIn,
  FOREIGN_PLACES,
  HOME_PLACES,
  placeSense,
} from '../../../src/core/language/directions.ts';
import { skeletons } from '../../../src/core/language/words.ts';
import { readContentFiles } from '../../../src/storage/content-files.ts';

const { files } = readContentFiles({ content: 'content', locales: 'locales' });
const { concepts } = readLibrary({ files, today: '2026-11-22' }).languages;
const conceptsOf = createConcepts(concepts);

/** Each place of a text in words: "abroad of, citizen". */
const readIn = (text: string): string[] =>
  directionsIn(skeletons(text).map((stem) => placeSense(stem, conceptsOf(stem)))).map(
    ({ land, way, isCitizens }) => `${land} ${way}${isCitizens ? ', citizen' : ''}`,
  );

describe('directions', () => {
  it.each([
    ['из Тараза в Бишкек', 'home from', 'abroad to'],
    ['из Бишкека в Тараз', 'abroad from', 'home to'],
    ['Алматыдан Ташкентке барамын', 'home from', 'abroad to'],
    ['Оштон Таразга келем', 'abroad from', 'home to'],
    ['Toshkentdan Olmaotaga', 'abroad from', 'home to'],
    ['аз Хуҷанд ба Чимкент', 'abroad from', 'home to'],
    ['from Osh to Taraz', 'abroad from', 'home to'],
    ['Өскеменде тұрам', 'home to'],
    ['Алматыдамын', 'home to'],
    ['Toshkentgacha', 'abroad to'],
    ['Сарыағаштан Ташкентке', 'home from', 'abroad to'],
    ['Balqashqa', 'home to'],
    ['from the Emirates', 'abroad from'],
    ['in the UK', 'abroad to'],
    ['London', 'abroad named'],
    ['Караганда', 'home named'],
    ['Uzbekistan visa', 'abroad named'],
  ])('%s', (text, ...told) => {
    expect(readIn(text)).toEqual(told);
  });

  it.each([
    ['я казахстанец', 'home of'],
    ['қазақстандықтарға виза', 'home of'],
    ["qozog'istonlikman", 'home of'],
    ['ман қазоқистонӣ', 'home of'],
    ['өзбекпін', 'abroad of'],
    ["qozog'istonlikka", 'home of'],
    ['Қазақстанның елшілігі', 'home of'],
    ['казашка', 'home of'],
    ['с казахстанским паспортом', 'home of, citizen'],
    ['ман тоҷикам', 'abroad of'],
  ])('hear that somebody is one of a people: %s', (text, ...told) => {
    expect(readIn(text)).toEqual(told);
  });

  it.each([
    ['гражданин Казахстана', 'home named, citizen'],
    ['citizen of Kazakhstan in Tajikistan', 'home named, citizen', 'abroad to'],
    ['Өзбекстан паспорты', 'abroad named, citizen'],
  ])('hear a citizenship by the word beside the country: %s', (text, ...told) => {
    expect(readIn(text)).toEqual(told);
  });

  it('know only concepts that every language has', () => {
    const known = new Set(concepts.map(({ id }) => id));
    for (const id of [...HOME_PLACES, ...FOREIGN_PLACES, ...BESIDE_PLACES, ...CITIZENSHIP])
      expect(known).toContain(id);
  });

  it.each(["o'sha yerda", 'қабул мекунанд', 'tell me', 'ол ғана келді', 'дүйшөмбү күнү', 'мемлекетке қарсы'])(
    'take no everyday word for a place: %s',
    (text) => {
      expect(readIn(text)).toEqual([]);
    },
  );

  it('find nothing where no place is named', () => {
    expect(readIn('сколько стоит справка')).toEqual([]);
  });
});
