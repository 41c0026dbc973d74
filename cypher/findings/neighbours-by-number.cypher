/**
 * @id      neighbours-by-number
 * @title   Documents under whose numbers some lines stand or stood
 * @access  read
 * @param   ids   string[] Lines
 * @returns id, other
 * @order   none: each is taken for itself
 * @limit   none: a line has one number, and few documents share it
 */
UNWIND $ids AS id
MATCH (n:Indicator {id: id})
UNWIND [n.ownNumber] + COLLECT { MATCH (n)-[:WAS]->(v:Version) RETURN v.ownNumber } AS number
WITH DISTINCT n, number WHERE number IS NOT NULL
MATCH (d:Document {number: number})
RETURN n.id AS id, d.id AS other
