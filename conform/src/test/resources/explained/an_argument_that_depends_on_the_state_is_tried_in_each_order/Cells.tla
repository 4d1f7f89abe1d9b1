------------------------------- MODULE Cells --------------------------------
(* A switch, and cells that are written to.                                   *)
EXTENDS Naturals
VARIABLES on, cells

Init == on = FALSE /\ cells = [i \in 1 .. 2 |-> 0]
Switch == on' = TRUE /\ UNCHANGED cells
Write(i) == cells' = [cells EXCEPT ![i] = 1] /\ UNCHANGED on
Next == Switch \/ \E i \in 1 .. 2 : Write(i)
=============================================================================
