------------------------------ MODULE Composed ------------------------------
(* Two actions as one step: by \cdot, which TLC does not have, and by hand.      *)
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Add == x < 6 /\ x' \in {x + 1, x + 2} /\ y' = y
Double == x % 2 = 0 /\ y' = (x + y) % 5 /\ x' = x
Next == (Add \cdot Double) \/ (x = 6 /\ x' = 0 /\ y' = y)
ByHand ==
  \/ \E m \in {x + 1, x + 2} : x < 6 /\ m % 2 = 0 /\ y' = (m + y) % 5 /\ x' = m
  \/ x = 6 /\ x' = 0 /\ y' = y
Through == (Add \cdot Double) \/ (x = 6 /\ x' = 0 /\ y' = y)
AllThrough == [][Through]_<<x, y>>
AllDoubled == [][Double \cdot Double]_<<x, y>>
=============================================================================
