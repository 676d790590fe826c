import { describe, expect, it } from 'vitest';
import { sampleReply } from '../support/sample-reply.ts';
import { scriptedConversation } from '../support/scripted-conversation.ts';
import { startWebHarness } from '../support/web-harness.ts';

describe('closing the server', () => {
  it('lets requests in flight finish, then takes no new ones', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const conversation = scriptedConversation(async () => {
      begin();
      await released;
      return sampleReply;
    });
    const web = await startWebHarness({ conversation });
    const address = await web.app.listen({ port: 0, host: '127.0.0.1' });
    const ask = () =>
      fetch(`${address}/api/v1/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"text":"a"}',
      });
    const inFlight = ask();
    await begun;
    const closed = web.close();
    release();
    const response = await inFlight;
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ outcome: 'answer' });
    await closed;
    await expect(ask()).rejects.toThrow();
  });
});
