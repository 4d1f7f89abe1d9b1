---- MODULE ByteOrderMark ----
VARIABLE x
Init == x = y0
====
