import type { ReactNode } from 'react';
import { grouped } from '../parts/money.js';

export interface Choice {
  readonly value: string | undefined;
  readonly label: ReactNode;
  readonly count?: number | undefined;
  readonly title?: string | undefined;
}

/** One of several, with counts; pressing the chosen one again lets go of it. */
export function FilterChips({
  label,
  choices,
  value,
  onChange,
}: {
  label: string;
  choices: readonly Choice[];
  value: string | undefined;
  onChange(value: string | undefined): void;
}) {
  return (
    <div className="filter-chips" role="group" aria-label={label}>
      <span className="quiet">{label}</span>
      {choices.map((choice) => (
        <button
          key={choice.value ?? ''}
          type="button"
          className="chip"
          title={choice.title}
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value === value ? undefined : choice.value)}
        >
          {choice.label}
          {choice.count !== undefined && <small>{grouped(choice.count)}</small>}
        </button>
      ))}
    </div>
  );
}
