/** `npm run pretest`: installs what the tests need from the system, or says what is missing and stops. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { ensureSystem } from './system-packages.ts';

const complete = ensureSystem({
  isRoot: process.getuid?.() === 0,
  has: (program) => candidates(program).some(canRun),
  aptGet,
  print: (line) => console.log(line),
});
process.exitCode = complete ? 0 : 1;

function candidates(program: string): string[] {
  if (isAbsolute(program)) return [program];
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there or not ours to run: for us the same.
    return false;
  }
}

/** Quiet when all is well; what apt-get said is shown when it fails. */
function aptGet(args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, error, stdout, stderr } = spawnSync('apt-get', args, {
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return true;
  console.error(error?.message ?? `${stdout}${stderr}`.trim());
  return false;
}
