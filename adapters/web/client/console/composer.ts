/// <reference lib="dom" />
// Sends with an id that stays the same over every try, so that the officer reads it once.

export function watchComposer(sent: () => void): void {
  const form = document.querySelector<HTMLFormElement>('#composer');
  const field = form?.querySelector<HTMLTextAreaElement>('#words');
  const id = form?.querySelector<HTMLInputElement>('[name=clientId]');
  if (!form || !field || !id) return;
  let isSending = false;

  const send = async () => {
    if (isSending || field.value.trim() === '') return;
    isSending = true;
    complain('');
    const words = field.value;
    const answer = await post(form.action, words, id.value);
    isSending = false;
    if (answer?.kind === 'sent' || answer?.kind === 'repeat') {
      id.value = answer.next;
      if (field.value === words) field.value = '';
      sent();
    } else complain(answer?.kind ?? 'not-sent');
    field.focus();
  };

  field.addEventListener('keydown', (event) => {
    // While an input method is composing, Enter chooses a character.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  form.addEventListener('submit', (event) => {
    if (event.submitter?.hasAttribute('formaction')) return; // "give me a moment"
    event.preventDefault();
    void send();
  });
  watchCanned(field);
  field.focus();

  function complain(kind: string): void {
    const line = document.querySelector<HTMLElement>('#send-said');
    if (!line) return;
    line.hidden = kind === '';
    const text = line.getAttribute(`data-${kind}`) ?? line.getAttribute('data-not-sent');
    line.textContent = kind === '' ? '' : (text ?? '');
  }
}

/** A slash in an empty field opens the ready lines; the chosen one is put where the cursor was. */
export function watchCanned(field: HTMLTextAreaElement): void {
  const list = document.querySelector<HTMLSelectElement>('#canned');
  const fold = list?.closest('details');
  if (!list || !fold) return;
  fold.hidden = false;
  field.addEventListener('keydown', (event) => {
    if (event.key !== '/' || field.value !== '' || event.isComposing) return;
    event.preventDefault();
    fold.open = true;
    // So that Enter puts the first at once.
    if (list.selectedIndex < 0) list.selectedIndex = 0;
    list.focus();
  });
  list.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') back();
    if (event.key !== 'Enter') return;
    event.preventDefault(); // it would send the form
    insert();
  });
  list.addEventListener('dblclick', insert);
  document.querySelector('#canned-put')?.addEventListener('click', insert);

  function insert(): void {
    if (!list || list.value === '') return;
    field.setRangeText(list.value, field.selectionStart, field.selectionEnd, 'end');
    back();
  }

  function back(): void {
    if (fold) fold.open = false;
    field.focus();
  }
}

type Answer = { readonly kind: string; readonly next: string };

/** The session ended, or the account was switched off, while somebody wrote. */
const SIGNED_OUT: Answer = { kind: 'signed-out', next: '' };

async function post(action: string, words: string, clientId: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ words, clientId }),
    });
    const { pathname } = new URL(response.url);
    if (response.redirected && pathname === '/console/sign-in') return SIGNED_OUT;
    return response.ok ? ((await response.json()) as Answer) : undefined;
  } catch {
    return undefined;
  }
}
