------------------------------- MODULE Filter -------------------------------
(* Mutual exclusion of N processes by levels, after Peterson: a program counter *)
(* for each process, integer arrays, a loop over the others in every test.      *)
EXTENDS Naturals
CONSTANT N
VARIABLES pc, level, last

vars == <<pc, level, last>>
Process == 1..N

TypeOK ==
  /\ pc \in [Process -> {"idle", "climb", "wait", "inside"}]
  /\ level \in [Process -> 0..N]
  /\ last \in [1..N -> Process]

Init ==
  /\ pc = [p \in Process |-> "idle"]
  /\ level = [p \in Process |-> 0]
  /\ last = [l \in 1..N |-> 1]

Start(p) ==
  /\ pc[p] = "idle"
  /\ level' = [level EXCEPT ![p] = 1]
  /\ pc' = [pc EXCEPT ![p] = "climb"]
  /\ UNCHANGED last

Climb(p) ==
  /\ pc[p] = "climb"
  /\ last' = [last EXCEPT ![level[p]] = p]
  /\ pc' = [pc EXCEPT ![p] = "wait"]
  /\ UNCHANGED level

Free(p) == last[level[p]] # p \/ \A q \in Process \ {p} : level[q] < level[p]

Pass(p) ==
  /\ pc[p] = "wait"
  /\ Free(p)
  /\ IF level[p] = N - 1
     THEN pc' = [pc EXCEPT ![p] = "inside"] /\ UNCHANGED level
     ELSE /\ level' = [level EXCEPT ![p] = @ + 1]
          /\ pc' = [pc EXCEPT ![p] = "climb"]
  /\ UNCHANGED last

Leave(p) ==
  /\ pc[p] = "inside"
  /\ pc' = [pc EXCEPT ![p] = "idle"]
  /\ level' = [level EXCEPT ![p] = 0]
  /\ UNCHANGED last

Next == \E p \in Process : Start(p) \/ Climb(p) \/ Pass(p) \/ Leave(p)

Spec == Init /\ [][Next]_vars

Exclusive == \A p, q \in Process : p # q => ~(pc[p] = "inside" /\ pc[q] = "inside")
=============================================================================
