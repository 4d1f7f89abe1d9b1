---- MODULE InfiniteEnumeration ----
EXTENDS Naturals
VARIABLE x
Init == x \in {n \in Nat : n > 3}
Next == x' = x
====
