----------------------------- MODULE LockService -----------------------------
(* A lock: clients ask for it, take it, release it.                            *)
EXTENDS Naturals
CONSTANT Client
VARIABLES holder, waiting
vars == <<holder, waiting>>

Init == holder = "nobody" /\ waiting = {}
Ask(c) == c \notin waiting /\ waiting' = waiting \cup {c} /\ UNCHANGED holder
Take(c) == holder = "nobody" /\ c \in waiting /\ holder' = c /\ waiting' = waiting \ {c}
Release(c) == holder = c /\ holder' = "nobody" /\ UNCHANGED waiting
Next == \E c \in Client : Ask(c) \/ Take(c) \/ Release(c)
=============================================================================
