import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { route } from '../../src/core/route.ts';
import { variantsOf } from '../../src/core/say.ts';
import { voiced } from '../../src/core/voice.ts';
import { isAtLeast, LEVELS } from '../../src/listening/level.ts';
import { assessments, heardOf, said, snapshots } from '../support/snapshots.ts';

const HELP = /^(crisis-card|crisis-card-now|heard-concern|heard-danger)/;

describe('route', () => {
  it('answers L2 and above with help in the same turn, in every state', () => {
    fc.assert(
      fc.property(snapshots, fc.string(), assessments, (now, words, assessment) => {
        fc.pre(isAtLeast(assessment.level, 'L2'));
        const { says } = route(now, heardOf({ kind: 'words', words }, assessment));
        expect(says.some(({ key }) => HELP.test(key))).toBe(true);
      }),
    );
  });

  it('keeps to one line and one number beside a counselor, until it gets worse', () => {
    fc.assert(
      fc.property(snapshots, fc.string(), assessments, (now, words, assessment) => {
        const level = now.openCase?.level ?? 'L0';
        fc.pre(now.openCase?.state === 'claimed' && isAtLeast(assessment.level, 'L2'));
        fc.pre(assessment.labels.every((label) => label === 'crisis' || label === 'distress'));
        const { says } = route(now, heardOf({ kind: 'words', words }, assessment));
        const cards = says.map(({ key }) => key).filter((key) => HELP.test(key));
        const below = isAtLeast(level, assessment.level) ? 'crisis-card-beside' : 'crisis-card';
        expect(cards).toEqual([assessment.level === 'L4' ? 'crisis-card-now' : below]);
      }),
    );
  });

  it('rings for every L3 or L4 that is new, unless a counselor has the case', () => {
    fc.assert(
      fc.property(snapshots, fc.string(), assessments, (now, words, assessment) => {
        const level = now.openCase?.level ?? 'L0';
        const isNew = isAtLeast(assessment.level, 'L3') && !isAtLeast(level, assessment.level);
        fc.pre(isNew && now.openCase?.state !== 'claimed');
        const { effects } = route(now, heardOf({ kind: 'words', words }, assessment));
        expect(effects.some(({ effect }) => effect.kind === 'ring.v1')).toBe(true);
      }),
    );
  });

  it('lets nothing an officer says or taps end or lower an L3 or L4 case', () => {
    fc.assert(
      fc.property(snapshots, said, assessments, (now, what, assessment) => {
        fc.pre(now.openCase !== undefined && isAtLeast(now.openCase.level, 'L3'));
        const { changes } = route(now, heardOf(what, assessment));
        for (const change of changes) {
          expect(change.kind).not.toBe('case-ended');
          if (change.kind === 'case-raised')
            expect(LEVELS.indexOf(change.level)).toBeGreaterThan(
              LEVELS.indexOf(now.openCase?.level ?? 'L0'),
            );
        }
      }),
    );
  });

  it('keeps words only with consent, for a case, or not at all', () => {
    fc.assert(
      fc.property(snapshots, said, assessments, (now, what, assessment) => {
        const { changes } = route(now, heardOf(what, assessment));
        for (const change of changes)
          if (change.kind === 'message-kept' && change.caseId === undefined)
            expect(now.consents.words).toBe(true);
      }),
    );
  });

  it('sends a flag only from its draft, and only by the tap that sends', () => {
    fc.assert(
      fc.property(snapshots, said, assessments, (now, what, assessment) => {
        const { effects } = route(now, heardOf(what, assessment));
        if (effects.some(({ effect }) => effect.kind === 'deliver-flag.v1')) {
          expect(what).toMatchObject({ kind: 'choice', id: expect.stringMatching(/^flag-send:/) });
          expect(now.flag?.state).toBe('draft');
        }
      }),
    );
  });

  it('promises nobody where nobody could come', () => {
    fc.assert(
      fc.property(snapshots, said, assessments, (now, what, assessment) => {
        fc.pre(!now.hasDesk && now.openCase === undefined);
        const keys = route(now, heardOf(what, assessment)).says.map(({ key }) => key);
        for (const key of ['ringing', 'direct-yes', 'heard-danger', 'talk-waiting', 'heard-strain'])
          expect(keys).not.toContain(key);
      }),
    );
  });

  it('finds a wording for everything it says', () => {
    fc.assert(
      fc.property(snapshots, said, assessments, (now, what, assessment) => {
        const { effects } = voiced(route(now, heardOf(what, assessment)), now);
        for (const { effect } of effects)
          if (effect.kind === 'say.v1')
            expect(effect.line.variant).toBeLessThan(
              variantsOf(now.person.locale, effect.line.key),
            );
      }),
    );
  });
});
