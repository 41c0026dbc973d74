/**
 * @id       households-of-same-members
 * @title    Households that share at least two members and all of the smaller one, without a recorded split or merger
 * @access   read
 * @param    limit      integer  Pairs at most
 * @param    batch      integer  Data version
 * @returns  lesser, fuller, members
 * @order    lesser, fuller
 * @limit    $limit
 */
MATCH (h:Household)<-[m:MEMBER_OF]-(p:Person)-[n:MEMBER_OF]->(g:Household)
WHERE h.id < g.id AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
WITH h, g, count(DISTINCT p) AS members
WHERE members >= 2 AND NOT EXISTS { (h)-[s:SPLIT_FROM|MERGED_INTO]-(g) WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) }
WITH h, g, members,
     COUNT { MATCH (h)<-[m:MEMBER_OF]-(p:Person) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN DISTINCT p } AS ofH,
     COUNT { MATCH (g)<-[m:MEMBER_OF]-(p:Person) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN DISTINCT p } AS ofG
WHERE members = CASE WHEN ofH < ofG THEN ofH ELSE ofG END
WITH CASE WHEN ofG < ofH THEN g ELSE h END AS l, CASE WHEN ofG < ofH THEN h ELSE g END AS f, members
RETURN l {.id, name: l.headName, .region, .source} AS lesser, f {.id, name: f.headName, .region, .source} AS fuller, members
ORDER BY lesser.id, fuller.id
LIMIT $limit
