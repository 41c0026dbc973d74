import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { optionalInteger, regionCode, regionCodes } from '../../../src/domain/model/fields.shapes.js';

class Question {
  @regionCode('Region.', '410300') scope?: string;
  @regionCodes('Regions.', '410300', 2) regions?: string[];
  @optionalInteger({ minimum: 2000, maximum: 2100, description: 'Year.' }) year?: number;
}

function faults(asked: Record<string, unknown>): string[] {
  return validateSync(plainToInstance(Question, asked)).flatMap(({ constraints }) => [...new Set(Object.values(constraints ?? {}))]);
}

describe('a field of a question', () => {
  it('takes what it is asked for, and nothing at all', () => {
    expect(faults({ scope: '410328', regions: ['410300', '410328101201'], year: '2019' })).toEqual([]);
    expect(faults({})).toEqual([]);
  });

  it('refuses more regions than it takes', () => {
    expect(faults({ regions: ['410300', '410328101', '410328101201'] })).toEqual(['regions must have no more than 2 members']);
  });

  it('says what a region code and a year look like, once', () => {
    expect(faults({ scope: '4103', year: '20x3' })).toEqual([
      'scope must be a region code of 6, 9 or 12 digits, such as 410325',
      'year must be a whole number from 2000 to 2100',
    ]);
    expect(faults({ regions: ['410300', 'Luoyang'] })).toEqual(['each of regions must be a region code of 6, 9 or 12 digits, such as 410325']);
    expect(faults({ year: '1999' })).toEqual(['year must be a whole number from 2000 to 2100']);
  });
});
