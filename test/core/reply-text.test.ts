import { describe, expect, it } from 'vitest';
import { replyToPlain } from '../../src/core/reply-text.ts';
import { sampleReply } from '../support/sample-reply.ts';

describe('a reply as plain text', () => {
  const text = replyToPlain(sampleReply);

  it('begins with human help, wherever its part stands', () => {
    expect(text.startsWith('You can get help.\n– Sample line: 1 23, From abroad +1 234')).toBe(true);
  });

  it('tells everything else in the order of the parts', () => {
    const order = ['Hello.', 'Work & pay', 'Choose one.', 'Emergency numbers'].map((part) =>
      text.indexOf(part),
    );
    expect(order.every((place) => place > 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('has the whole answer: short answer, sections, contacts, sources and dates', () => {
    for (const part of [
      'No permit is needed.',
      'What to do\n1. Sign <b>a contract</b>.\n2. Register',
      'For some\n1 23 or a.example',
      '– Law on Work, art. one, 2026-01-02, https://law.example/1',
      '– A review',
      'This may be out of date.\nNot all of it is confirmed.\nChecked on 20 November 2026',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('lists what can be chosen with the line that tells it apart', () => {
    expect(text).toContain('Choose one.\n– Arrival: Who tells whom\n– Work');
  });

  it('does not ask for a thumb that cannot be pressed', () => {
    expect(text).not.toContain('Was this it?');
  });
});
