----------------------------- MODULE ccfraftLog ------------------------------
(* The network as a bag: a log has messages that were sent twice. *)
EXTENDS ccfraft, Bags
BagWith(m, bag) == bag (+) SetToBag({m})
BagWithout(m, bag) == bag (-) SetToBag({m})
BagMessages == BagToSet(messages)
BagInitMessages ==
  /\ messages = EmptyBag
  /\ messagesSent = [i \in Servers |-> [j \in Servers |-> <<>>]]
  /\ commitsNotified = [i \in Servers |-> <<0, 0>>]
(* Batches of any size, and none: a heartbeat. *)
AnyBatch(i, j) == 0..Len(log[i])
=============================================================================
