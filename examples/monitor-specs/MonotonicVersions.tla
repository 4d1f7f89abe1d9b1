------------------------- MODULE MonotonicVersions -------------------------
(* A monitor of a store: each record that it logs is of one key, and says   *)
(* which version of it a client saw. No client may see a key go back.       *)
EXTENDS Integers, Sequences, TLC

INSTANCE Traces
INSTANCE Alerts

VARIABLES
  offset,  \* of the record read last
  latest,  \* by key, the highest version that anybody saw
  seen     \* by key, the version seen last

vars == <<offset, latest, seen>>

Init ==
  /\ offset = 0
  /\ latest = <<>>
  /\ seen = <<>>

Known(key) == key \in DOMAIN latest

Read ==
  /\ offset' = offset + 1
  /\ LET record == Trace(offset')
         before == IF Known(record.key) THEN latest[record.key] ELSE 0
         newest == IF record.version > before THEN record.version ELSE before
     IN  /\ latest' = (record.key :> newest) @@ latest
         /\ seen' = (record.key :> record.version) @@ seen

Next == Read \/ UNCHANGED vars

Spec == Init /\ [][Next]_vars

(* What was seen last is what is newest; the alert says of which keys not.  *)
NeverBack ==
  LET back == {k \in DOMAIN seen : seen[k] < latest[k]}
  IN  back # {} => Alert([msg |-> "a version went back", keys |-> back])

Small == \A k \in DOMAIN seen : seen[k] < 100
=============================================================================
