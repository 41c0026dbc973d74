/**
 * @id       lines-of-project
 * @title    Ids of the indicators that fund a project
 * @access   read
 * @param    projectId  string   Id of the project
 * @param    batch      integer  Data version
 * @returns  id
 * @order    id
 * @limit    none: they are the root of the totals
 */
MATCH (:Project {id: $projectId})<-[f:FOR]-(i:Indicator)
WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
RETURN DISTINCT i.id AS id
ORDER BY id
