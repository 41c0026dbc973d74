import { relative } from 'node:path';

const SLOWEST = 30;

/**
 * Ends a run with where its time went, the slowest file last, what failed, and one plain line, `N passed, N failed`, that scripts can read:
 * whoever keeps only the end of a log has what matters. A file that could not run counts as failed.
 */
export default class ClosingLine {
  onRunComplete(_contexts, { testResults, ...results }) {
    const broken = testResults.filter((file) => file.testExecError && file.numFailingTests === 0);
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${results.numFailedTests + broken.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    const lines = [...(testResults.length > SLOWEST ? slowest(testResults) : []), ...failures(testResults, broken), line, ''];
    // After the summary of the default reporter and after the databases have stopped.
    process.once('exit', () => process.stdout.write(lines.join('\n')));
  }
}

function slowest(files) {
  const timed = files.map(({ testFilePath, perfStats, testResults }) => {
    const longest = testResults.reduce((most, test) => ((test.duration ?? 0) > (most?.duration ?? 0) ? test : most), undefined);
    return { file: relative(process.cwd(), testFilePath), seconds: (perfStats.end - perfStats.start) / 1000, longest };
  });
  timed.sort((left, right) => left.seconds - right.seconds);
  const all = timed.reduce((sum, { seconds }) => sum + seconds, 0);
  return [`All ${files.length} files together: ${all.toFixed(0)} s. The slowest, and the longest test of each:`].concat(
    timed
      .slice(-SLOWEST)
      .map(
        ({ file, seconds, longest }) =>
          `${seconds.toFixed(0).padStart(6)} s  ${file} (${((longest?.duration ?? 0) / 1000).toFixed(0)} s: ${short(longest?.title)})`,
      ),
  );
}

function failures(files, broken) {
  const failed = files.flatMap((file) => file.testResults.filter(({ status }) => status === 'failed').map((test) => ({ file, test })));
  return [
    ...broken.map((file) => `FAILED ${relative(process.cwd(), file.testFilePath)}: ${short(file.testExecError.message)}`),
    ...failed.map(({ file, test }) => `FAILED ${relative(process.cwd(), file.testFilePath)}: ${short(test.fullName)} – ${short(test.failureMessages[0])}`),
  ];
}

function short(text = '') {
  const first = text.split('\n', 1)[0];
  return first.length > 100 ? `${first.slice(0, 99)}…` : first;
}
