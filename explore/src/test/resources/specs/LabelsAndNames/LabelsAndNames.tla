--------------------------- MODULE LabelsAndNames ---------------------------
(* Labels, and names of subexpressions by position and by label.                *)
EXTENDS Integers

VARIABLES a, b

Inv ==
  /\ low:: a >= 0
  /\ high:: b <= 4
  /\ \A i \in 1 .. 2 : each(i):: a + i > 0

Sum(k) == k + (twice:: a * 2) + b

Init == a = 0 /\ b = 0

Move ==
  \/ up:: /\ a < 3
          /\ a' = a + 1
          /\ b' = b
  \/ over:: /\ b < 4
            /\ b' = b + 1
            /\ UNCHANGED a

Next == Move!up \/ Move!2 \/ (a = 3 /\ b = 4 /\ UNCHANGED <<a, b>>)

Names ==
  /\ Inv!low = (a >= 0)
  /\ Inv!1 = Inv!low
  /\ Inv!each(1) = (a + 1 > 0)
  /\ Inv!3!(2) = (a + 2 > 0)
  /\ Sum(1)!twice = 2 * a
=============================================================================
