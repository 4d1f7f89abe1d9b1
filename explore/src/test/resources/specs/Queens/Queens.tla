------------------------------- MODULE Queens -------------------------------
(* Queens placed row by row, columns as a sequence; solutions as a constant.    *)
EXTENDS Integers, Sequences, FiniteSets
CONSTANT N
VARIABLE columns
Abs(n) == IF n < 0 THEN -n ELSE n
Attacks(s, i, j) == s[i] = s[j] \/ Abs(s[i] - s[j]) = Abs(i - j)
Safe(s) == \A i \in 1 .. Len(s) : \A j \in 1 .. i - 1 : ~Attacks(s, i, j)
Solutions == {s \in [1 .. N -> 1 .. N] : Safe(s)}
ASSUME Cardinality(Solutions) = 2 /\ N = 4
ASSUME \A s \in Solutions : [i \in 1 .. N |-> s[N + 1 - i]] \in Solutions
Init == columns = <<>>
Next == \E c \in 1 .. N : Len(columns) < N /\ columns' = Append(columns, c) /\ Safe(columns')
Unsolved == columns \notin Solutions
=============================================================================
