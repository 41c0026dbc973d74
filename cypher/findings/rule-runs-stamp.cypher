/**
 * @id      rule-runs-stamp
 * @title   What changes whenever a rule has been judged or findings were forgotten
 * @access  read
 * @returns stamp
 * @order   none: one row
 * @limit   1, the newest of each
 * @plan    CartesianProduct: of three counts, one row each
 */
CALL () { MATCH (n:RuleRun) RETURN count(n) AS runs }
CALL () { MATCH (f:Finding) RETURN count(f) AS findings }
CALL () { OPTIONAL MATCH (r:WarningRun) RETURN max(r.startedAt) AS newest }
RETURN toString(runs) + ' ' + toString(findings) + ' ' + toString(coalesce(newest, 0)) AS stamp
LIMIT 1
