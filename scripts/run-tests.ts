/**
 * `npm test`: lint, types, import walls, dead code, content check, then every test. Each check counts as one test; the last
 * line is `N passed, N failed`. Nothing is skipped silently: a missing tool is a failed check.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['lint and format', 'biome', 'check', '--error-on-warnings', '.'],
  ['types', 'tsc', '--noEmit'],
  ['import walls', 'depcruise', 'src', 'scripts', '--config', '.dependency-cruiser.cjs'],
  ['dead code', 'knip'],
  ['content check', 'node', 'scripts/content-check.ts', '--as-of', '2026-11-20'],
];

/** Runs one command with the project's own tools first on the path. */
function run(command: string, args: readonly string[]): boolean {
  const path = `${join(process.cwd(), 'node_modules/.bin')}:${process.env.PATH ?? ''}`;
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, PATH: path, NO_COLOR: '1' },
  });
  return status === 0;
}

interface VitestSummary {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
  readonly success: boolean;
}

function runVitest(): { passed: number; failed: number } {
  const folder = mkdtempSync(join(tmpdir(), 'aman-tests-'));
  const file = join(folder, 'summary.json');
  const ok = run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
    ...process.argv.slice(2),
  ]);
  const summary: VitestSummary = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  // A test file that does not load holds no failed test, and a skipped test is not a passed one: both count as failures.
  const broken = !ok && summary.numFailedTests === 0 ? 1 : 0;
  return {
    passed: summary.numPassedTests,
    failed: summary.numFailedTests + summary.numPendingTests + broken,
  };
}

let passed = 0;
let failed = 0;
for (const [name, command, ...args] of CHECKS) {
  console.log(`\n== ${name}`);
  if (run(command, args)) passed++;
  else failed++;
}
console.log('\n== tests');
const tests = runVitest();
passed += tests.passed;
failed += tests.failed;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
