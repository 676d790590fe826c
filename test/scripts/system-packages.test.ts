import { describe, expect, it } from 'vitest';
import { ensureSystem } from '../../scripts/system-packages.ts';

/** A machine with the given programs, on which apt-get brings `brings` after `failures` failed installs. */
function pretendMachine(given: {
  programs: readonly string[];
  isRoot?: boolean;
  brings?: readonly string[];
  failures?: number;
}) {
  const programs = new Set(given.programs);
  const printed: string[] = [];
  const commands: string[] = [];
  let failures = given.failures ?? 0;
  const complete = ensureSystem({
    isRoot: given.isRoot ?? true,
    has: (program) => programs.has(program),
    aptGet: (args) => {
      commands.push(args.join(' '));
      if (!args.includes('install')) return true;
      if (failures > 0) {
        failures -= 1;
        return false;
      }
      const wanted = (given.brings ?? []).filter((program) => args.includes(program));
      for (const program of wanted) programs.add(program);
      return wanted.length > 0;
    },
    print: (line) => printed.push(line),
  });
  return { complete, printed: printed.join('\n'), commands };
}

const BOTH = ['redis-server', 'chromium'];

describe('ensureSystem', () => {
  it.each(['/usr/bin/chromium', 'chromium', 'chromium-browser', 'google-chrome'])(
    'is content with Redis and %s, and says so',
    (browser) => {
      const { complete, printed, commands } = pretendMachine({ programs: ['redis-server', browser] });
      expect(complete).toBe(true);
      expect(commands).toEqual([]);
      expect(printed).toBe('system: Redis and Chromium are present');
    },
  );

  it('installs what is missing as root', () => {
    const { complete, commands, printed } = pretendMachine({ programs: [], brings: BOTH });
    expect(complete).toBe(true);
    expect(commands[0]).toBe('update');
    expect(commands[1]).toMatch(/install -y --no-install-recommends redis-server$/);
    expect(commands[2]).toMatch(/install -y --no-install-recommends chromium fonts-noto-core$/);
    expect(printed).toContain('installing redis-server, chromium, fonts-noto-core with apt-get');
  });

  it('leaves alone what is there', () => {
    const { commands } = pretendMachine({ programs: ['google-chrome'], brings: BOTH });
    expect(commands.join('\n')).not.toContain('chromium');
  });

  it('tries a second time when apt-get fails', () => {
    const { complete, commands, printed } = pretendMachine({
      programs: ['chromium'],
      brings: BOTH,
      failures: 1,
    });
    expect(complete).toBe(true);
    expect(commands).toHaveLength(4);
    expect(printed).toContain('apt-get failed (attempt 1 of 2)');
  });

  it('gives up after the second time, and says what to do', () => {
    const { complete, commands, printed } = pretendMachine({
      programs: ['chromium'],
      brings: BOTH,
      failures: 9,
    });
    expect(complete).toBe(false);
    expect(commands).toHaveLength(4);
    expect(printed).toMatch(
      /Redis could not be installed\. Install redis-server and start again: sudo apt-get update/,
    );
  });

  it('installs one thing even if the other does not exist here', () => {
    const { complete, printed } = pretendMachine({ programs: [], brings: ['redis-server'] });
    expect(complete).toBe(false);
    expect(printed).toMatch(/system: Chromium could not be installed\. Install chromium, fonts-noto-core/);
    expect(printed).toContain('snap install chromium');
  });

  it('installs nothing without root, and names the packages and the command', () => {
    const { complete, commands, printed } = pretendMachine({ programs: [], isRoot: false, brings: BOTH });
    expect(complete).toBe(false);
    expect(commands).toEqual([]);
    expect(printed).toContain('the tests need Redis and Chromium');
    expect(printed).toContain(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends redis-server chromium fonts-noto-core',
    );
  });
});
