import { describe, expect, it } from 'vitest';
import { parseAction, parseCommand, pressedMessage } from '../../../adapters/slack/parse.ts';
import { commandBody, homePressBody, pressBody } from '../../support/slack-payloads.ts';

const NOW = new Date('2026-06-01T08:00:00Z');
const AT = new Date(1_780_000_000_000);

describe('parseAction', () => {
  const message = {
    channel: 'D1',
    ts: '1780000000.000001',
    text: 'How are you?',
    blocks: [
      {
        type: 'actions' as const,
        elements: [
          {
            type: 'button' as const,
            action_id: 'choice-0',
            text: { type: 'plain_text' as const, text: 'Fine' },
            value: 'mood:4',
          },
        ],
      },
    ],
  };
  const press = pressBody('U1', message, 'mood:4');

  it.each([
    ['on a message', press, 'mood:4'],
    ['on App Home', homePressBody('U1', 'talk'), 'talk'],
  ])('makes a choice of a press %s, from the same address as a message', (_, body, id) => {
    expect(parseAction(body)).toMatchObject({
      from: { channel: 'slack', id: 'U1' },
      place: 'direct',
      said: { kind: 'choice', id },
      at: AT,
    });
  });

  it('tells two presses on one button apart, and a press sent again not', () => {
    const id = (which: string) => parseAction(pressBody('U1', message, 'mood:4', which))?.id;
    expect(id('a')).toBe(id('a'));
    expect(id('a')).not.toBe(id('b'));
    expect(parseAction({ ...press, trigger_id: undefined })?.id).toBe('slack:1780000000.000200');
  });

  it.each([
    ['no action', { ...press, actions: [] }],
    ['a button without a value', { ...press, actions: [{ action_ts: '1.1' }] }],
    ['nobody', { ...press, user: undefined }],
    ['another type', { ...press, type: 'view_submission' }],
    ['nothing', undefined],
  ])('leaves out a press with %s', (_, body) => {
    expect(parseAction(body)).toBeUndefined();
  });

  it('finds the message under a button, and none on App Home', () => {
    expect(pressedMessage(press)).toMatchObject({
      channel: 'D1',
      ts: message.ts,
      text: 'How are you?',
      label: 'Fine',
    });
    expect(pressedMessage(homePressBody('U1', 'talk'))).toBeUndefined();
  });
});

describe('parseCommand', () => {
  it.each([
    ['', { name: 'menu', rest: '' }],
    ['  ', { name: 'menu', rest: '' }],
    ['start K7F2-9QXA', { name: 'start', rest: 'K7F2-9QXA' }],
    ['START k7f2', { name: 'start', rest: 'k7f2' }],
    ['language zh', { name: 'language', rest: 'zh' }],
    ['talk', { name: 'talk', rest: '' }],
    ['stop', { name: 'stop', rest: '' }],
    ['checkin', { name: 'checkin', rest: '' }],
    ['flag', { name: 'flag', rest: '' }],
    ['help', { name: 'help', rest: '' }],
    ['privacy', { name: 'privacy', rest: '' }],
    ['resume', { name: 'resume', rest: '' }],
    ['schedule move B to 20:00', { name: 'schedule', rest: 'move B to 20:00' }],
    ['staff', { name: 'staff', rest: '' }],
    ['whosaw', { name: 'whosaw', rest: '' }],
    ['card', { name: 'card', rest: '' }],
    ['sayit', { name: 'sayit', rest: '' }],
  ])('reads /warmline %s as a command', (text, command) => {
    expect(parseCommand(commandBody('U1', text), NOW)).toEqual({
      id: 'slack:trigger.c1',
      from: { channel: 'slack', id: 'U1' },
      place: 'direct',
      said: { kind: 'command', ...command },
      at: NOW,
    });
  });

  it.each([
    '我不想活了',
    'help me please, I cannot go on',
    'stop it I want to die',
    'talk to nobody again',
    'start over is impossible',
    'stopped sleeping',
    'tired',
    'hard',
    'statr over I want out',
    'hlep me I cannot go on',
    '停',
  ])('never takes somebody’s words for a command: %s', (words) => {
    expect(parseCommand(commandBody('U1', words), NOW)?.said).toEqual({ kind: 'words', words });
  });

  it.each(['tlak', 'hlep', 'statr K7F2-9QXA', 'langauge zh', 'stpo'])(
    'marks what is a mistyped command: %s',
    (words) => {
      expect(parseCommand(commandBody('U1', words), NOW)?.said).toEqual({
        kind: 'words',
        words,
        isMistyped: true,
      });
    },
  );

  it.each([
    ['nothing', undefined],
    ['no user', { ...commandBody('U1', ''), user_id: undefined }],
    ['no trigger', { ...commandBody('U1', ''), trigger_id: undefined }],
  ])('leaves out a command with %s', (_, body) => {
    expect(parseCommand(body, NOW)).toBeUndefined();
  });
});
