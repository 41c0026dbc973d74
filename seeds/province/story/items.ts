import type { Book } from '../../demo/story/book.ts';
import { writeItems as writeKnownItems } from '../../demo/story/items.ts';

/** The subsidy items of the demonstration and those a whole province has beside them. */
export function writeItems(book: Book): void {
  writeKnownItems(book);
  for (const [code, name, targeting, payee, standard, period, from] of [
    ['XM12', '实际种粮农民一次性补贴', 'area', 'parcel', '13.00', 'year', '2021-01-01'],
    ['XM13', '农机购置补贴', 'activity', 'person', '2600.00', 'year', '2016-01-01'],
    ['XM14', '残疾人两项补贴', 'category', 'person', '360.00', 'half', '2016-01-01'],
    ['XM15', '高龄津贴', 'universal', 'person', '300.00', 'half', '2016-01-01'],
  ] as const)
    book.add('SUBSIDY_ITEM', {
      ITEM_CODE: code,
      ITEM_NAME: name,
      TARGETING: targeting,
      PAYEE_UNIT: payee,
      STANDARD: standard,
      PERIOD: period,
      GRACE_DAYS: '30',
      FROM: from,
    });
}
