---- MODULE MissingModule ----
EXTENDS Naturals, Seqences
VARIABLE x
Init == x = 0
Next == x' = x

====
