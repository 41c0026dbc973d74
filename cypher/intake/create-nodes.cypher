/**
 * @id      create-nodes
 * @title   New nodes of any label; readers do not see them before their batch is active
 * @access  write
 * @param   nodes map[] {label, values}: values with id and bookkeeping
 * @returns written
 */
UNWIND $nodes AS row
CREATE (n:Entity:$(row.label))
SET n = row.values
RETURN count(*) AS written
