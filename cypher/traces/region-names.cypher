/**
 * @id       region-names
 * @title    Names of regions by code
 * @access   read
 * @param    codes      string[] Region codes
 * @param    batch      integer  Data version
 * @returns  code, name
 * @order    code
 * @limit    none: details for codes that were found before
 */
UNWIND $codes AS code
MATCH (r:Region {code: code})
WHERE r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
RETURN r.code AS code, CASE WHEN r.changedIn > $batch THEN head(COLLECT { MATCH (r)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE r.name END AS name
ORDER BY code
