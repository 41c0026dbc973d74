/**
 * What can go wrong, in an investigator's words. A failure carries facts, never a status; the table in
 * `http/problem.filter.ts` gives each its HTTP status. This file imports nothing.
 */
export abstract class Failure extends Error {
  /** Stable machine word for API clients. */
  abstract readonly code: string;
  /** What the caller can do next. */
  readonly hint: string;
  /** Further facts for the answer: candidates, field names, limits. Never personal data. */
  readonly facts: Record<string, unknown>;

  constructor(detail: string, hint: string, facts: Record<string, unknown> = {}, cause?: unknown) {
    super(detail, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.hint = hint;
    this.facts = facts;
  }
}

/** The question itself is malformed; `facts.field` names the field. */
export class BadQuestion extends Failure {
  readonly code = 'bad-question';
  constructor(field: string, detail: string, hint: string, facts: Record<string, unknown> = {}) {
    super(detail, hint, { ...facts, field });
  }
}

/** No document carries the number asked for; `facts.candidates` holds near ones. */
export class DocumentNotFound extends Failure {
  readonly code = 'document-not-found';
}

/** Something asked for by id is not in the graph, or lies outside the caller's region. */
export class NotFound extends Failure {
  readonly code = 'not-found';
}

/** One number, several issuers; `facts.candidates` lists them. */
export class Ambiguous extends Failure {
  readonly code = 'ambiguous';
}

/** The caller may not see this region. */
export class OutOfScope extends Failure {
  readonly code = 'out-of-scope';
}

/** The answer would pass a stated limit. */
export class TooLarge extends Failure {
  readonly code = 'too-large';
}

/** The question ran past its time budget; nothing partial is returned. */
export class TookTooLong extends Failure {
  readonly code = 'took-too-long';
}

/** A load package or mapping cannot be used; `facts.faults` lists file, line and reason. */
export class BadPackage extends Failure {
  readonly code = 'bad-package';
}

/** The request conflicts with the state of the graph (a load is running, demo data present …). */
export class Conflict extends Failure {
  readonly code = 'conflict';
}

/** The request does not come from this service's own pages or commands. */
export class NotAllowed extends Failure {
  readonly code = 'not-allowed';
}

/** The database cannot be reached or is recovering. */
export class GraphUnavailable extends Failure {
  readonly code = 'graph-unavailable';
}

/** The machine lacks something the service needs: Java, disk, memory, a port. */
export class MachineNotReady extends Failure {
  readonly code = 'machine-not-ready';
}

/** A number left the range in which whole fen are exact. */
export class AmountOutOfRange extends Failure {
  readonly code = 'amount-out-of-range';
}

/** Query files are faulty; every fault in one message, each with file and line. */
export class FaultyQueries extends Failure {
  readonly code = 'faulty-queries';
}
