import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstPage, patternRowsQuestion, runPattern, savedRunQuestion } from '../api/pattern-questions.js';
import { problemOf } from '../api/problem.js';
import type { PatternRunView, PatternView } from '../api/shapes.js';
import { ProblemNote } from '../parts/problem-note.js';
import { useViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import { fieldsOf, valuesOf, type FieldValues } from './given-values.js';
import { ParameterField } from './parameter-field.js';
import { usePatternWords } from './pattern-words.js';

interface PatternFormProps {
  readonly pattern: PatternView;
  /** The run whose rows are shown: its parameters stand in the form. */
  readonly run: PatternRunView | undefined;
  onRun(id: string): void;
}

/** The question as a form made from its typed parameters. A run is saved by the service; the page goes to it. */
export function PatternForm({ pattern, run, onRun }: PatternFormProps) {
  const { t } = useTranslation();
  const { scope } = useViewSettings();
  const words = usePatternWords();
  const client = useQueryClient();
  const [fields, setFields] = useState<FieldValues>(() => (run ? fieldsOf(pattern, run.parameters) : {}));
  const [asOf, setAsOf] = useState<string | undefined>(() => (run?.asOf ? day(run.asOf, 'zh-CN') : undefined));
  const [tried, setTried] = useState(false);
  const { values, faulty } = valuesOf(pattern, fields);
  const asking = useMutation({
    mutationFn: () => runPattern(pattern.id, { parameters: values, scope, asOf }),
    onSuccess: async (view) => {
      client.setQueryData(patternRowsQuestion(view.run.id, scope).queryKey, firstPage(view));
      client.setQueryData(savedRunQuestion(view.run.id, scope).queryKey, view.run);
      await client.invalidateQueries({ queryKey: ['patterns', 'runs'] });
      onRun(view.run.id);
    },
  });
  const refused = asking.error === null ? undefined : problemOf(asking.error).field;
  return (
    <form
      className="pattern-form"
      data-testid="pattern-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (faulty.length === 0) asking.mutate();
      }}
    >
      {pattern.parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          value={fields[parameter.name]}
          faulty={(tried && faulty.includes(parameter.name)) || refused === parameter.name}
          onChange={(value) =>
            setFields((now) => {
              const { [parameter.name]: _gone, ...rest } = now;
              return value === undefined ? rest : { ...rest, [parameter.name]: value };
            })
          }
        />
      ))}
      <div className="parameter">
        <span className="label">{t('ask.asOf')}</span>
        <DatePicker
          aria-label={t('ask.asOf')}
          value={asOf === undefined ? null : dayjs(asOf)}
          placeholder={t('ask.now')}
          onChange={(_, text) => setAsOf(typeof text === 'string' && text !== '' ? text : undefined)}
        />
      </div>
      <div className="parameter submit">
        <Button type="primary" htmlType="submit" loading={asking.isPending}>
          {t('patterns.run')}
        </Button>
        <small>
          {scope === undefined ? t('patterns.everywhere', { seconds: pattern.seconds }) : t('patterns.inScope', { scope, seconds: pattern.seconds })}
        </small>
      </div>
      {asking.error !== null && (
        <ProblemNote error={asking.error}>
          {refused !== undefined && <p>{pattern.parameters.filter(({ name }) => name === refused).map((parameter) => words.meaning(parameter))[0]}</p>}
        </ProblemNote>
      )}
    </form>
  );
}
