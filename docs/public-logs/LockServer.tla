----------------------------- MODULE LockServer -----------------------------
(* Locks that clients ask for and give back, each request answered once. *)
EXTENDS Integers
CONSTANTS Clients, Locks, Requests, Nobody

VARIABLES holder, asked
vars == <<holder, asked>>

Init == /\ holder = [l \in Locks |-> Nobody]
        /\ asked = {}

(* A client asks to lock or release. *)
Ask(what, c, l, r) ==
  /\ asked' = asked \cup {[what |-> what, client |-> c, lock |-> l, id |-> r]}
  /\ UNCHANGED holder

Answered(what, c, l, r) ==
  LET request == [what |-> what, client |-> c, lock |-> l, id |-> r] IN
  /\ request \in asked
  /\ asked' = asked \ {request}

Grant(c, l, r) ==
  /\ Answered("LOCK", c, l, r)
  /\ holder[l] = Nobody
  /\ holder' = [holder EXCEPT ![l] = c]

RefuseLock(c, l, r) ==
  /\ Answered("LOCK", c, l, r)
  /\ holder[l] # Nobody
  /\ UNCHANGED holder

Free(c, l, r) ==
  /\ Answered("RELEASE", c, l, r)
  /\ holder[l] = c
  /\ holder' = [holder EXCEPT ![l] = Nobody]

RefuseRelease(c, l, r) ==
  /\ Answered("RELEASE", c, l, r)
  /\ holder[l] # c
  /\ UNCHANGED holder

Next == \E c \in Clients, l \in Locks, r \in Requests :
          \/ \E what \in {"LOCK", "RELEASE"} : Ask(what, c, l, r)
          \/ Grant(c, l, r)
          \/ RefuseLock(c, l, r)
          \/ Free(c, l, r)
          \/ RefuseRelease(c, l, r)

Spec == Init /\ [][Next]_vars

OnlyAskersHold == \A l \in Locks : holder[l] \in Clients \cup {Nobody}
=============================================================================
