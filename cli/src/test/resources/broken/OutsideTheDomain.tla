---- MODULE OutsideTheDomain ----
VARIABLE x
Init == x = [i \in {1, 2} |-> i]
Next == x' = x[3]
====
