---------------------------- MODULE ChangRoberts ----------------------------
(* Leader election on a ring: identities travel, only larger ones pass.          *)
EXTENDS Integers, Sequences, FiniteSets
CONSTANTS N, Forwards_Smaller
VARIABLES id, inbox, leader
vars == <<id, inbox, leader>>
Node == 1 .. N
Succ(n) == 1 + (n % N)

Init ==
  /\ id \in {p \in [Node -> 1 .. N] : \A i, j \in Node : i # j => p[i] # p[j]}
  /\ inbox = [n \in Node |-> {id[IF n = 1 THEN N ELSE n - 1]}]
  /\ leader = {}

Take(n) ==
  \E m \in inbox[n] :
    LET rest == [inbox EXCEPT ![n] = @ \ {m}] IN
    CASE m > id[n] \/ (m < id[n] /\ Forwards_Smaller) ->
           inbox' = [rest EXCEPT ![Succ(n)] = @ \cup {m}] /\ UNCHANGED leader
      [] m = id[n] -> leader' = leader \cup {n} /\ inbox' = rest
      [] m < id[n] -> inbox' = rest /\ UNCHANGED leader

Next == (\E n \in Node : Take(n)) /\ UNCHANGED id
Finished == \A n \in Node : inbox[n] = {}
Spec == Init /\ [][Next \/ (Finished /\ UNCHANGED vars)]_vars
OneLeader == Cardinality(leader) <= 1
Largest == \A n \in leader : \A m \in Node : id[m] <= id[n]
=============================================================================
