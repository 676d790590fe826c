import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Answered {
  readonly perSecond: number;
  /** Bodies in the order of the questions. */
  readonly bodies: readonly string[];
}

export interface Asked {
  readonly port: number;
  readonly texts: readonly string[];
  readonly connections: number;
}

/**
 * Posts every text to `/api/v1/messages` over connections that are kept, one question at a time on each. Written on plain
 * sockets: a client that costs as much as the server would make slow and fast servers look alike. Throws on any status but 200.
 */
export async function askOverHttp({ port, texts, connections }: Asked): Promise<Answered> {
  const requests = texts.map(toRequest);
  const replies: Buffer[] = new Array(texts.length);
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  let next = 0;
  const work = async (socket: Socket): Promise<void> => {
    while (next < requests.length) {
      const i = next++;
      replies[i] = await exchange(socket, requests[i] ?? Buffer.alloc(0));
    }
  };
  const started = performance.now();
  await Promise.all(sockets.map(work));
  const seconds = (performance.now() - started) / 1000;
  for (const socket of sockets) socket.destroy();
  return { perSecond: texts.length / seconds, bodies: replies.map((reply) => reply.toString('utf8')) };
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

function toRequest(text: string): Buffer {
  const body = Buffer.from(JSON.stringify({ text }));
  const head = `POST /api/v1/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

/** Sends one request and resolves with the body of its reply. */
function exchange(socket: Socket, request: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let missing: number | undefined;
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      try {
        missing = missing === undefined ? missingBytes(Buffer.concat(chunks)) : missing - chunk.length;
      } catch (error) {
        reject(error);
      }
      if (missing !== 0) return;
      socket.off('data', take).off('error', reject).off('close', closed);
      const reply = Buffer.concat(chunks);
      resolve(reply.subarray(reply.indexOf(HEAD_END) + HEAD_END.length));
    };
    const closed = () => reject(new Error('the server closed the connection'));
    socket.on('data', take).once('error', reject).once('close', closed);
    socket.write(request);
  });
}

const HEAD_END = '\r\n\r\n';

/** How much of a reply is still to come; `undefined` while its head is not complete. */
function missingBytes(reply: Buffer): number | undefined {
  const end = reply.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = reply.toString('latin1', 0, end);
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200') || length === undefined)
    throw new Error(`not an answer: ${head.split('\r\n')[0]}`);
  return end + HEAD_END.length + Number(length) - reply.length;
}
