---------------------------- MODULE Philosophers ----------------------------
(* Dining philosophers; naive ones each take the left fork first.               *)
EXTENDS Naturals
CONSTANTS N, Naive
VARIABLES fork, state
vars == <<fork, state>>
Phil == 0 .. N - 1
Left(p) == p
Right(p) == (p + 1) % N
First(p) == IF ~Naive /\ p = N - 1 THEN Right(p) ELSE Left(p)
Second(p) == IF ~Naive /\ p = N - 1 THEN Left(p) ELSE Right(p)

Init == fork = [i \in Phil |-> N] /\ state = [p \in Phil |-> "thinking"]

Grab(p, i, next) ==
  /\ fork[i] = N
  /\ fork' = [fork EXCEPT ![i] = p]
  /\ state' = [state EXCEPT ![p] = next]

Act(p) ==
  CASE state[p] = "thinking" -> Grab(p, First(p), "one")
    [] state[p] = "one" -> Grab(p, Second(p), "eating")
    [] OTHER -> /\ fork' = [i \in Phil |-> IF fork[i] = p THEN N ELSE fork[i]]
                /\ state' = [state EXCEPT ![p] = "thinking"]

Next == \E p \in Phil : Act(p)
Spec == Init /\ [][Next]_vars
Safe == \A p \in Phil : state[p] = "eating" => fork[Left(p)] = p /\ fork[Right(p)] = p
=============================================================================
