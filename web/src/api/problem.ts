/** What the service says when it cannot answer (RFC 9457), or what stands for it when it cannot be reached. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string;
  readonly requestId: string | undefined;
  /** The document number that was asked for, where one was. */
  readonly number: string | undefined;
  /** The part of the question at fault. */
  readonly field: string | undefined;
  /** Names that nothing in the data has. */
  readonly unknown: readonly string[];
  /** Candidates that are not listed. */
  readonly more: number;
  readonly candidates: readonly Record<string, unknown>[];
  readonly faults: readonly Record<string, unknown>[];

  constructor(status: number, body: Record<string, unknown>) {
    super(text(body['detail']) || text(body['title']));
    this.status = status;
    this.code = text(body['code']) || 'other';
    this.hint = text(body['hint']);
    this.requestId = text(body['requestId']) || undefined;
    this.number = text(body['number']) || undefined;
    this.field = text(body['field']) || undefined;
    this.unknown = Array.isArray(body['unknown']) ? body['unknown'].filter((name) => typeof name === 'string') : [];
    this.more = typeof body['more'] === 'number' ? body['more'] : 0;
    this.candidates = list(body['candidates']);
    this.faults = list(body['faults']);
  }

  /** The service or its database is away; asking again later makes sense. */
  get passing(): boolean {
    return ['graph-unavailable', 'offline', 'machine-not-ready'].includes(this.code);
  }
}

/** Whatever went wrong, as a problem that a page can show. */
export function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, { code: 'other', detail: error instanceof Error ? error.message : String(error) });
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function list(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).map((item) => (typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : { number: String(item) }));
}
