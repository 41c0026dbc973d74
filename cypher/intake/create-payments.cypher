/**
 * @id      create-payments
 * @title   New payments between accounts that exist; readers do not see them before their batch is active
 * @access  write
 * @param   payers        string[]  Node ids of the accounts that pay; a payment is what stands at one place of all lists
 * @param   payees        string[]  Node ids of the accounts that are paid
 * @param   ids           string[]  Ids of the payments
 * @param   sources       string[]  Rows they come from
 * @param   codes         string[]  Data-quality codes of each, with a space between them; null for none
 * @param   addedIn       integer   Sequence of the batch
 * @param   movement      string[]  As in the model
 * @param   amount        fen[]     As in the model
 * @param   at            instant[] As in the model
 * @param   seq           integer[] As in the model
 * @param   timePrecision string[]  As in the model
 * @param   indicator     string[]  As in the model
 * @param   document      string[]  As in the model
 * @param   project       string[]  As in the model
 * @param   batch         string[]  As in the model
 * @param   item          string[]  As in the model
 * @param   kind          string[]  As in the model
 * @param   mode          string[]  As in the model
 * @param   state         string[]  As in the model
 * @param   voucherDate   day[]     As in the model
 * @param   paidAt        instant[] As in the model
 * @param   clearedAt     instant[] As in the model
 * @param   fiscalYear    integer[] As in the model
 * @param   region        string[]  As in the model
 * @param   payingUnit    string[]  As in the model
 * @param   purpose       string[]  As in the model
 * @param   contract      string[]  As in the model
 * @param   invoice       string[]  As in the model
 * @param   period        string[]  As in the model
 * @param   statedPayee   string[]  As in the model
 * @param   rosterLine    string[]  As in the model
 * @param   beneficiary   string[]  As in the model
 * @param   functionClass string[]  As in the model
 * @param   economicClass string[]  As in the model
 * @param   final         boolean[] As in the model
 * @param   authority     string[]  As in the model
 * @param   serial        string[]  As in the model
 * @param   system        string[]  As in the model
 * @param   payerBalance  fen[]     As in the model
 * @param   payeeBalance  fen[]     As in the model
 * @param   copied        string[]  As in the model
 * @returns written
 * @note    A list with nothing in it is empty: what lies beyond a list is null, and null is no property. Lists instead of a map for each payment spare the names of the
 *          properties on the way; what is set while it is created needs no second pass. Accounts are found by the index of their label, which takes no locks.
 */
UNWIND range(0, size($ids) - 1) AS i
MATCH (payer:Account {id: $payers[i]}) USING INDEX SEEK payer:Account(id)
MATCH (payee:Account {id: $payees[i]}) USING INDEX SEEK payee:Account(id)
CREATE (payer)-[:PAID {
  id: $ids[i], addedIn: $addedIn, source: $sources[i], dataQuality: split($codes[i], ' '),
  movement: $movement[i], amount: $amount[i], at: $at[i], seq: $seq[i], timePrecision: $timePrecision[i], indicator: $indicator[i],
  document: $document[i], project: $project[i], batch: $batch[i], item: $item[i], kind: $kind[i], mode: $mode[i], state: $state[i],
  voucherDate: $voucherDate[i], paidAt: $paidAt[i], clearedAt: $clearedAt[i], fiscalYear: $fiscalYear[i], region: $region[i],
  payingUnit: $payingUnit[i], purpose: $purpose[i], contract: $contract[i], invoice: $invoice[i], period: $period[i], statedPayee: $statedPayee[i],
  rosterLine: $rosterLine[i], beneficiary: $beneficiary[i], functionClass: $functionClass[i], economicClass: $economicClass[i], final: $final[i],
  authority: $authority[i], serial: $serial[i], system: $system[i], payerBalance: $payerBalance[i], payeeBalance: $payeeBalance[i], copied: $copied[i]
}]->(payee)
RETURN count(*) AS written
