---- MODULE OpenComment ----
VARIABLE x (* never closed
Init == x = 0
====
