import { normalize, skeleton } from '../language/words.ts';

/** Letters of other alphabets, and below each the Latin letter or digit that it is taken for. */
const FOREIGN = [...'авгдеёзикмнопрстухьбһіїјӏқғңөұүӯҳәѕԁԛԝѵԍячшэαβγεηικνορστυχωıłđøɡɑɩʋⅼⅿոօսհզգցɢᴇᴏᴠᴋᴢʀ'];
const TAKEN_FOR = [...'abrdee3ukmhonpctyxbbhiijlkfhoyyyxesdqwvgr4w3abyenikvopotuxwildogaivlmnouhqgggeovkzr'];
const LOOKS = new Map(FOREIGN.map((letter, i) => [letter, TAKEN_FOR[i] ?? letter]));

/** Digits and letters that stand for one another, and pairs that melt into one letter. */
const SWAPS: readonly (readonly [RegExp, string])[] = [
  [/0/g, 'o'],
  [/[1i|!]/g, 'l'],
  [/2/g, 'z'],
  [/3/g, 'e'],
  [/4/g, 'a'],
  [/5/g, 's'],
  [/[68]/g, 'b'],
  [/7/g, 't'],
  [/[9q]/g, 'g'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/_/g, '-'],
];

/** What a hasty eye reads: two addresses that are hard to tell apart have the same. */
export function glance(address: string): string {
  const plain = normalize(address.normalize('NFKC')).normalize('NFD').replace(/\p{M}/gu, '');
  const latin = Array.from(plain, (letter) => LOOKS.get(letter) ?? letter).join('');
  return SWAPS.reduce((text, [from, to]) => text.replace(from, to), latin);
}

/** How an address sounds, for one that was spelt in Cyrillic letters: "егов.кз". */
export const sound = (host: string): string => host.split('.').map(skeleton).join('.');
