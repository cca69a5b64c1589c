// What a browser and its authenticator say, checked with the library. A passkey must verify its
// person (a fingerprint, a face, a PIN) and be found without a name typed first.

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { PasskeyView } from '../../../../src/admin/sign-in/passkey.flow.ts';
import type { Member } from '../../../../src/admin/staff.ts';
import type { Settings } from '../../../../src/outbox/tools.ts';

const NAME = 'Warmline';

/** Loaded when somebody uses one: it takes time and memory. */
const library = () => import('@simplewebauthn/server');

export type Place = { readonly origin: string; readonly rpId: string };

/** Where passkeys are for. None at a bare IP address, nor over plain http to another machine. */
export function passkeyPlace({ publicUrl }: Pick<Settings, 'publicUrl'>): Place | undefined {
  const { origin, hostname: rpId, protocol } = new URL(publicUrl);
  const isAddress = /^[\d.]+$/.test(rpId) || rpId.startsWith('[');
  if (isAddress || (protocol !== 'https:' && rpId !== 'localhost')) return undefined;
  return { origin, rpId };
}

const Base = z.looseObject({ id: z.string().max(1_400), type: z.literal('public-key') });
const text = z.string().max(65_536);

const Created = Base.extend({
  response: z.looseObject({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

const SignedJson = Base.extend({
  response: z.looseObject({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: z.string().max(200),
  }),
});

export async function creationOptions(
  { rpId }: Place,
  { id, label }: Member,
  had: readonly PasskeyView[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: NAME,
    rpID: rpId,
    userID: new TextEncoder().encode(id),
    userName: label,
    userDisplayName: label,
    attestationType: 'none',
    excludeCredentials: had.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** @returns undefined when it is not what was asked for. */
export async function checkCreated({ origin, rpId }: Place, body: unknown, challenge: string) {
  const created = Created.safeParse(body).data;
  if (created === undefined) return undefined;
  const { verifyRegistrationResponse } = await library();
  const { registrationInfo } = await verifyRegistrationResponse({
    response: created as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch(() => ({ registrationInfo: undefined }));
  if (registrationInfo === undefined) return undefined;
  const { id, publicKey, counter } = registrationInfo.credential;
  const { transports } = created.response;
  return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports };
}

export async function requestOptions({
  rpId,
}: Place): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({ rpID: rpId, userVerification: 'required' });
}

export type Known = { readonly staffId: string; readonly publicKey: Uint8Array };

/** @returns undefined when it was not signed by that passkey, for us, now, by its own person. */
export async function checkSigned(
  { origin, rpId }: Place,
  body: unknown,
  challenge: string,
  known: (credentialId: string) => Promise<Known | undefined>,
) {
  const signed = SignedJson.safeParse(body).data;
  const passkey = signed && (await known(signed.id));
  if (signed === undefined || passkey === undefined) return undefined;
  const handle = Buffer.from(signed.response.userHandle, 'base64url').toString();
  if (handle !== passkey.staffId) return undefined;
  const { verifyAuthenticationResponse } = await library();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: signed as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    // The count is compared where the passkey's row is held.
    credential: { id: signed.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    requireUserVerification: true,
  }).catch(() => ({ verified: false, authenticationInfo: undefined }));
  if (!verified || authenticationInfo === undefined) return undefined;
  return { credentialId: signed.id, counter: authenticationInfo.newCounter };
}
