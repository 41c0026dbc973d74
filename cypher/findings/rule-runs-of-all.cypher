/**
 * @id      rule-runs-of-all
 * @title   What the rules came to where all their subjects were judged: for each rule back to the newest run of all regions
 * @access  read
 * @returns rule, run, startedAt, regions, byRegion, notEvaluable
 * @order   rule, newest first, run
 * @limit   none: sixty rules, each with the runs since the newest one of all regions, among the last two hundred
 */
MATCH (r:WarningRun)
// What follows a batch judges only what the batch can concern.
WHERE r.since IS NULL
WITH r ORDER BY r.startedAt DESC, r.id LIMIT 200
MATCH (n:RuleRun {run: r.id})
WHERE n.status = 'done' AND n.concerned IS NULL
WITH n.rule AS rule, r, n ORDER BY rule, r.startedAt DESC, r.id
WITH rule, collect({run: r, told: n}) AS runs
WITH rule, runs, head([at IN range(0, size(runs) - 1) WHERE runs[at].run.regions IS NULL]) AS whole
UNWIND runs[..coalesce(whole + 1, size(runs))] AS one
RETURN rule, one.run.id AS run, one.run.startedAt AS startedAt, one.run.regions AS regions, one.told.byRegion AS byRegion, one.told.notEvaluable AS notEvaluable
ORDER BY rule, startedAt DESC, run
