/** What the tests need from the system beside Node: the programs that will do, and the Debian packages that bring one. */
interface Need {
  readonly name: string;
  readonly programs: readonly string[];
  readonly packages: readonly string[];
  /** Where else to get it, for systems whose apt has no such package. */
  readonly elsewhere?: string;
}

const NEEDS: readonly Need[] = [
  { name: 'Redis', programs: ['redis-server'], packages: ['redis-server'] },
  {
    name: 'Chromium',
    programs: ['/usr/bin/chromium', 'chromium', 'chromium-browser', 'google-chrome'],
    packages: ['chromium', 'fonts-noto-core'],
    elsewhere: 'Ubuntu has Chromium only as a snap: sudo snap install chromium, or install Google Chrome.',
  },
];

/** The machine as `ensureSystem` sees it. */
export interface Machine {
  readonly isRoot: boolean;
  /** True when `program` (a name on PATH or an absolute path) can be run. */
  has(program: string): boolean;
  /** Runs apt-get with these arguments; true when it succeeds. */
  aptGet(args: readonly string[]): boolean;
  print(line: string): void;
}

const ATTEMPTS = 2;

/** Makes sure that everything is there, installing it where it may; false, after saying what to do, when something is not. */
export function ensureSystem(machine: Machine): boolean {
  const missing = missingNeeds(machine);
  if (missing.length === 0) {
    machine.print('system: Redis and Chromium are present');
    return true;
  }
  if (!machine.isRoot) {
    machine.print(`system: the tests need ${namesOf(missing)}. ${remedy(missing)}`);
    return false;
  }
  machine.print(
    `system: ${namesOf(missing)} not found; installing ${packagesOf(missing).join(', ')} with apt-get`,
  );
  install(machine, missing);
  return report(machine, missingNeeds(machine));
}

function missingNeeds(machine: Machine): Need[] {
  return NEEDS.filter((need) => !need.programs.some((program) => machine.has(program)));
}

/** The list of packages may be old or the network may stumble, so one failure is followed by a second try of all steps. */
function install(machine: Machine, needs: readonly Need[]): void {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (tryInstall(machine, needs)) return;
    machine.print(`system: apt-get failed (attempt ${attempt} of ${ATTEMPTS})`);
  }
}

/** Each need by itself: a package that this system does not have must not keep the others away. */
function tryInstall(machine: Machine, needs: readonly Need[]): boolean {
  const updated = machine.aptGet(['update']);
  const installed = needs.map((need) => machine.aptGet(installArguments(need.packages)));
  return updated && installed.every(Boolean);
}

/** Another apt-get may be at work: waiting for its lock is better than failing. */
function installArguments(packages: readonly string[]): string[] {
  return ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', ...packages];
}

function report(machine: Machine, missing: readonly Need[]): boolean {
  if (missing.length === 0) {
    machine.print('system: installed');
    return true;
  }
  machine.print(`system: ${namesOf(missing)} could not be installed. ${remedy(missing)}`);
  return false;
}

const namesOf = (needs: readonly Need[]) => needs.map((need) => need.name).join(' and ');
const packagesOf = (needs: readonly Need[]) => needs.flatMap((need) => need.packages);

function remedy(needs: readonly Need[]): string {
  const list = packagesOf(needs).join(' ');
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${list}`;
  const elsewhere = needs.flatMap((need) => need.elsewhere ?? []).map((hint) => ` ${hint}`);
  return `Install ${packagesOf(needs).join(', ')} and start again: ${command}${elsewhere.join('')}`;
}
