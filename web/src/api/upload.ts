import { answer, GUARD, service } from './client.js';
import type { LoadReport } from './shapes.js';

/** Sends a load package as it is; the file is streamed by the browser and never read into the page. */
export function upload(file: File): Promise<LoadReport> {
  const call = service.POST('/api/loads', {
    params: GUARD,
    body: file as never,
    bodySerializer: (body) => body as unknown as File,
    headers: { 'content-type': 'application/zip' },
    parseAs: 'json',
  });
  return answer(call as Promise<{ data?: LoadReport }>);
}
