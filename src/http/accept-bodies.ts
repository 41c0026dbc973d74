import { UnsupportedMediaTypeException, ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { BadQuestion } from '../failures.js';

export const ZIP_TYPES = ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'];
const UPLOAD_ROUTE = '/api/loads';
const CORRECTION_ROUTE = '/api/loads/:id/quarantine';
/** A table of corrected rows is worked on by hand. */
const TABLE_BYTES_MAX = 32 * 1024 * 1024;
/** Questions nest two levels; what checks them recurses, and thousands of levels would overflow its stack. */
const DEPTH_MAX = 32;

/** JSON, and the bytes of an upload as they come. Forms and plain text, which any page may send, are not taken. */
export function acceptBodies(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser(['text/plain', 'application/json']);
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (isDeeperThan(text, DEPTH_MAX)) done(new BadQuestion('body', `The body is nested more than ${DEPTH_MAX} levels deep.`, FORM_HINT));
    else void parseJson(request, text, done);
  });
  // A question that is sent has everything in its body; a scope left in the address would be passed over without a word.
  fastify.addHook('preValidation', async ({ method, query, routeOptions }) => {
    const [name] = Object.keys(query as object);
    if (method === 'POST' && name !== undefined && /^\/api\/(?:traces|search)/u.test(routeOptions.url ?? ''))
      throw new BadQuestion(name, 'The address of a question that is sent takes no parameters.', 'Put all of it into the body.');
  });
  // Only the upload reads a stream. Anywhere else the validation would copy it member by member, with the socket under it.
  fastify.addContentTypeParser(ZIP_TYPES, (request, payload, done) => {
    if (request.method === 'POST' && request.routeOptions.url === UPLOAD_ROUTE) done(null, payload);
    else done(new UnsupportedMediaTypeException('This address takes application/json.'));
  });
  fastify.addContentTypeParser('text/csv', { parseAs: 'string', bodyLimit: TABLE_BYTES_MAX }, (request, text, done) => {
    if (request.method === 'POST' && request.routeOptions.url === CORRECTION_ROUTE) done(null, text);
    else done(new UnsupportedMediaTypeException('This address takes application/json.'));
  });
}

const FORM_HINT = 'Send one JSON object; its form and an example are listed at /api/docs.';

/** Checks every question against its class. A body that is no plain object never reaches the class. */
export class QuestionPipe extends ValidationPipe {
  constructor() {
    super({ transform: true, whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true, exceptionFactory: badQuestionOf });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'body' || value === undefined) return super.transform(value, metadata) as Promise<unknown>;
    if (!isPlain(value)) throw new BadQuestion('body', 'The body is not a JSON object.', FORM_HINT);
    // What may be left out is checked for nothing when it is null; and whoever writes null leaves it out.
    const given = Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
    return super.transform(given, metadata) as Promise<unknown>;
  }
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Brackets outside of strings, counted without parsing. */
function isDeeperThan(json: string, max: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index];
    if (quoted) {
      if (character === '\\') index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > max) return true;
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return false;
}

/** The first fault, by the name of its field; `documentNumbers` for its third element too. */
function badQuestionOf(errors: ValidationError[]): BadQuestion {
  const first = errors[0];
  const told = first ? Object.values(first.constraints ?? {})[0] : undefined;
  const unknown = first?.constraints?.['whitelistValidation'] !== undefined;
  const field = first?.property ?? 'question';
  if (unknown) return new BadQuestion(field, `${field} is not part of this question.`, 'Leave it out; the fields are listed at /api/docs.');
  return new BadQuestion(field, `${told ?? `${field} cannot be read`}.`, 'Correct the field; its form and an example are listed at /api/docs.');
}
