import { Button } from 'antd';
import { useRef } from 'react';

/** A button that lets somebody choose a file. The same file can be chosen again after it was changed. */
export function FileButton({
  label,
  accept,
  busy,
  onFile,
}: {
  label: string;
  accept: string;
  busy: 'loading' | 'disabled' | null;
  onFile: (file: File) => void;
}) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="small" type="primary" loading={busy === 'loading'} disabled={busy === 'disabled'} onClick={() => picker.current?.click()}>
        {label}
      </Button>
      <input
        ref={picker}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
