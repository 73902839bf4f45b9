/** The renderer's files over HTTP on the loopback address. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fileHeaders } from './content-policy.ts';
import { ownHost } from './loopback-guard.ts';
import { readPageFile, type PageFiles, type StaticFile } from './static-files.ts';

const LOOPBACK = '127.0.0.1';
const HEADER_LIMIT_BYTES = 8 * 1024;
/** A request of our own page is there at once; anything slower is no page of ours. */
const REQUEST_LIMIT_MS = 5_000;

const STATUS_OF_REFUSAL = { badPath: 400, notFound: 404 } as const;

export interface FileServer {
  readonly server: Server;
  readonly port: number;
}

/** Serves a page's files on 127.0.0.1 at `port` (0: any free one). Rejects when the port is taken. */
export async function openFileServer(files: PageFiles, port: number): Promise<FileServer> {
  const server = createServer(
    { maxHeaderSize: HEADER_LIMIT_BYTES, headersTimeout: REQUEST_LIMIT_MS, requestTimeout: REQUEST_LIMIT_MS },
    (request, response) => {
      serve(files, request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback server has no port');
  return { server, port: address.port };
}

async function serve(files: PageFiles, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = ownHost(request, request.socket.localPort ?? 0);
  const answer = await answerTo(files, request, host);
  if ('status' in answer) {
    response.writeHead(answer.status, { ...fileHeaders('text/plain; charset=utf-8', "'none'"), Connection: 'close' });
    response.end();
    return;
  }
  response.writeHead(200, { ...fileHeaders(answer.type, `ws://${host}`), 'Content-Length': answer.bytes.length });
  response.end(request.method === 'HEAD' ? undefined : answer.bytes);
}

async function answerTo(
  files: PageFiles,
  request: IncomingMessage,
  host: string | null,
): Promise<StaticFile | { readonly status: number }> {
  if (host === null) return { status: 403 };
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405 };
  const file = await readPageFile(files, (request.url ?? '').split(/[?#]/, 1)[0] ?? '');
  return file.ok ? file.value : { status: STATUS_OF_REFUSAL[file.error] };
}
