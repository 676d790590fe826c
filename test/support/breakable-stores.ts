import type { Stores } from '../../src/ports.ts';

/** Stores that fail on demand, for faults that a real server shows too seldom. */
export interface BreakableStores {
  readonly stores: Stores;
  /** Which calls fail from now on, by names such as `sessions.set`; all without an argument. */
  breakDown(fails?: (call: string) => boolean): void;
  repair(): void;
}

export function breakableStores(inner: Stores): BreakableStores {
  let fails: (call: string) => boolean = () => false;
  const check = (call: string) => {
    if (fails(call)) throw new Error(`${call} is broken`);
  };
  return {
    stores: {
      sessions: guarded('sessions', inner.sessions, check),
      unanswered: guarded('unanswered', inner.unanswered, check),
      feedback: guarded('feedback', inner.feedback, check),
      rateLimits: guarded('rateLimits', inner.rateLimits, check),
      seen: guarded('seen', inner.seen, check),
      leases: guarded('leases', inner.leases, check),
      reminders: guarded('reminders', inner.reminders, check),
      ping: async () => {
        check('ping');
        await inner.ping();
      },
      sweep: () => inner.sweep(),
      close: () => inner.close(),
    },
    breakDown: (which = () => true) => {
      fails = which;
    },
    repair: () => {
      fails = () => false;
    },
  };
}

function guarded<T extends object>(name: string, port: T, check: (call: string) => void): T {
  return new Proxy(port, {
    get(target, method) {
      const value: unknown = Reflect.get(target, method);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        check(`${name}.${String(method)}`);
        return value(...args);
      };
    },
  });
}
