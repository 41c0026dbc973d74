/**
 * @id       entity-versions
 * @title    Values of one node that later loads replaced
 * @access   read
 * @param    id         string   Node id
 * @param    batch      integer  Data version
 * @returns  properties
 * @order    batch that brought the values (newest first), batch that replaced them (newest first)
 * @limit    100
 */
MATCH (:Entity {id: $id})-[:WAS]->(v:Version)
WHERE v.retiredIn <= $batch
RETURN properties(v) AS properties
ORDER BY v.addedIn DESC, v.retiredIn DESC
LIMIT 100
