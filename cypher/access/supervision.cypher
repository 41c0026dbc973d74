/**
 * @id       supervision
 * @title    Every region with the regions that supervise or supervised it
 * @access   read
 * @param    batch      integer  Data version: sequence of the newest batch that may be seen
 * @returns  code, ended, above, since, until
 * @order    code, since, above
 * @limit    100000
 */
MATCH (r:Region)
WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
OPTIONAL MATCH (r)-[s:SUPERVISED_BY]->(above:Region)
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
RETURN r.code AS code, CASE WHEN r.changedIn > $batch THEN head(COLLECT { MATCH (r)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.to }) ELSE r.to END AS ended, above.code AS above, s.from AS since, s.to AS until
ORDER BY code, since, above
LIMIT 100000
