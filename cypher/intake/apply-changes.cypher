/**
 * @id      apply-changes
 * @title   Activation: kept-aside values become current, the old ones a version
 * @access  write
 * @param   sequence integer Batch being activated
 * @returns changed
 * @note    A node that comes back after it was taken back keeps its former life as a version that ended when it was retired. Where only
 *          what is said about the values changes (who states them, from which row), that is a version too: an answer shows it.
 */
MATCH (n:Entity)-[b:BECOMES]->(p:Pending {inBatch: $sequence})
CREATE (n)-[:WAS]->(v:Version)
SET v = properties(n), v.addedIn = coalesce(n.changedIn, n.addedIn), v.retiredIn = coalesce(n.retiredIn, $sequence)
WITH n, b, p
FOREACH (name IN coalesce(p.dropped, []) | SET n[name] = null)
SET n += p {.*, inBatch: null, differs: null, dropped: null, newStated: null, newSource: null, newQuality: null},
    n.stated = p.newStated, n.source = p.newSource, n.dataQuality = p.newQuality, n.retiredIn = null,
    n.changedIn = $sequence
DELETE b, p
RETURN count(*) AS changed
