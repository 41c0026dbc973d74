/**
 * @id      neighbours-by-village
 * @title   Projects of the villages in which some projects are or were
 * @access  read
 * @param   ids   string[] Projects
 * @returns id, other
 * @order   none: each is taken for itself
 * @limit   none: a village has a few dozen projects
 * @note    Projects of other times count as well: too much is judged again, never too little.
 */
UNWIND $ids AS id
MATCH (n:Project {id: id})
WITH n, [n.village] + COLLECT { MATCH (n)-[:WAS]->(v:Version) RETURN v.village } AS villages
MATCH (n)-[:IN]->(r:Region)
UNWIND villages AS village
WITH r, village, collect(DISTINCT n.id) AS ids WHERE village IS NOT NULL
WITH r, collect({village: village, ids: ids}) AS groups
MATCH (r)<-[:IN]-(o:Project)
UNWIND [g IN groups WHERE g.village = o.village | g.ids] AS of
UNWIND of AS id
RETURN DISTINCT id, o.id AS other
