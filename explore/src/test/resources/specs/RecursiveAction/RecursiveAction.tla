--------------------------- MODULE RecursiveAction ---------------------------
(* Actions that are recursive operators, and actions given as arguments.        *)
EXTENDS Naturals, Sequences

CONSTANT Process
VARIABLES counter, done

vars == <<counter, done>>

RECURSIVE SomeOf(_, _)
SomeOf(S, A(_)) ==
  IF S = {} THEN FALSE
  ELSE LET p == CHOOSE p \in S : TRUE
       IN  A(p) \/ SomeOf(S \ {p}, A)

RECURSIVE Adding(_)
Adding(n) ==
  IF n = 0 THEN counter' = counter
  ELSE \/ counter' = counter + n
       \/ Adding(n - 1)

Start(p) == p \notin done /\ done' = done \cup {p} /\ Adding(2)
Forget(p) == p \in done /\ done' = done \ {p} /\ counter' = 0

Init == counter = 0 /\ done = {}
Next == SomeOf(Process, Start) \/ SomeOf(Process, LAMBDA p : Forget(p))
Spec == Init /\ [][Next]_vars
Bounded == counter <= 6
Resets == [][counter' < counter => counter' = 0]_vars
Never == [][counter' # 5]_vars
=============================================================================
