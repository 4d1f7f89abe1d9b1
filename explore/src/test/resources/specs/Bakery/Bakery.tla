------------------------------- MODULE Bakery -------------------------------
(* Lamport's bakery with numbers bounded by a constraint; lexicographic order   *)
(* as a user-defined operator on tuples.                                       *)
EXTENDS Naturals
CONSTANTS Proc, Limit
VARIABLES number, choosing, at
vars == <<number, choosing, at>>
p \prec q == p[1] < q[1] \/ (p[1] = q[1] /\ p[2] < q[2])
Max(S) == CHOOSE n \in S : \A m \in S : m <= n
Init == number = [p \in Proc |-> 0] /\ choosing = [p \in Proc |-> FALSE] /\ at = [p \in Proc |-> "out"]
Move(p, from, to) == at[p] = from /\ at' = [at EXCEPT ![p] = to]
Enter(p) == Move(p, "out", "draw") /\ choosing' = [choosing EXCEPT ![p] = TRUE] /\ UNCHANGED number
Draw(p) == /\ Move(p, "draw", "wait")
           /\ number' = [number EXCEPT ![p] = 1 + Max({number[q] : q \in Proc})]
           /\ choosing' = [choosing EXCEPT ![p] = FALSE]
Go(p) == /\ Move(p, "wait", "in")
         /\ \A q \in Proc \ {p} : ~choosing[q] /\ (number[q] = 0 \/ <<number[p], p>> \prec <<number[q], q>>)
         /\ UNCHANGED <<number, choosing>>
Leave(p) == Move(p, "in", "out") /\ number' = [number EXCEPT ![p] = 0] /\ UNCHANGED choosing
Next == \E p \in Proc : Enter(p) \/ Draw(p) \/ Go(p) \/ Leave(p)
Spec == Init /\ [][Next]_vars
Small == \A p \in Proc : number[p] <= Limit
Exclusion == \A p, q \in Proc : p # q => {at[p], at[q]} # {"in"}
NeverThree == \A p \in Proc : number[p] < 3
=============================================================================
