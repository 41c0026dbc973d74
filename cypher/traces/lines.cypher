/**
 * @id       lines
 * @title    Indicators with their document, issuer, recipient, project and registration
 * @access   read
 * @param    lines      string[] Indicator ids
 * @param    scope      string[] Region codes that may be seen; null = all
 * @param    batch      integer  Data version
 * @returns  id, code, region, fiscalYear, kind, amount, issuedAt, executable, upperNumber, upperIssuedAt, fundName, projectId, projectName, documentId, number, numberAsWritten, title, documentIssuedAt, documentLevel, documentRegion, documentSource, issuer, recipientId, recipientName, recipientLabel, recipientRegion, registeredAt, inScope, provenance, dataQuality
 * @order    id
 * @limit    none: details for ids that were found before
 */
UNWIND $lines AS line
MATCH (i:Indicator {id: line})
OPTIONAL MATCH (d:Document)-[c:CARRIES]->(i) WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
WITH i, d ORDER BY d.id
WITH i, head(collect(d)) AS d
OPTIONAL MATCH (d)-[b:ISSUED_BY]->(issuer) WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch)
WITH i, d, min(issuer.name) AS issuer
OPTIONAL MATCH (i)-[g:GIVEN_TO]->(r) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
WITH i, d, issuer, r ORDER BY CASE WHEN r:Unit THEN 0 ELSE 1 END, r.id
WITH i, d, issuer, head(collect(r)) AS r
OPTIONAL MATCH (i)-[f:FOR]->(p:Project) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
WITH i, d, issuer, r, p ORDER BY p.id
WITH i, d, issuer, r, head(collect(p)) AS p
OPTIONAL MATCH (:Entity)-[g:REGISTERED]->(i) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
WITH i, d, issuer, r, p, min(g.at) AS registeredAt
OPTIONAL MATCH (u:Document {number: i.upperNumber}) WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
WITH i, d, issuer, r, p, registeredAt, min(u.issuedAt) AS upperIssuedAt
WITH i, d, issuer, r, p, registeredAt, upperIssuedAt, coalesce(CASE WHEN r:Region THEN r.code ELSE r.region END, i.recipientRegion) AS recipientRegion
RETURN i.id AS id, i.code AS code, i.region AS region, i.fiscalYear AS fiscalYear, i.kind AS kind, i.amount AS amount, i.issuedAt AS issuedAt,
       coalesce(i.executable, false) AS executable, i.upperNumber AS upperNumber, upperIssuedAt, i.fundName AS fundName, p.id AS projectId, p.name AS projectName,
       d.id AS documentId, coalesce(d.number, i.ownNumber) AS number, d.numberAsWritten AS numberAsWritten, d.title AS title, d.issuedAt AS documentIssuedAt,
       d.level AS documentLevel, coalesce(d.region, i.region) AS documentRegion, d.source AS documentSource, issuer,
       r.id AS recipientId, r.name AS recipientName, CASE WHEN r:Unit THEN 'Unit' WHEN r:Region THEN 'Region' END AS recipientLabel, recipientRegion, registeredAt,
       $scope IS NULL OR i.region IN $scope OR recipientRegion IN $scope AS inScope, i.source AS provenance, coalesce(i.dataQuality, []) AS dataQuality
ORDER BY id
