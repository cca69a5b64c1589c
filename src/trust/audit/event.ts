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

/** What is hashed, as UTF-8: fixed order of fields, keys of `detail` sorted. */
export function canonical(event: AuditEvent): string {
  return canonicalAt(event, event.at.toISOString());
}

/** The same, of an event whose time is text already. */
export function canonicalAt(event: Omit<AuditEvent, 'at'>, at: string): string {
  const { id, actor, action, subject } = event;
  const detail = Object.entries(event.detail).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([id, at, actor, action, subject, detail]);
}
