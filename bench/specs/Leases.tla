------------------------------- MODULE Leases -------------------------------
(* A lock with leases: clocks that run at their own pace within a bound, times  *)
(* as integers, and what each client believes.                                  *)
EXTENDS Naturals
CONSTANTS Client, Term, Drift, End
VARIABLES now, clock, granted, holds

vars == <<now, clock, granted, holds>>
Nobody == "nobody"

TypeOK ==
  /\ now \in 0..End
  /\ clock \in [Client -> 0..(End + Drift)]
  /\ granted \in [to : Client \cup {Nobody}, until : 0..(End + Term)]
  /\ holds \in [Client -> 0..(End + Term)]

Init ==
  /\ now = 0
  /\ clock = [c \in Client |-> 0]
  /\ granted = [to |-> Nobody, until |-> 0]
  /\ holds = [c \in Client |-> 0]

Tick ==
  /\ now < End
  /\ \A c \in Client : clock[c] + Drift > now
  /\ now' = now + 1
  /\ UNCHANGED <<clock, granted, holds>>

TickOf(c) ==
  /\ clock[c] < now + Drift
  /\ clock' = [clock EXCEPT ![c] = @ + 1]
  /\ UNCHANGED <<now, granted, holds>>

Grant(c) ==
  /\ now > granted.until + 2 * Drift \/ granted.to \in {Nobody, c}
  /\ granted' = [to |-> c, until |-> now + Term]
  /\ holds' = [holds EXCEPT ![c] = IF clock[c] + Term > Drift THEN clock[c] + Term - Drift ELSE 0]
  /\ UNCHANGED <<now, clock>>

Release(c) ==
  /\ granted.to = c
  /\ granted' = [granted EXCEPT !.to = Nobody]
  /\ holds' = [holds EXCEPT ![c] = 0]
  /\ UNCHANGED <<now, clock>>

Next == Tick \/ \E c \in Client : TickOf(c) \/ Grant(c) \/ Release(c)

Spec == Init /\ [][Next]_vars

Believes(c) == holds[c] > clock[c]
Exclusive == \A c, d \in Client : c # d => ~(Believes(c) /\ Believes(d))
=============================================================================
