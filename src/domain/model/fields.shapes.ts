import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

/** Fields that questions and answers of several rooms share: said and checked in one way. */

/** An answer's amount. */
export const fen = (description: string): PropertyDecorator => ApiProperty({ type: 'integer', format: 'int64', description: `${description} Fen.` });
/** An answer's number of something. */
export const count = (description: string): PropertyDecorator => ApiProperty({ type: 'integer', description });
/** An answer's text, which may be missing. */
export const text = (description: string): PropertyDecorator => ApiProperty({ type: String, nullable: true, description });

const REGION_CODE = /^\d{6}(?:\d{3}){0,2}$/u;

/** A GB/T 2260 code with or without township and village, asked for or left out. */
export function regionCode(description: string, example: string): PropertyDecorator {
  const message = '$property must be a region code of 6, 9 or 12 digits, such as 410325';
  return inOrder(ApiPropertyOptional({ description, example }), IsOptional(), Matches(REGION_CODE, { message }));
}

/** Several of them. */
export function regionCodes(description: string, example: string, maxItems: number): PropertyDecorator {
  const message = 'each of $property must be a region code of 6, 9 or 12 digits, such as 410325';
  return inOrder(
    ApiPropertyOptional({ type: [String], minItems: 1, maxItems, description, example: [example] }),
    IsOptional(),
    Matches(REGION_CODE, { each: true, message }),
    ...list(maxItems),
  );
}

/** Texts asked for, or left out: each no longer than a name is. */
export function texts(description: string, maxItems: number, example?: string): PropertyDecorator {
  return inOrder(
    ApiPropertyOptional({ type: [String], minItems: 1, maxItems, description, ...(example === undefined ? {} : { example: [example] }) }),
    IsOptional(),
    MaxLength(TEXT_MAX, { each: true, message: `each of $property must be no longer than ${TEXT_MAX} characters` }),
    IsString({ each: true, message: 'each of $property must be a text' }),
    ...list(maxItems),
  );
}

/** Whole numbers asked for, or left out. */
export function integers(description: string, maxItems: number, example: readonly number[]): PropertyDecorator {
  return inOrder(
    ApiPropertyOptional({ type: 'integer', isArray: true, minItems: 1, maxItems, description, example }),
    IsOptional(),
    IsInt({ each: true, message: 'each of $property must be a whole number' }),
    ...list(maxItems),
  );
}

const TEXT_MAX = 300;

/** What the first fault of a list is about comes last. */
function list(maxItems: number): PropertyDecorator[] {
  return [
    ArrayMaxSize(maxItems, { message: `$property must have no more than ${maxItems} members` }),
    ArrayNotEmpty({ message: '$property must have a member, or be left out' }),
    IsArray({ message: '$property must be a list' }),
  ];
}

interface IntegerRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly default?: number;
  readonly example?: number;
  readonly description: string;
}

/** A whole number within a range, asked for or left out: a page's length, a year. */
export function optionalInteger(range: IntegerRange): PropertyDecorator {
  const { minimum, maximum } = range;
  const message = `$property must be a whole number from ${minimum} to ${maximum}`;
  return inOrder(
    ApiPropertyOptional({ type: 'integer', ...range }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => wholeOf(value)),
    IsInt({ message }),
    Min(minimum, { message }),
    Max(maximum, { message }),
  );
}

/** An address has digits where a body has a number; nothing else is taken for one. */
function wholeOf(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,16}$/u.test(value) ? Number(value) : value;
}

/** Where the page before ended, as an answer gave it. */
export function pageCursor(lengthMax: number, description = 'Where the page before ended (`cursor` of the answer).'): PropertyDecorator {
  return inOrder(ApiPropertyOptional({ description }), IsOptional(), IsString(), Matches(new RegExp(`^[A-Za-z0-9_-]{1,${lengthMax}}$`, 'u')));
}

/** `asOf` of a question: a day, YYYY-MM-DD; `momentOf` says whether the calendar has it. */
export function asOfDay(): PropertyDecorator {
  return inOrder(
    ApiPropertyOptional({
      type: String,
      format: 'date',
      example: '2021-12-31',
      description: 'Business date: only what had happened by the end of this day, Asia/Shanghai. Default: everything that is known.',
    }),
    IsOptional(),
    Matches(/^\d{4}-\d{2}-\d{2}$/u),
  );
}

/** `asOfBatch` of a question: the sequence of a batch; `momentOf` says whether it was ever active. */
export function asOfBatchNumber(): PropertyDecorator {
  return optionalInteger({
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'Data version: only what was known when the batch of this sequence was the newest. Default: the newest.',
  });
}

/** Decorators written one above the other take effect from below; the first fault told depends on it. */
function inOrder(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators.toReversed()) decorate(target, property);
  };
}
