import { dayOf } from './calendar.ts';
import { PackageFolder } from './package-folder.ts';

/** The first delivery, three later ones of the last weeks of bank flows, and one of corrections. */
export class Packages {
  readonly first: PackageFolder;
  readonly correct: PackageFolder;
  readonly later: readonly PackageFolder[];
  /** From this day on bank flows come with a later package, a week in each. */
  readonly laterFrom = dayOf(2023, 12, 11);

  constructor(out: string, title: string) {
    this.first = new PackageFolder(out, 'first', { id: 'province-first', title: `${title}：首次全量`, period: { from: '2016-01-01', to: '2023-12-31' } });
    this.later = WEEKS.map(
      ([from, to], index) =>
        new PackageFolder(out, `append-${index + 1}`, {
          id: `province-append-${index + 1}`,
          title: `${title}：补充流水 ${from} 至 ${to}`,
          period: { from, to },
        }),
    );
    this.correct = new PackageFolder(out, 'correct-1', {
      id: 'province-correct-1',
      title: `${title}：更正`,
      mode: 'correct',
      period: { from: '2023-01-01', to: '2023-12-31' },
    });
  }

  laterAt(day: number): PackageFolder {
    return this.later[Math.min(Math.floor((day - this.laterFrom) / 7), this.later.length - 1)]!;
  }
}

export const WEEKS = [
  ['2023-12-11', '2023-12-17'],
  ['2023-12-18', '2023-12-24'],
  ['2023-12-25', '2023-12-31'],
] as const;
