/**
 * @id     6-intake
 * @title  What a load in progress looks up: changes waiting for activation, rows set aside, payments awaited by a refund
 * @access schema
 */
CREATE INDEX pending_batch IF NOT EXISTS FOR (n:Pending) ON (n.inBatch);
CREATE INDEX quarantined_place IF NOT EXISTS FOR (n:Quarantined) ON (n.batch, n.number);
CREATE INDEX loaded_file_batch IF NOT EXISTS FOR (n:LoadedFile) ON (n.batch);
CREATE INDEX awaited_payment IF NOT EXISTS FOR (n:AwaitedPayment) ON (n.payment);
CREATE INDEX settled_payment IF NOT EXISTS FOR (n:SettledPayment) ON (n.payment);
