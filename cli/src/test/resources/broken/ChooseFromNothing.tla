---- MODULE ChooseFromNothing ----
VARIABLE x
Init == x = CHOOSE y \in {1, 2} : y = 3
Next == x' = x
====
