// One record of the audit log. Ids and codes only: what was said is never in it.

export type AuditDraft = {
  readonly at: Date;
  /** `person`, `program`, or a staff role with its id. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
};

export type AuditEvent = AuditDraft & { readonly id: number };

/** An event as it is hashed: `entry` is all of it, `at` its time as text. */
export type Entry = { readonly id: number; readonly at: string; readonly entry: string };

/** What is left of it once it is hashed. */
export type Hashed = { readonly id: number; readonly at: string; readonly hash: string };

type Fields = Omit<AuditEvent, 'at' | 'detail'> & { readonly at: string; readonly detail: unknown };

/** What is hashed, as UTF-8: fixed order of fields, keys of `detail` sorted. */
export function canonical({ id, at, actor, action, subject, detail }: Fields): string {
  return JSON.stringify([id, at, actor, action, subject, ordered(detail)]);
}

/** What is no object is none that we wrote, and must not pass for one. */
function ordered(detail: unknown): unknown {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail))
    return ['odd', detail];
  const values = detail as Readonly<Record<string, unknown>>;
  const keys = Object.keys(values).sort(); // keys alone: a third less work than sorting entries
  return keys.map((key) => [key, values[key]]);
}
