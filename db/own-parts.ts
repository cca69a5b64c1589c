// A sealed part of an officer's own, by what it is part of.

import type { OwnPart } from '../src/care/chat/effects.ts';
import type { Sealed } from '../src/ops/keys.ts';
import type { Db } from './client.ts';
import { kudosOn } from './kudos.ts';
import { signupById } from './signups.ts';

export async function ownPart(db: Db, { of, id }: OwnPart): Promise<Sealed | null | undefined> {
  switch (of) {
    case 'signup-name':
      return (await signupById(db, id))?.name;
    case 'signup-words':
      return (await signupById(db, id))?.words;
    case 'kudos':
      return (await kudosOn(db, { id, side: 'sent' }))?.sealed;
    case 'kudos-received':
      return (await kudosOn(db, { id, side: 'got' }))?.sealed;
  }
}
