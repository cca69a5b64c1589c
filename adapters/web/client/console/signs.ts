/// <reference lib="dom" />
// Shows the officer that somebody is here, and when they write. Only while the talk is in view.

const HERE_MS = 20_000;
const WRITING_MS = 4_000;

export function showSigns(caseId: string): void {
  const field = document.querySelector<HTMLTextAreaElement>('#composer #words');
  if (!field) return; // reads only
  let lastWroteAt = Number.NEGATIVE_INFINITY;

  const show = (sign: 'here' | 'writing') => {
    if (document.hidden) return;
    const body = new URLSearchParams({ sign });
    void fetch(`/console/talks/${caseId}/sign`, { method: 'POST', body }).catch(() => undefined);
  };

  show('here');
  setInterval(() => show('here'), HERE_MS);
  field.addEventListener('input', () => {
    const now = performance.now();
    if (field.value === '' || now - lastWroteAt < WRITING_MS) return;
    lastWroteAt = now;
    show('writing');
  });
}
