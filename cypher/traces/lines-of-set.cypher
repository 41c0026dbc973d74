/**
 * @id       lines-of-set
 * @title    Indicators that have everything a set asks for; what is null is not asked
 * @access   read
 * @param    documents  string[] Ids of documents that carry them
 * @param    tags       string[] Fund tags
 * @param    funds      string[] Names of funds
 * @param    projects   string[] Ids of projects they are for
 * @param    years      integer[] Fiscal years
 * @param    regions    string[] Codes of regions they are given to, or that hold them where they are given to none
 * @param    batch      integer  Data version
 * @returns  id
 * @order    id
 * @limit    200001, one more than a trace starts from
 */
MATCH (i:Indicator)
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
OPTIONAL MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch
WITH i, coalesce(v, i) AS known
WHERE ($tags IS NULL OR known.fundTag IN $tags) AND ($funds IS NULL OR known.fundName IN $funds) AND ($years IS NULL OR known.fiscalYear IN $years)
  AND ($documents IS NULL OR EXISTS {
    MATCH (d:Document)-[c:CARRIES]->(i) WHERE d.id IN $documents AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
  })
  AND ($projects IS NULL OR EXISTS {
    MATCH (i)-[f:FOR]->(p:Project) WHERE p.id IN $projects AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
  })
OPTIONAL MATCH (i)-[g:GIVEN_TO]->(r) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
WITH i, known, r ORDER BY CASE WHEN r:Unit THEN 0 ELSE 1 END, r.id
WITH i, known, head(collect(r)) AS r
WITH i, coalesce(CASE WHEN r:Region THEN r.code ELSE r.region END, known.recipientRegion, known.region) AS region
WHERE $regions IS NULL OR region IN $regions
RETURN i.id AS id
ORDER BY id
LIMIT 200001
