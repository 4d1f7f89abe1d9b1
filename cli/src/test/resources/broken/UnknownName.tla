---- MODULE UnknownName ----
EXTENDS Naturals
VARIABLE count
Init == cuont = 0
Next == count' = step + count
====
