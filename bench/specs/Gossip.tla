------------------------------- MODULE Gossip -------------------------------
(* A counter that replicas count up alone and merge by exchange: a function of *)
(* functions, updated by EXCEPT and rebuilt whole.                             *)
EXTENDS Naturals
CONSTANTS Replica, Most
VARIABLES known, flight

vars == <<known, flight>>
Vector == [Replica -> 0..Most]

Max(a, b) == IF a > b THEN a ELSE b
Merge(v, w) == [r \in Replica |-> Max(v[r], w[r])]

TypeOK == known \in [Replica -> Vector]

Init ==
  /\ known = [r \in Replica |-> [s \in Replica |-> 0]]
  /\ flight = [r \in Replica |-> [s \in Replica |-> 0]]

Increment(r) ==
  /\ known[r][r] < Most
  /\ known' = [known EXCEPT ![r][r] = @ + 1]
  /\ UNCHANGED flight

Publish(r) ==
  /\ flight[r] # known[r]
  /\ flight' = [flight EXCEPT ![r] = known[r]]
  /\ UNCHANGED known

Receive(r, s) ==
  /\ known' = [known EXCEPT ![r] = Merge(@, flight[s])]
  /\ UNCHANGED flight

Next ==
  \E r \in Replica :
    \/ Increment(r)
    \/ Publish(r)
    \/ \E s \in Replica \ {r} : Receive(r, s)

Spec == Init /\ [][Next]_vars

NobodyKnowsBetter == \A r, s \in Replica : known[r][s] <= known[s][s]
=============================================================================
