/**
 * @id      create-edges
 * @title   New edges of any kind between nodes that exist; readers do not see them before their batch is active
 * @access  write
 * @param   edges map[] {type, source, target, values}: values with id and bookkeeping
 * @returns written
 * @note    The caller compares `written` with what it sent: an end that is missing must not lose an edge silently.
 */
UNWIND $edges AS row
MATCH (s:Entity {id: row.source}) USING INDEX SEEK s:Entity(id)
MATCH (t:Entity {id: row.target}) USING INDEX SEEK t:Entity(id)
CREATE (s)-[e:$(row.type)]->(t)
SET e = row.values
RETURN count(*) AS written
