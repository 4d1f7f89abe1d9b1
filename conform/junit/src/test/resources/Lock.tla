------------------------------- MODULE Lock -------------------------------
(* At most one node holds the lock. *)
CONSTANTS Node, Nobody
VARIABLE holder

Init == holder = Nobody

Acquire(n) ==
  /\ holder = Nobody
  /\ holder' = n

Release(n) ==
  /\ holder = n
  /\ holder' = Nobody

Next == \E n \in Node : Acquire(n) \/ Release(n)

Spec == Init /\ [][Next]_holder
===========================================================================
