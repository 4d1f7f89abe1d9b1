---- MODULE UnknownInvariant ----
TypeOK == TRUE
VARIABLE x
Init == x = 0
Next == x' = x

====
