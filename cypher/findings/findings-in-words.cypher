/**
 * @id      findings-in-words
 * @title   Some findings with all that is kept of them
 * @access  read
 * @param   ids     string[] Ids
 * @param   regions string[] Region codes that may be seen; null = all
 * @returns finding
 * @order   none: each is asked for by its id
 * @limit   none: as many as ids
 */
UNWIND $ids AS id
MATCH (f:Finding {id: id})
WHERE $regions IS NULL OR f.region IN $regions
RETURN properties(f) AS finding
