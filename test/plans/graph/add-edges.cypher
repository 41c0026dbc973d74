/**
 * @id      add-edges
 * @title   Edges of the graph on which plans are made
 * @access  write
 * @param   edges map[] {type, source, target, values}
 */
UNWIND $edges AS edge
MATCH (s:Entity {id: edge.source}), (t:Entity {id: edge.target})
CREATE (s)-[e:$(edge.type)]->(t)
SET e = edge.values
