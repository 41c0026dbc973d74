/**
 * @id      keep-changes
 * @title   Further values for nodes that readers see: kept aside until the batch is activated
 * @access  write
 * @param   nodes map[] {id, values}: all business values after the change, with inBatch, differs, newStated, newSource, newQuality
 * @returns written
 */
UNWIND $nodes AS row
MATCH (n:Entity {id: row.id}) USING INDEX SEEK n:Entity(id)
MERGE (n)-[:BECOMES]->(p:Pending)
SET p = row.values
RETURN count(*) AS written
