/**
 * @id      join-things
 * @title   Says that two things are one: an edge between them
 * @access  write
 * @param   lesser   string  Node id of the one of which less is known
 * @param   fuller   string  Node id of the other
 * @param   rule     string  Rule that proposed it
 * @param   sequence integer Review batch in progress
 * @returns joined
 * @plan    CartesianProduct: of one node with one node
 */
MATCH (a:Entity {id: $lesser}), (b:Entity {id: $fuller})
WHERE NOT EXISTS { (a)-[s:SAME_AS]->(b) WHERE s.retiredIn IS NULL }
CREATE (a)-[s:SAME_AS {id: 'same_as:' + $lesser + '|' + $fuller, rule: $rule, source: 'derived/decision', addedIn: $sequence, dataQuality: []}]->(b)
RETURN count(s) AS joined
