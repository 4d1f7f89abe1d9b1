------------------------------- MODULE Client -------------------------------
(* A cache as the sessions of its clients see it: a session reads what it wrote *)
(* and never sees history go back. Nothing is known of what is inside.          *)
(*                                                                             *)
(* A view is one entry as one session sees it. Each is on its own, so that a    *)
(* trace of all of them can be followed, or each by itself.                     *)
EXTENDS Naturals, TLC
CONSTANT View  \* any text, unless the configuration says which
VARIABLE seen  \* of each view that was looked at: the newest version read or written

AnyText == STRING

Init == seen = << >>

Seen(w) == IF w \in DOMAIN seen THEN seen[w] ELSE 0
Saw(w, v) ==
  seen' = IF w \in DOMAIN seen THEN [seen EXCEPT ![w] = v] ELSE (w :> v) @@ seen

Read(w, v) ==
  /\ v >= Seen(w)
  /\ Saw(w, v)

Write(w, v) ==
  /\ v > Seen(w)
  /\ Saw(w, v)

Next == \E w \in View : \E v \in Nat : Read(w, v) \/ Write(w, v)

Spec == Init /\ [][Next]_seen

NeverBack == [][\A w \in DOMAIN seen : seen'[w] >= seen[w]]_seen
=============================================================================
