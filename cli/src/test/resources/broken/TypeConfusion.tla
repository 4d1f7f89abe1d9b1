---- MODULE TypeConfusion ----
EXTENDS Naturals
VARIABLE x
Inner(v) == v + 1
Outer(v) == Inner(v) * 2
Init == x = "a"
Next == x' = Outer(x)
====
