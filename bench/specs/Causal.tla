------------------------------- MODULE Causal -------------------------------
(* Broadcast in causal order by vector clocks: functions of functions that are  *)
(* compared point by point, and a pool of messages for each process.            *)
EXTENDS Naturals
CONSTANTS Process, Talker, Most
VARIABLES clock, sent, received

vars == <<clock, sent, received>>
Zero == [p \in Process |-> 0]

TypeOK ==
  /\ clock \in [Process -> [Process -> 0..Most]]
  /\ received \in [Process -> [Process -> 0..Most]]

Init ==
  /\ clock = [p \in Process |-> Zero]
  /\ sent = [p \in Process |-> [n \in 1..Most |-> Zero]]
  /\ received = [p \in Process |-> Zero]

Broadcast(p) ==
  /\ p \in Talker
  /\ clock[p][p] < Most
  /\ clock' = [clock EXCEPT ![p][p] = @ + 1]
  /\ sent' = [sent EXCEPT ![p][clock[p][p] + 1] = [clock[p] EXCEPT ![p] = @ + 1]]
  /\ received' = [received EXCEPT ![p][p] = @ + 1]

Ready(p, q) ==
  LET n == received[p][q] + 1
  IN /\ n <= clock[q][q]
     /\ \A r \in Process \ {q} : sent[q][n][r] <= received[p][r]

Deliver(p, q) ==
  /\ Ready(p, q)
  /\ received' = [received EXCEPT ![p][q] = @ + 1]
  /\ clock' = [clock EXCEPT ![p][q] = @ + 1]
  /\ UNCHANGED sent

Next ==
  \E p \in Process : Broadcast(p) \/ \E q \in Process \ {p} : Deliver(p, q)

Spec == Init /\ [][Next]_vars

InOrder == \A p, q \in Process : received[p][q] <= clock[q][q]
Causally ==
  \A p, q, r \in Process :
    received[p][q] > 0 => sent[q][received[p][q]][r] <= received[p][r]
=============================================================================
