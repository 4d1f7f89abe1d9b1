---- MODULE UnknownReplacement ----
CONSTANT N
Small == 1
VARIABLE x
Init == x = 0
Next == x' = x

====
