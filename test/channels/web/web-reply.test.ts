import { describe, expect, it } from 'vitest';
import { toReplyBody } from '../../../src/channels/web/web-reply.ts';
import { replySchema } from '../../../src/channels/web/wire.ts';
import { sampleReply } from '../../support/sample-reply.ts';

describe('a reply on the wire', () => {
  const body = toReplyBody(sampleReply, { session: 'a'.repeat(22), site: '' });

  it('has every field of the contract and the parts for the widget', () => {
    expect(new Set(Object.keys(body))).toEqual(
      new Set(['answers', 'locale', 'outcome', 'parts', 'safety', 'session', 'text']),
    );
    expect(new Set(Object.keys(body.answers[0] ?? {}))).toEqual(
      new Set(['id', 'title', 'summary', 'html', 'sources', 'checkedAt', 'stale', 'related']),
    );
  });

  it('fits its schema, and the schema knows every field of it', () => {
    expect(replySchema.parse(JSON.parse(JSON.stringify(body)))).toEqual(JSON.parse(JSON.stringify(body)));
  });

  it('gives the short answer as plain text and related entries by id', () => {
    expect(body.answers[0]).toMatchObject({
      summary: 'No permit is needed.',
      related: ['notify.how'],
      stale: true,
      checkedAt: '2026-11-20',
    });
  });

  it('has one line of safety a number, with hours where they are known', () => {
    expect(body.safety).toEqual({
      level: 'trafficking',
      contacts: [
        { name: 'Sample line', number: '1 23', hours: 'round the clock' },
        { name: 'Sample line, From abroad', number: '+1 234', hours: 'round the clock' },
      ],
    });
  });

  it('says null where nothing sounds dangerous', () => {
    const calm = { ...sampleReply, parts: sampleReply.parts.filter(({ type }) => type !== 'safety') };
    expect(toReplyBody(calm, { session: '', site: '' }).safety).toBeNull();
  });

  it('never has more than three answers', () => {
    const [answer] = sampleReply.answers;
    const many = {
      ...sampleReply,
      answers: Array.from({ length: 5 }, () => answer).flatMap((one) => one ?? []),
    };
    expect(toReplyBody(many, { session: '', site: '' }).answers).toHaveLength(3);
  });
});
