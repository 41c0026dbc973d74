/**
 * @id       names-of-nodes
 * @title    What the nodes are that the rows of a pattern name, as they were at a data version
 * @access   read
 * @param    ids      string[] Node ids
 * @param    batch    integer  Data version
 * @returns  id, kind, properties, region, holderKind
 * @order    none: each is looked up by its id
 * @limit    none: one row for each id that is there
 */
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
WITH n, CASE WHEN n.changedIn > $batch THEN head(COLLECT { MATCH (n)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE n END AS nThen,
     head(COLLECT { MATCH (n)-[h:HELD_BY]->(o:Entity) WHERE n:Account AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) RETURN o ORDER BY o:Household DESC, h.from DESC, o.id LIMIT 1 }) AS holder
RETURN n.id AS id, head([label IN labels(n) WHERE label <> 'Entity']) AS kind, properties(nThen) AS properties,
       CASE WHEN n:Region THEN n.code WHEN n:Document THEN coalesce(nThen.region, head(split(n.issuer, '|'))) ELSE coalesce(nThen.region, holder.region) END AS region,
       head([label IN labels(holder) WHERE label <> 'Entity']) AS holderKind
