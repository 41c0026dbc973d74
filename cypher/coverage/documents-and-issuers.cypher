/**
 * @id       documents-and-issuers
 * @title    The number of every document with its issuer, and whether its own text is loaded
 * @access   read
 * @param    batch      integer  Data version
 * @returns  number, issuer, issuerName, region, loaded
 * @order    number, issuer
 * @limit    none: a hole in the numbers is one only if all documents are known
 */
MATCH (d:Document)
WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch)
OPTIONAL MATCH (u:Unit {id: 'unit:' + d.issuer})
WHERE u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch)
RETURN d.number AS number, 'unit:' + d.issuer AS issuer, u.name AS issuerName, coalesce(d.region, head(split(d.issuer, '|'))) AS region,
       d.stated IS NULL OR size(d.stated) > 0 AS loaded
ORDER BY number, issuer
