/**
 * @id      batch-ids
 * @title   Batches whose id begins with some text, to find one that is free
 * @access  read
 * @param   prefix string Beginning of the id
 * @returns id
 * @order   id
 * @limit   none: names are needed whole
 */
MATCH (b:Batch)
WHERE b.id STARTS WITH $prefix
RETURN b.id AS id
ORDER BY id
