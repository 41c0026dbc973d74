// A case says what is special; what every node and edge of a first batch has is added here.
MERGE (b:Batch {sequence: 1}) ON CREATE SET b.id = 'b1' SET b.status = 'active', b.startedAt = 1;
MATCH (n) WHERE n.id IS NOT NULL AND NOT n:Batch SET n:Entity, n.addedIn = coalesce(n.addedIn, 1);
MATCH (n) WHERE n.addedIn IS NULL AND NOT n:Batch SET n.addedIn = 1;
MATCH ()-[e]->() SET e.addedIn = coalesce(e.addedIn, 1), e.source = coalesce(e.source, 'b1/case.csv/1');
MATCH ()-[e]->() WHERE e.id IS NULL SET e.id = toLower(type(e)) + ':' + coalesce(startNode(e).id, '') + '|' + coalesce(endNode(e).id, '') + coalesce('|' + e.line, '');
MATCH ()-[e:PAID]->() SET e.state = coalesce(e.state, 'paid'), e.kind = coalesce(e.kind, 'payment'), e.seq = coalesce(e.seq, 0), e.movement = coalesce(e.movement, e.id);
MATCH ()-[e:PAID]->() UNWIND e.settles AS payment MERGE (:SettledPayment {payment: payment, settledBy: e.id});
