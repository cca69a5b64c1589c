// The four things we throw. `code` is kebab-case; `facts` are ids and codes, never words or addresses.

type Facts = Readonly<Record<string, string | number>>;

class WarmlineError extends Error {
  readonly code: string;
  readonly facts: Facts;
  constructor(code: string, facts: Facts = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
    this.name = new.target.name;
  }
}

/** The program must not start like this. */
export class ConfigError extends WarmlineError {}

/** Try again: the worker backs off, at least by `afterMs` where the platform said so. */
export class RetryLater extends WarmlineError {
  readonly afterMs: number | undefined;
  constructor(code: string, facts: Facts = {}, afterMs?: number) {
    super(code, facts);
    this.afterMs = afterMs;
  }
}

/** It will never work: the worker parks it and says so. */
export class GiveUp extends WarmlineError {}

/** A bug: fail this request, not the process. */
export class Broken extends WarmlineError {}
