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
WITH i, d, min(CASE WHEN issuer.changedIn > $batch THEN head(COLLECT { MATCH (issuer)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE issuer.name END) AS issuer
OPTIONAL MATCH (i)-[g:GIVEN_TO]->(r) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
WITH i, d, issuer, r ORDER BY CASE WHEN r:Unit THEN 0 ELSE 1 END, r.id
WITH i, d, issuer, head(collect(r)) AS r
OPTIONAL MATCH (i)-[f:FOR]->(p:Project) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
WITH i, d, issuer, r, p ORDER BY p.id
WITH i, d, issuer, r, head(collect(p)) AS p
OPTIONAL MATCH (:Entity)-[g:REGISTERED]->(i) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
WITH i, d, issuer, r, p, min(g.at) AS registeredAt
WITH i, d, issuer, r, p, registeredAt, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen, CASE WHEN d.changedIn > $batch THEN head(COLLECT { MATCH (d)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE d END AS dThen,
     CASE WHEN r.changedIn > $batch THEN head(COLLECT { MATCH (r)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE r END AS rThen, CASE WHEN p.changedIn > $batch THEN head(COLLECT { MATCH (p)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE p.name END AS projectName
OPTIONAL MATCH (u:Document {number: iThen.upperNumber}) WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
WITH i, d, issuer, r, p, registeredAt, iThen, dThen, rThen, projectName, min(CASE WHEN u.changedIn > $batch THEN head(COLLECT { MATCH (u)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.issuedAt }) ELSE u.issuedAt END) AS upperIssuedAt
WITH i, d, issuer, r, p, registeredAt, iThen, dThen, rThen, projectName, upperIssuedAt, coalesce(CASE WHEN r:Region THEN r.code ELSE rThen.region END, iThen.recipientRegion) AS recipientRegion
RETURN i.id AS id, i.code AS code, i.region AS region, i.fiscalYear AS fiscalYear, iThen.kind AS kind, iThen.amount AS amount, iThen.issuedAt AS issuedAt,
       coalesce(iThen.executable, false) AS executable, iThen.upperNumber AS upperNumber, upperIssuedAt, iThen.fundName AS fundName, p.id AS projectId, projectName,
       d.id AS documentId, coalesce(d.number, iThen.ownNumber) AS number, dThen.numberAsWritten AS numberAsWritten, dThen.title AS title, dThen.issuedAt AS documentIssuedAt,
       dThen.level AS documentLevel, coalesce(dThen.region, i.region) AS documentRegion, dThen.source AS documentSource, issuer,
       r.id AS recipientId, rThen.name AS recipientName, CASE WHEN r:Unit THEN 'Unit' WHEN r:Region THEN 'Region' END AS recipientLabel, recipientRegion, registeredAt,
       $scope IS NULL OR i.region IN $scope OR recipientRegion IN $scope AS inScope, iThen.source AS provenance, coalesce(iThen.dataQuality, []) AS dataQuality
ORDER BY id
