/**
 * @id      apply-changes
 * @title   Activation: kept-aside values become current, the old ones a version
 * @access  write
 * @param   sequence integer Batch being activated
 * @returns changed
 */
MATCH (n:Entity)-[b:BECOMES]->(p:Pending {inBatch: $sequence})
CALL (n, p) {
  WITH n, p WHERE p.differs
  CREATE (n)-[:WAS]->(v:Version)
  SET v = properties(n), v.addedIn = coalesce(n.changedIn, n.addedIn), v.retiredIn = $sequence
}
SET n += p {.*, inBatch: null, differs: null, newStated: null, newSource: null, newQuality: null},
    n.stated = p.newStated, n.source = p.newSource, n.dataQuality = p.newQuality,
    n.changedIn = CASE WHEN p.differs THEN $sequence ELSE n.changedIn END
DELETE b, p
RETURN count(*) AS changed
