-------------------------------- MODULE Lock --------------------------------
(* A lock that one client has at a time.                                      *)
CONSTANT Client
VARIABLE holders

Init == holders = {}

Grant(c) ==
  /\ holders = {}
  /\ holders' = holders \cup {c}

Release(c) ==
  /\ c \in holders
  /\ holders' = holders \ {c}

Next == \E c \in Client : Grant(c) \/ Release(c)

AtMostOne == \A c, d \in holders : c = d
=============================================================================
