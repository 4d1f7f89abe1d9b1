------------------------- MODULE ViewAndConstraints -------------------------
(* A VIEW that hides a clock, constraints on states and on steps, an ALIAS, a   *)
(* POSTCONDITION.                                                              *)
EXTENDS Naturals, TLC, Sequences

VARIABLES x, y, clock

vars == <<x, y, clock>>
Init == x = 0 /\ y \in 0 .. 1 /\ clock = 0

Right == x' = x + 1 /\ y' = y
Up == y' = y + 1 /\ x' = x
Back == x' = 0 /\ y' = 0
Next == (Right \/ Up \/ Back) /\ clock' = clock + 1
Spec == Init /\ [][Next]_vars

Where == <<x, y>>
InBox == x <= 4 /\ y <= 4
InTime == clock < 6
Diagonal == (x' > x) => y <= x + 1
NotTooFar == x + y < 8
Shown == [at |-> Where, sum |-> x + y]
Counted == TLCGet("level") > 0
=============================================================================
