import { relative } from 'node:path';

const SLOWEST = 30;

/**
 * Ends a run with where its time went and one plain line, `N passed, N failed`, that scripts can read. A file that could not run counts as
 * failed.
 */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.testResults.filter((file) => file.testExecError && file.numFailingTests === 0).length;
    const skipped = results.numPendingTests + results.numTodoTests;
    const slow = results.testResults.length > SLOWEST ? slowest(results.testResults) : [];
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // After the summary of the default reporter and after the databases have stopped.
    process.once('exit', () => process.stdout.write([...slow, line, ''].join('\n')));
  }
}

function slowest(files) {
  const timed = files.map(({ testFilePath, perfStats, testResults }) => {
    const longest = testResults.reduce((most, test) => ((test.duration ?? 0) > (most?.duration ?? 0) ? test : most), undefined);
    return { file: relative(process.cwd(), testFilePath), seconds: (perfStats.end - perfStats.start) / 1000, longest };
  });
  timed.sort((left, right) => right.seconds - left.seconds);
  return ['Files that took longest, and the longest test of each:'].concat(
    timed
      .slice(0, SLOWEST)
      .map(
        ({ file, seconds, longest }) =>
          `${seconds.toFixed(0).padStart(6)} s  ${file}  (${((longest?.duration ?? 0) / 1000).toFixed(0)} s: ${longest?.title ?? ''})`,
      ),
  );
}
