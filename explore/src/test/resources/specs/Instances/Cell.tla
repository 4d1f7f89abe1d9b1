-------------------------------- MODULE Cell --------------------------------
(* A cell that holds a value below a limit; instantiated by Instances.         *)
EXTENDS Naturals
CONSTANTS Limit, Step(_)
VARIABLE cell
Empty == cell = 0
Full == cell >= Limit
Fill == ~Full /\ cell' = Step(cell)
Drain(n) == cell >= n /\ cell' = cell - n
LOCAL Secret == cell * 2
Doubled == Secret
Next == Fill \/ \E n \in 1 .. Limit : Drain(n)
=============================================================================
