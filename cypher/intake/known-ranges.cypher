/**
 * @id      known-ranges
 * @title   Which ranges of payment ids hold a payment already
 * @access  read
 * @param   ranges map[] {number, first, last}: both ends belong to the range
 * @returns number
 * @order   none: the caller asks whether a number is among them
 * @limit   none: at most one row for each range
 * @note    A payment that was superseded counts too: the answer says where to look, not what is there.
 */
UNWIND $ranges AS range
WITH range
WHERE EXISTS { MATCH ()-[e:PAID]->() USING INDEX SEEK e:PAID(id) WHERE e.id >= range.first AND e.id <= range.last }
   OR EXISTS { MATCH ()-[e:OBSERVED]->() USING INDEX SEEK e:OBSERVED(id) WHERE e.id >= range.first AND e.id <= range.last }
RETURN range.number AS number
