---- MODULE NoToken ----
A == 1 ; 2
====
