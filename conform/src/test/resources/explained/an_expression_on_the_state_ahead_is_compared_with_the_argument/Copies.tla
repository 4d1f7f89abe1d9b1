---- MODULE Copies ----
EXTENDS Integers
VARIABLES x, y
Init == x = [n \in 1..2 |-> 0] /\ y = [n \in 1..2 |-> 0]
A(i) == x' = [x EXCEPT ![i] = @ + 1] /\ UNCHANGED y
B(j) == y' = [y EXCEPT ![j] = x[j]] /\ UNCHANGED x
Next == \E n \in 1..2 : A(n) \/ B(n)
Spec == Init /\ [][Next]_<<x, y>>
====
