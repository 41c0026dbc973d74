/**
 * @id      findings-by-ids
 * @title   What is known of some findings
 * @access  read
 * @param   ids     string[] Ids
 * @returns id, region, state, status, events, recovered, returned
 * @order   none: each is asked for by its id
 * @limit   none: as many as ids
 */
UNWIND $ids AS id
MATCH (f:Finding {id: id})
RETURN f.id AS id, f.region AS region, f.state AS state, f.status AS status, f.events AS events, f.recovered AS recovered, f.returned AS returned
