import { Input } from 'antd';
import { useState } from 'react';

export interface CommittedInputProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly width: number;
  readonly disabled?: boolean;
  /** On a telephone: letters as well, not digits alone. */
  readonly hasLetters?: boolean;
  /** A name, asked for as it was typed; otherwise digits, which may be typed in full width. */
  readonly isName?: boolean;
  /** Whether a text that is not empty can be asked with. */
  isValid(text: string): boolean;
  /** An empty text takes the limit away. */
  onCommit(text: string): void;
}

/**
 * A field that asks only when Enter is pressed or it is left, since every question costs a computation. What cannot be
 * asked stays marked and asks nothing. It follows the address without losing its focus.
 */
export function CommittedInput({
  label,
  value,
  placeholder,
  width,
  disabled = false,
  isName = false,
  hasLetters = isName,
  isValid,
  onCommit,
}: CommittedInputProps) {
  const [text, setText] = useState(value);
  const [followed, setFollowed] = useState(value);
  if (value !== followed) {
    setFollowed(value);
    setText(value);
  }
  const plain = isName ? text.trim() : text.normalize('NFKC').trim();
  const bad = plain !== '' && !isValid(plain);
  const commit = (): void => {
    if (!bad && plain !== value) onCommit(plain);
  };
  return (
    <Input
      size="small"
      aria-label={label}
      aria-invalid={bad}
      status={bad ? 'error' : ''}
      style={{ width }}
      value={text}
      placeholder={placeholder}
      disabled={disabled}
      inputMode={hasLetters ? 'text' : 'decimal'}
      maxLength={isName ? 200 : 16}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={commit}
      onBlur={commit}
    />
  );
}
