---- MODULE NeverDefined ----
RECURSIVE F(_)
A == 1
====
