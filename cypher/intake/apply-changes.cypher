/**
 * @id      apply-changes
 * @title   Activation: kept-aside values become current, the old ones a version
 * @access  write
 * @param   sequence integer Batch being activated
 * @returns changed
 * @note    A node that comes back after it was taken back keeps its former life as a version that ended when it was retired.
 */
MATCH (n:Entity)-[b:BECOMES]->(p:Pending {inBatch: $sequence})
CALL (n, p) {
  WITH n, p WHERE p.differs
  CREATE (n)-[:WAS]->(v:Version)
  SET v = properties(n), v.addedIn = coalesce(n.changedIn, n.addedIn), v.retiredIn = coalesce(n.retiredIn, $sequence)
}
FOREACH (name IN coalesce(p.dropped, []) | SET n[name] = null)
SET n += p {.*, inBatch: null, differs: null, dropped: null, newStated: null, newSource: null, newQuality: null},
    n.stated = p.newStated, n.source = p.newSource, n.dataQuality = p.newQuality, n.retiredIn = null,
    n.changedIn = CASE WHEN p.differs THEN $sequence ELSE n.changedIn END
DELETE b, p
RETURN count(*) AS changed
