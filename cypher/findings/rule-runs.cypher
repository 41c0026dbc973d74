/**
 * @id      rule-runs
 * @title   What the rules came to in one run
 * @access  read
 * @param   run     string Run
 * @returns row
 * @order   rule
 * @limit   500: there are sixty rules
 */
MATCH (n:RuleRun {run: $run})
RETURN properties(n) AS row
ORDER BY n.rule
LIMIT 500
