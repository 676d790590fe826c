import type { Concept } from '../language/concepts.ts';
import type { LanguageSample } from '../language/identify.ts';
import type { OtherLanguage } from '../language/other-languages.ts';
import { LOCALES } from '../locale.ts';
import { DANGER_LEVELS } from '../reply.ts';
import type { DangerExample } from '../safety/danger.ts';
import type { DangerRule } from '../safety/danger-rules.ts';
import { INTENTS, type Phrase } from '../search/phrases.ts';
import { parseConcepts } from './parse-concepts.ts';
import { readLabelled } from './parse-lines.ts';
import type { Problems, SourceFiles } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import { otherLanguagesSchema, safetySchema } from './schemas.ts';

/** What `locales/` teaches besides interface texts. */
export interface LanguageMaterial {
  readonly rules: readonly DangerRule[];
  /** Words of films, jokes, studies and the like, which put a rule in doubt. */
  readonly harmless: readonly string[];
  readonly dangerExamples: readonly DangerExample[];
  readonly outOfScope: readonly LanguageSample[];
  readonly phrases: readonly Phrase[];
  readonly otherLanguages: readonly OtherLanguage[];
  readonly concepts: readonly Concept[];
}

const OUT_OF_SCOPE_KINDS = ['far', 'near', 'abuse', 'noise'] as const;

/**
 * Reads the safety lexicon, examples, out-of-scope questions and phrases of every language; none may be missing. Without the
 * examples and out-of-scope questions when these were `taught` already.
 */
export function parseLanguages(files: SourceFiles, problems: Problems, taught: boolean): LanguageMaterial {
  const read = (locale: string, name: string): [string, string] => {
    const file = `locales/${locale}/${name}`;
    const text = files.get(file);
    if (text === undefined) problems.error(file, 'the file is missing; a language cannot go live without it');
    return [file, text ?? ''];
  };
  const perLocale = LOCALES.map((locale) => {
    const [safetyFile, safety] = read(locale, 'safety.yaml');
    const labelled = <L extends string>(name: string, labels: readonly L[]) =>
      readLabelled(...read(locale, name), labels, problems);
    const unlessTaught = <L extends string>(name: string, labels: readonly L[]) =>
      taught ? [] : labelled(name, labels);
    const lexicon = safety ? readYaml(safetyFile, safety, safetySchema, problems) : undefined;
    return {
      rules: (lexicon?.rules ?? []).map((rule) => ({ ...rule, locale })),
      harmless: lexicon?.harmless ?? [],
      examples: unlessTaught('safety-examples.txt', [...DANGER_LEVELS, 'none']).map(({ label, text }) => ({
        text,
        level: label,
      })),
      outOfScope: unlessTaught('out-of-scope.txt', OUT_OF_SCOPE_KINDS).map(({ text }) => ({ locale, text })),
      phrases: labelled('phrases.txt', INTENTS).map(({ label, text }) => ({ intent: label, locale, text })),
    };
  });
  const others = 'locales/other-languages.yaml';
  return {
    concepts: parseConcepts(files, problems),
    otherLanguages:
      readYaml(others, files.get(others) ?? '', otherLanguagesSchema, problems)?.languages ?? [],
    rules: perLocale.flatMap(({ rules }) => rules),
    harmless: perLocale.flatMap(({ harmless }) => harmless),
    dangerExamples: perLocale.flatMap(({ examples }) => examples),
    outOfScope: perLocale.flatMap(({ outOfScope }) => outOfScope),
    phrases: perLocale.flatMap(({ phrases }) => phrases),
  };
}
