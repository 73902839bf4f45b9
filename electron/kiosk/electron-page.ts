/** The renderer's files under the shell's own scheme, `kiosk://app/`: no server, no port, no `file:` address. */
import { fileHeaders } from './content-policy.ts';
import { readPageFile, type PageFiles } from './static-files.ts';

export const PAGE_SCHEME = 'kiosk';
const PAGE_HOST = 'app';
/** The kiosk's page, and the customer's at a counter; other pages lie below. */
export const PAGE_URL = `${PAGE_SCHEME}://${PAGE_HOST}/`;

const STATUS_OF_REFUSAL = { badPath: 400, notFound: 404 } as const;
const FORBIDDEN = 403;
const METHOD_NOT_ALLOWED = 405;

/** Whether a frame shows that page. */
export function isPage(url: string, page: string): boolean {
  return url === page || url.startsWith(`${page}#`);
}

/** Answers one request of the page with one of its files, under the same headers as in the Chromium shell. */
export async function answerPageRequest(files: PageFiles, request: Pick<Request, 'url' | 'method'>): Promise<Response> {
  const address = URL.parse(request.url);
  if (address?.protocol !== `${PAGE_SCHEME}:` || address.host !== PAGE_HOST) return refusal(FORBIDDEN);
  if (request.method !== 'GET') return refusal(METHOD_NOT_ALLOWED);
  const file = await readPageFile(files, address.pathname);
  if (!file.ok) return refusal(STATUS_OF_REFUSAL[file.error]);
  // The page speaks over IPC only, so its scripts may connect to nothing.
  return new Response(file.value.bytes, { status: 200, headers: fileHeaders(file.value.type, "'none'") });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: fileHeaders('text/plain; charset=utf-8', "'none'") });
}
