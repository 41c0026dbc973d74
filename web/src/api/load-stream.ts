import { GUARD } from './client.js';
import { Problem } from './problem.js';
import type { LoadProgress, LoadReport } from './shapes.js';

/** What is known of a load on the way: how much of the file has been sent, then how far the service has come. */
export interface LoadTold {
  readonly sent: number;
  readonly size: number;
  readonly progress: LoadProgress | null;
}

interface LoadLine {
  readonly progress?: LoadProgress;
  readonly report?: LoadReport;
  readonly problem?: Record<string, unknown>;
}

/** The lines of an NDJSON answer that is still growing: each whole line once, the last one at the end. */
export class LineReader {
  private read = 0;

  lines(text: string, atEnd: boolean): LoadLine[] {
    const until = atEnd ? text.length : text.lastIndexOf('\n') + 1;
    const fresh = text.slice(this.read, Math.max(this.read, until));
    this.read = Math.max(this.read, until);
    return fresh
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as LoadLine);
  }
}

/**
 * Sends a package and tells what becomes of it. The file is streamed by the browser and never read into the page. Not through
 * `fetch`: that tells nothing of how much has been sent, and a package may be large.
 */
export const sendPackage = (file: File, told: (state: LoadTold) => void): Promise<LoadReport> =>
  stream('/api/loads', file, { 'content-type': 'application/zip', 'x-package-name': encodeURIComponent(file.name) }, told);

/** Takes a batch back; a withdrawal is taken back the same way. */
export const withdraw = (id: string, told: (state: LoadTold) => void): Promise<LoadReport> =>
  stream(`/api/loads/${encodeURIComponent(id)}/withdraw`, null, {}, told);

function stream(path: string, body: File | null, headers: Record<string, string>, told: (state: LoadTold) => void): Promise<LoadReport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const reader = new LineReader();
    const state = { sent: 0, size: body?.size ?? 0, progress: null as LoadProgress | null };
    const take = (atEnd: boolean): LoadLine[] => {
      const lines = request.status === 200 ? reader.lines(request.responseText, atEnd) : [];
      const progress = lines.findLast((line) => line.progress)?.progress;
      if (progress) told(Object.assign(state, { progress }));
      return lines;
    };
    let last: LoadLine | undefined;
    request.open('POST', path);
    for (const [name, value] of Object.entries({ accept: 'application/x-ndjson', ...GUARD.header, ...headers })) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => told(Object.assign(state, { sent: loaded }));
    request.onprogress = () => void (last = take(false).at(-1) ?? last);
    request.onload = () => {
      last = take(true).at(-1) ?? last;
      if (last?.report) resolve(last.report);
      else reject(new Problem(request.status, last?.problem ?? bodyOf(request)));
    };
    request.onerror = () => reject(new Problem(0, { code: 'offline' }));
    request.send(body);
  });
}

function bodyOf(request: XMLHttpRequest): Record<string, unknown> {
  try {
    return JSON.parse(request.responseText) as Record<string, unknown>;
  } catch {
    return { code: request.status >= 502 ? 'offline' : 'other', title: request.statusText };
  }
}
