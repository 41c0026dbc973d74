import { NotFound } from '../../failures.js';
import type { QueryLibrary } from '../../graph/query-library.js';
import { isRule, ruleOf } from '../warnings/rule.js';
import { collusionOf } from './collusion.js';
import type { Pattern } from './pattern.js';
import { isQuestion, questionOf } from './question.js';
import { TOPICS } from './words.js';

/** Everything an analyst can ask, as the files declare it. The folders are the registry. */
export class PatternBook {
  /** By topic, then by id. */
  readonly patterns: readonly Pattern[];
  private readonly byId: ReadonlyMap<string, Pattern>;

  constructor(library: QueryLibrary) {
    const questions = library.all().filter(isQuestion).map(questionOf);
    const collusion = library
      .all()
      .filter((query) => isRule(query) && query.room === 'patterns')
      .map((query) => collusionOf(ruleOf(query)));
    this.patterns = [...questions, ...collusion].sort((a, b) => TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic) || (a.id < b.id ? -1 : 1));
    this.byId = new Map(this.patterns.map((pattern) => [pattern.id, pattern]));
  }

  /** Undefined where no file has the name any more. */
  find(id: string): Pattern | undefined {
    return this.byId.get(id);
  }

  /** Throws `NotFound`. */
  get(id: string): Pattern {
    const pattern = this.find(id);
    if (!pattern) throw new NotFound(`There is no pattern ${id}.`, 'GET /api/patterns, or npm run patterns -- list, lists them.', { pattern: id });
    return pattern;
  }
}
