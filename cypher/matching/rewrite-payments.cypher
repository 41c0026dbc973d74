/**
 * @id      rewrite-payments
 * @title   New versions of payments, as payments or as observations of others; readers see them with their batch
 * @access  write
 * @param   changes  map[]   {id, type, values}: values with null take a property away
 * @param   sequence integer Batch in progress
 * @returns written
 * @note    What the batch has drawn itself is replaced, since nobody has seen it.
 */
UNWIND $changes AS change
MATCH (a)-[old:PAID {id: change.id}]->(b) USING INDEX SEEK old:PAID(id)
WHERE old.retiredIn IS NULL
WITH collect({a: a, b: b, old: old, own: old.addedIn = $sequence, change: change}) AS rows
UNWIND rows AS row
WITH row.a AS a, row.b AS b, row.old AS old, row.own AS own, row.change AS change
CREATE (a)-[new:$(change.type)]->(b)
SET new = properties(old), new += change.values, new.addedIn = $sequence
FOREACH (seen IN CASE WHEN own THEN [] ELSE [old] END | SET seen.retiredIn = $sequence)
FOREACH (unseen IN CASE WHEN own THEN [old] ELSE [] END | DELETE unseen)
RETURN count(*) AS written
