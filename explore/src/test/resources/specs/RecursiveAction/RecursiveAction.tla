--------------------------- MODULE RecursiveAction ---------------------------
(* Actions that are recursive operators, and actions given as arguments.        *)
EXTENDS Naturals, Sequences

CONSTANT Process
VARIABLES counter, done

vars == <<counter, done>>

RECURSIVE Adding(_)
Adding(n) ==
  IF n = 0 THEN counter' = counter
  ELSE \/ counter' = counter + n
       \/ Adding(n - 1)

Start(p) == p \notin done /\ done' = done \cup {p} /\ Adding(2)
Forget(p) == p \in done /\ done' = done \ {p} /\ counter' = 0

RECURSIVE StartOneOf(_)
StartOneOf(S) ==
  IF S = {} THEN FALSE
  ELSE LET p == CHOOSE p \in S : TRUE
       IN  Start(p) \/ StartOneOf(S \ {p})

SomeOf(S, A(_)) == \E p \in S : A(p)

Init == counter = 0 /\ done = {}
Next == StartOneOf(Process) \/ SomeOf(Process, LAMBDA p : Forget(p))
Spec == Init /\ [][Next]_vars
Bounded == counter <= 6
Resets == [][counter' < counter => counter' = 0]_vars
Never == [][counter' # 5]_vars
=============================================================================
