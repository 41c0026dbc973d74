import type { OutlineStep } from '../flow/outline-view.js';
import type { ChangeKind } from './changes.shapes.js';

export interface ChangedStep {
  readonly change: ChangeKind;
  /** As the later answer has it, or, of what is gone, the earlier one. */
  readonly step: OutlineStep;
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * Steps that two answers do not tell alike, largest difference first, ties by id. A step is the same by its edge id; `isTouched` says whether
 * its record was written anew between them.
 */
export function changedSteps(before: readonly OutlineStep[], after: readonly OutlineStep[], isTouched: (thing: string) => boolean): ChangedStep[] {
  const known = new Map(before.map((step) => [step.id, step]));
  const changes: ChangedStep[] = [];
  for (const step of after) {
    const old = known.get(step.id);
    known.delete(step.id);
    if (!old) changes.push({ change: 'appeared', step, before: null, after: step.parts[0]! });
    else if (!isAlike(old, step)) changes.push({ change: 'changed', step, before: old.parts[0]!, after: step.parts[0]! });
    else if (isTouched(step.thingId)) changes.push({ change: 'corrected', step, before: old.parts[0]!, after: step.parts[0]! });
  }
  for (const step of known.values()) changes.push({ change: 'gone', step, before: step.parts[0]!, after: null });
  return changes.sort((a, b) => difference(b) - difference(a) || (a.step.id < b.step.id ? -1 : 1));
}

export function difference({ before, after }: ChangedStep): number {
  return Math.abs((after ?? 0) - (before ?? 0));
}

function isAlike(old: OutlineStep, step: OutlineStep): boolean {
  return (
    old.amount === step.amount &&
    old.grade === step.grade &&
    old.source === step.source &&
    old.target === step.target &&
    old.at === step.at &&
    old.parts.every((part, method) => part === step.parts[method])
  );
}
