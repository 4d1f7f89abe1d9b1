---- MODULE UnknownKeyword ----
VARIABLE x
Init == x = 0
Next == x' = x

====
