---- MODULE InvariantWithParameter ----
Below(n) == n = 3
VARIABLE x
Init == x = 0
Next == x' = x

====
