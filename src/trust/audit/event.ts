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

/** The bytes that are hashed: fixed order of fields, keys of `detail` sorted. */
export function canonical(event: AuditEvent): string {
  const detail = Object.entries(event.detail).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    event.id,
    event.at.toISOString(),
    event.actor,
    event.action,
    event.subject,
    detail,
  ]);
}
