// Edges first and some thousands at a time: a treasury with all its payments would not fit into the memory of one transaction.
MATCH ()-[e]->()
CALL (e) { DELETE e } IN TRANSACTIONS OF 5000 ROWS;
MATCH (n)
CALL (n) { DELETE n } IN TRANSACTIONS OF 5000 ROWS
