------------------------------- MODULE Flags -------------------------------
(* Two flags that are raised by two nodes, and what is asked of them.        *)
VARIABLES left, right
vars == <<left, right>>

Init == left = FALSE /\ right = FALSE
RaiseLeft == left' = TRUE /\ UNCHANGED right
RaiseRight == right' = TRUE /\ UNCHANGED left
Next == RaiseLeft \/ RaiseRight

RightFirst == left => right
RightMoves == [][left' # left => right]_vars
=============================================================================
