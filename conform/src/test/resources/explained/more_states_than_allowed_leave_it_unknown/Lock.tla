-------------------------------- MODULE Lock --------------------------------
(* A lock that clients take and give back; each grant has a higher token.     *)
EXTENDS Naturals
CONSTANT Client
VARIABLES holders, token
vars == <<holders, token>>

Init == holders = {} /\ token = 0

Grant(c) ==
  /\ c \notin holders
  /\ holders' = holders \cup {c}
  /\ token' = token + 1

Release(c) ==
  /\ c \in holders
  /\ holders' = holders \ {c}
  /\ UNCHANGED token

Reset ==
  /\ holders = {}
  /\ token' = 0
  /\ UNCHANGED holders

Next == Reset \/ \E c \in Client : Grant(c) \/ Release(c)

AtMostOne == \A c, d \in holders : c = d
NeverBack == [][token' >= token]_vars
=============================================================================
