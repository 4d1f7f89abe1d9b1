---- MODULE EndlessRecursion ----
EXTENDS Naturals
VARIABLE x
RECURSIVE Sum(_)
Sum(n) == n + Sum(n + 1)
Init == x = 0
Next == x' = Sum(x)
====
