/**
 * @id      digest-nodes
 * @title   Every node with its labels, for a digest of the whole graph
 * @access  read
 * @returns labels, values
 * @order   none: the digest does not depend on it
 * @limit   none: everything is meant
 * @plan    AllNodesScan: everything is meant
 */
MATCH (n)
RETURN labels(n) AS labels, properties(n) AS values
