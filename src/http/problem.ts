import { HttpException } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  Ambiguous,
  AmountOutOfRange,
  BadPackage,
  BadQuestion,
  Conflict,
  DocumentNotFound,
  Failure,
  GraphUnavailable,
  MachineNotReady,
  NotAllowed,
  NotFound,
  OutOfScope,
  TookTooLong,
  TooLarge,
} from '../failures.js';

/** RFC 9457. Further members carry the facts of the failure: `field`, `candidates`, `faults`, `limit` … */
export class Problem {
  @ApiProperty({ example: 'urn:yuanliu:problem:document-not-found', description: 'One name per kind of failure; never changes.' }) type!: string;
  @ApiProperty({ example: 'No such document' }) title!: string;
  @ApiProperty({ type: 'integer', example: 404 }) status!: number;
  @ApiProperty({ example: 'No document carries the number 豫财农〔2017〕99号.' }) detail!: string;
  @ApiProperty({ example: 'document-not-found', description: 'The last part of `type`, for programs.' }) code!: string;
  @ApiProperty({ example: 'Check the year and the serial number, or pick one of the candidates.', description: 'What to do next.' }) hint!: string;
  @ApiProperty({ example: '0192f0c1-8a57-4b1e-9a61-2f5b8f6a1c11', description: 'Stands in the log beside the cause.' }) requestId!: string;
  @ApiPropertyOptional({ description: 'The field of the question that is at fault.', example: 'depth' }) field?: string;
  @ApiPropertyOptional({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'What could have been meant.' })
  candidates?: unknown[];
  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Each fault with its reason: of a load package with file and line, of settings with place, rule, setting, type and range.',
  })
  faults?: unknown[];
}

type FailureClass = abstract new (...parameters: never[]) => Failure;

/** The one place where a failure gets its HTTP status. A class that is missing here is answered as 500. */
const STATUSES: readonly (readonly [FailureClass, number, string])[] = [
  [BadQuestion, 400, 'The question is malformed'],
  [NotAllowed, 403, 'Not allowed'],
  [OutOfScope, 403, 'Outside your region'],
  [DocumentNotFound, 404, 'No such document'],
  [NotFound, 404, 'Not found'],
  [Ambiguous, 409, 'More than one match'],
  [Conflict, 409, 'Conflict'],
  [TooLarge, 413, 'Too large'],
  [BadPackage, 422, 'The load package cannot be used'],
  [AmountOutOfRange, 422, 'An amount is past the exact range'],
  [GraphUnavailable, 503, 'The database cannot be reached'],
  [MachineNotReady, 503, 'The machine is not ready'],
  [TookTooLong, 504, 'The question took too long'],
];

/** Seconds after which asking again makes sense; the driver itself tries for eight. */
export const RETRY_AFTER_S = 5;

/** What the framework refuses before any of our code runs: no route, unreadable body, body too large. */
const FRAMEWORK: Readonly<Record<number, { code: string; title: string; hint: string }>> = {
  400: { code: 'bad-request', title: 'The request is malformed', hint: 'Compare the request with the examples at /api/docs.' },
  404: { code: 'no-such-route', title: 'No such address', hint: 'All addresses of the service are listed at /api/docs.' },
  405: { code: 'no-such-route', title: 'No such address', hint: 'All addresses of the service are listed at /api/docs.' },
  413: { code: 'too-large', title: 'Too large', hint: 'Send a smaller body; POST /api/loads takes large packages.' },
  414: { code: 'too-large', title: 'Too large', hint: 'Use the POST form of the question, whose parameters stand in the body.' },
  415: { code: 'unsupported-type', title: 'Unsupported content type', hint: 'Send application/json, or application/zip to POST /api/loads.' },
};

/** @returns the body of the answer; `cause` is what belongs in the log and never in the body. */
export function problemOf(error: unknown, requestId: string): { problem: Problem; cause: unknown } {
  if (error instanceof Failure) {
    const row = STATUSES.find(([kind]) => error instanceof kind);
    if (row) {
      const [, status, title] = row;
      const { code, message, hint, facts } = error;
      const fixed = { type: `urn:yuanliu:problem:${code}`, title, status, detail: message, code, hint, requestId };
      // Facts come after the fixed members and never replace one.
      const problem = { ...fixed, ...facts, ...fixed };
      return { problem, cause: status >= 500 ? (error.cause ?? error) : undefined };
    }
  }
  const status = statusOf(error);
  const known = FRAMEWORK[status];
  if (known) {
    const detail = error instanceof Error ? error.message : known.title;
    return {
      problem: { type: `urn:yuanliu:problem:${known.code}`, title: known.title, status, detail, code: known.code, hint: known.hint, requestId },
      cause: undefined,
    };
  }
  const problem = {
    type: 'urn:yuanliu:problem:internal',
    title: 'The service failed',
    status: 500,
    detail: 'The service failed on this request; nothing was changed by it.',
    code: 'internal',
    hint: `Look for ${requestId} in log/service.jsonl of the data folder, and report it with that line.`,
    requestId,
  };
  return { problem, cause: error };
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const given = (error as { statusCode?: unknown } | undefined)?.statusCode;
  return typeof given === 'number' && String((error as { code?: unknown }).code).startsWith('FST_') ? given : 500;
}
