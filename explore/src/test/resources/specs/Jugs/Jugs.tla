-------------------------------- MODULE Jugs --------------------------------
(* Any number of jugs of given sizes; which amounts can be measured?            *)
EXTENDS Naturals
CONSTANTS Size, Goal
VARIABLE level
Jug == DOMAIN Size
Min(a, b) == IF a < b THEN a ELSE b
Init == level = [j \in Jug |-> 0]
Fill(j) == level' = [level EXCEPT ![j] = Size[j]]
Empty(j) == level' = [level EXCEPT ![j] = 0]
Pour(j, k) == LET moved == Min(level[j], Size[k] - level[k])
              IN  j # k /\ level' = [level EXCEPT ![j] = @ - moved, ![k] = @ + moved]
Next == \E j, k \in Jug : Pour(j, k) \/ (j = k /\ (Fill(j) \/ Empty(j)))
Sizes == <<3, 5, 8>>
NotMeasured == \A j \in Jug : level[j] # Goal
=============================================================================
