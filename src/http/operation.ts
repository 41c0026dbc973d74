import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { Problem } from './problem.js';
import { REQUEST_HEADER } from './own-pages.js';

const MEANINGS: Readonly<Record<number, string>> = {
  400: 'The question is malformed; `field` names the field.',
  403: "Not from this service's own pages or commands, or outside the region.",
  404: 'Unknown; `candidates` holds near ones.',
  409: 'Several things match, or the graph is in another state; `candidates` lists them.',
  413: 'Larger than the stated limit.',
  415: 'Another content type is needed.',
  422: 'The load package cannot be used; `faults` lists file, line and reason. The graph is unchanged.',
  503: 'The database cannot be reached; the service reconnects by itself. See Retry-After.',
  504: 'The question ran past its time budget; nothing partial is returned.',
};

export interface OperationOptions {
  /** Equal to the name of the controller's method. */
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  /** Failures beside 400 and 503, which every operation may give. */
  readonly problems?: readonly number[];
  /** Not a plain read: needs `Origin` and the header of the service's own pages. */
  readonly guarded?: boolean;
}

/** What every route declares: its name, its failures as problems, and what the caller must send. */
export function Operation(options: OperationOptions): MethodDecorator & ClassDecorator {
  const { id, summary, description, problems = [], guarded = false } = options;
  const statuses = [...new Set([400, 403, ...problems, 503])].sort((one, other) => one - other);
  return applyDecorators(
    ApiOperation({ operationId: id, summary, ...(description ? { description } : {}) }),
    ApiExtraModels(Problem),
    ...statuses.map((status) =>
      ApiResponse({ status, description: MEANINGS[status]!, content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) } } } }),
    ),
    ...(guarded
      ? [
          ApiHeader({
            name: REQUEST_HEADER,
            required: true,
            description: 'Always 1. Pages of other sites cannot send it.',
            schema: { type: 'string', enum: ['1'], default: '1' },
          }),
        ]
      : []),
  );
}
