import { readLibrary } from '../../src/core/content/build-content.ts';
import type { Content } from '../../src/core/content/content.ts';
import { CHECKED_DAY, realFiles } from './real-content.ts';
import { tinyContent } from './tiny-content.ts';

/** The project's own texts and data without its models: for what is reached by pressing, not by asking. */
export const libraryContent = async (): Promise<Content> => ({
  ...tinyContent(),
  ...readLibrary({ files: await realFiles(), today: CHECKED_DAY }).library,
});
