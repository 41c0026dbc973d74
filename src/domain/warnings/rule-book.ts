import { NotFound } from '../../failures.js';
import type { QueryLibrary } from '../../graph/query-library.js';
import { isRule, ruleOf, type Rule } from './rule.js';

/** All warnings and patterns, as their files declare them. */
export class RuleBook {
  /** By code. */
  readonly rules: readonly Rule[];
  private readonly byName = new Map<string, Rule>();

  constructor(library: QueryLibrary) {
    this.rules = library
      .all()
      .filter(isRule)
      .map(ruleOf)
      .sort((a, b) => (a.code < b.code ? -1 : 1));
    for (const rule of this.rules) for (const name of [rule.id, rule.code]) this.byName.set(name, rule);
  }

  /** By id or code; throws `NotFound`. */
  get(name: string): Rule {
    const rule = this.byName.get(name);
    if (!rule) throw new NotFound(`There is no rule ${name}.`, `Name one of ${this.rules.map(({ code }) => code).join(', ')}.`, { rule: name });
    return rule;
  }

  /** By code, id or class, each once; throws `NotFound`. */
  named(names: readonly string[]): Rule[] {
    const named = names.flatMap((name) => {
      const ofClass = this.rules.filter((rule) => rule.class === name);
      return ofClass.length > 0 ? ofClass : [this.get(name)];
    });
    return [...new Set(named)];
  }
}
