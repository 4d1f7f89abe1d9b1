------------------------- MODULE HigherOrderInvariant -------------------------
(* An invariant and a property through an operator with an operator parameter.  *)
EXTENDS Naturals
VARIABLE held

All(Op(_), s) == \A e \in s : Op(e)
Small(e) == e < 3 \/ e \in held
Init == held = {} /\ All(Small, held)
Next == \E e \in 0..3 \ held : held' = held \cup {e}
Spec == Init /\ [][Next]_held

Right == All(Small, held)
Wrong == All(LAMBDA e : e < 3, held)
Always == []All(LAMBDA e : e < 4, held)
=============================================================================
