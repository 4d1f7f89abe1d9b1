---- MODULE Counter ----
CONSTANT Limit
Reached(n) == n = Limit
====
