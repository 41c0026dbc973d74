import type { UnfinishedRun } from '../domain/warnings/warning-runs.js';

/** The newest run of the warnings, where it is not over, and what to do about it. */
export function unfinishedText({ id, status, done, rules, canGoOn }: UnfinishedRun, goesOn: boolean, language: 'zh' | 'en' = 'en'): string {
  const isAlive = status !== 'interrupted';
  if (language === 'zh') {
    if (isAlive) return `预警运行 ${id} 已完成 ${rules} 条规则中的 ${done} 条，由使用同一数据库的另一服务进行；该服务若已停止，两分钟无响应后按中断处理。`;
    const broken = `预警运行 ${id} 完成 ${rules} 条规则中的 ${done} 条后中断`;
    if (goesOn) return `${broken}，服务将自动继续。`;
    return canGoOn ? `${broken}；如需继续：npm run warnings -- --resume ${id}` : `${broken}；此后数据或规则已有变化，不能继续，请重新运行 npm run warnings。`;
  }
  if (isAlive)
    return `Run ${id} of the warnings is at ${done} of ${rules} rules, by another service on this database; if that one is gone, it counts as broken off after two minutes without a sign of life.`;
  const broken = `Run ${id} of the warnings was broken off at ${done} of ${rules} rules`;
  if (goesOn) return `${broken}; the service goes on with it.`;
  return canGoOn
    ? `${broken}; go on with npm run warnings -- --resume ${id}`
    : `${broken} and cannot be gone on with: data or rules have changed since. npm run warnings judges anew.`;
}
