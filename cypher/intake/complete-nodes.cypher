/**
 * @id      complete-nodes
 * @title   Further values for nodes that the load in progress has created itself
 * @access  write
 * @param   nodes map[] {id, values}
 * @returns written
 */
UNWIND $nodes AS row
MATCH (n:Entity {id: row.id}) USING INDEX SEEK n:Entity(id)
SET n += row.values
RETURN count(*) AS written
