import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** Reads a JSON Lines file, each line by one schema. Throws with the file and the line that breaks it. */
export function readJsonLines<T extends z.ZodType>(file: string, schema: T): z.infer<T>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (!line) return [];
      const parsed = schema.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${file}:${i + 1} is not as expected`, { cause: parsed.error });
      return [parsed.data];
    });
}
