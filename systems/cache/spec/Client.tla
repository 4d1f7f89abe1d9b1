------------------------------- MODULE Client -------------------------------
(* One entry of a cache as one session sees it: it reads its own writes, and    *)
(* history never goes back. Nothing else is known of the cache.                 *)
EXTENDS Naturals
VARIABLES
  seen         \* the newest version that the session has read or written

Init == seen = 0

Read(v) ==
  /\ v >= seen
  /\ seen' = v

Write(v) ==
  /\ v > seen
  /\ seen' = v

Next == \E v \in Nat : Read(v) \/ Write(v)

Spec == Init /\ [][Next]_seen

TypeOK == seen \in Nat
=============================================================================
