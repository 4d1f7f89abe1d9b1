---- MODULE OpenParenthesis ----
VARIABLE x
Init == /\ x = 0
        /\ (x = 0
Next == x' = x
====
