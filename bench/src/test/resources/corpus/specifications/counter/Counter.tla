------------------------------ MODULE Counter ------------------------------
\* Counts to a limit and stops: enough to be right, wrong and stuck.
EXTENDS Naturals
CONSTANT Limit
VARIABLE n

Init == n = 0
Increment == n < Limit /\ n' = n + 1
Spec == Init /\ [][Increment]_n

Small == n < 3
=============================================================================
