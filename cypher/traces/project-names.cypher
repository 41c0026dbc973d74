/**
 * @id       project-names
 * @title    Names of all projects, to recognise them in purpose texts
 * @access   read
 * @param    batch      integer  Data version
 * @returns  id, name
 * @order    id
 * @limit    none: a name that is left out would change a grade
 */
MATCH (p:Project)
WHERE p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
WITH p, CASE WHEN p.changedIn > $batch THEN head(COLLECT { MATCH (p)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE p.name END AS name
WHERE name IS NOT NULL
RETURN p.id AS id, name
ORDER BY id
