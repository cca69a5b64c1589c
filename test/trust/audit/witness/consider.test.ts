import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signedCheckpoint } from '../../../../src/trust/audit/checkpoint.ts';
import { NOTE, parseVkey, signerKey } from '../../../../src/trust/audit/format/key.ts';
import { submissionText } from '../../../../src/trust/audit/format/submission.ts';
import { consistencySpans, piecesOf, type Sized } from '../../../../src/trust/audit/tree/proof.ts';
import { EMPTY, grown, leafHash, rootOf } from '../../../../src/trust/audit/tree/tree.ts';
import { considered } from '../../../../src/trust/audit/witness/consider.ts';

const log = signerKey('example.com/log', NOTE, generateKeyPairSync('ed25519').privateKey);
const other = signerKey('example.com/log', NOTE, generateKeyPairSync('ed25519').privateKey);
const LEAVES = Array.from({ length: 9 }, (_, n) => leafHash(String(n)));

function tree(size: number, leaves = LEAVES): Sized {
  return { size, root: rootOf(grown(EMPTY, leaves.slice(0, size))) };
}

function noteOf(size: number, { key = log, leaves = LEAVES } = {}): string {
  return signedCheckpoint(key, { ...tree(size, leaves), at: new Date(0) }).note;
}

function proof(old: number, size: number): string[] {
  return consistencySpans(old, size).map((span) =>
    rootOf({
      roots: piecesOf(span).map(({ from, to }) => rootOf(grown(EMPTY, LEAVES.slice(from, to)))),
    }),
  );
}

const submitted = (old: number, size: number, note = noteOf(size)) =>
  submissionText({ old, proof: proof(old, size), note });

describe('a witness', () => {
  it('signs the first tree it is shown, and each that grew from the one before', () => {
    expect(considered(submitted(0, 4), log, undefined)).toMatchObject({
      kind: 'sign',
      tree: tree(4),
    });
    expect(considered(submitted(4, 9), log, tree(4))).toMatchObject({
      kind: 'sign',
      tree: tree(9),
    });
    expect(considered(submitted(4, 4), log, tree(4))).toMatchObject({
      kind: 'sign',
      tree: tree(4),
    });
  });

  const forked = LEAVES.with(2, leafHash('another'));
  it.each([
    ['no submission', 'old 4\n', tree(4), 'not-a-submission'],
    [
      'a size with a zero before it',
      submitted(4, 9).replace('old 4', 'old 04'),
      tree(4),
      'not-a-submission',
    ],
    [
      '64 lines of proof',
      submitted(4, 9).replace('old 4\n', `old 4\n${`${LEAVES[0]}\n`.repeat(64)}`),
      tree(4),
      'not-a-submission',
    ],
    [
      'another log',
      submitted(4, 9).replaceAll('example.com/log', 'example.com/xog'),
      tree(4),
      'not-this-log',
    ],
    [
      'another key of this name',
      submitted(4, 9, noteOf(9, { key: other })),
      tree(4),
      'not-signed-by-this-log',
    ],
    ['a tree shorter than the one it saw', submitted(0, 4), tree(9), 'shorter-than-before'],
    [
      'a proof from further on than its end',
      submitted(4, 9).replace('old 4', 'old 10'),
      tree(4),
      'shorter-than-before',
    ],
    ['a proof from elsewhere', submitted(2, 9), tree(4), 'not-from-what-was-cosigned'],
    [
      'a proof from nothing, once it has seen something',
      submitted(0, 9),
      tree(4),
      'not-from-what-was-cosigned',
    ],
    [
      'the same size with another root',
      submissionText({ old: 4, proof: [], note: noteOf(4, { leaves: forked }) }),
      tree(4),
      'another-root',
    ],
    ['another history', submitted(4, 9, noteOf(9, { leaves: forked })), tree(4), 'not-grown'],
    [
      'a proof that lacks a line',
      submissionText({ old: 4, proof: proof(4, 9).slice(1), note: noteOf(9) }),
      tree(4),
      'not-grown',
    ],
    [
      'a proof where none belongs',
      submissionText({ old: 0, proof: proof(4, 9), note: noteOf(9) }),
      undefined,
      'not-grown',
    ],
  ] as const)('refuses %s', (_, text, seen, why) => {
    expect(considered(text, log, seen)).toEqual({ kind: 'refused', why });
  });

  // What the tests of a public witness submit, with the key they give.
  it('accepts what a public witness accepts', () => {
    const origin =
      'sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562';
    const raw = Buffer.from(
      'ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f',
      'hex',
    );
    const key = parseVkey(
      `${origin}+5202289b+${Buffer.concat([Buffer.of(1), raw]).toString('base64')}`,
    );
    const first = `old 0

${origin}
1
KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

— ${origin} UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=
`;
    const third = `old 1
KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

${origin}
3
RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=

— ${origin} UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=
`;
    if (key === undefined) throw new Error('no key');
    const one = considered(first, key, undefined);
    expect(one).toMatchObject({ kind: 'sign', tree: { size: 1 } });
    const seen = one.kind === 'sign' ? one.tree : undefined;
    expect(considered(third, key, seen)).toMatchObject({ kind: 'sign', tree: { size: 3 } });
    expect(considered(third, key, undefined)).toMatchObject({ kind: 'refused' });
  });
});
