---- MODULE PrimedInvariant ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x
Grows == x' > x
====
