/**
 * @id      add-nodes
 * @title   Nodes of the graph on which plans are made
 * @access  write
 * @param   nodes map[] {label, values}
 */
UNWIND $nodes AS node
CREATE (n:Entity:$(node.label))
SET n = node.values
